import { ValidationError } from "../../../constructs";
import type { Environment, EnvironmentCache } from "../../../stacks/environment";
import { cacheId } from "./candidate";
import { synthesized } from "./synthesized";

/** An object of props whose shape does not matter here. */
type Props = Readonly<Record<string, unknown>>;

/**
 * Leaves out what says the same as our defaults: everything without which the stack stays what it is.
 *
 * Alarms and dashboard follow from the rest, and would take most of the time.
 */
export function onlyDifferences(environment: Environment): Environment {
  const whole = environment.caches[cacheId]!;
  const stackOf = (cache: Props): string | undefined => {
    const quiet = { ...cache, alarms: { level: "off" }, dashboard: { kind: "off" } } as unknown as EnvironmentCache;
    return documentOf({ ...environment, caches: { [cacheId]: quiet } });
  };
  const wanted = stackOf(whole as unknown as Props);
  const needed = without(whole as unknown as Props, (cache) => stackOf(cache) === wanted);
  return { ...environment, caches: { [cacheId]: needed as unknown as EnvironmentCache } };
}

/** Leaves out each prop, and then each prop of the objects that stay, while the whole stays the same. */
function without(props: Props, isSame: (props: Props) => boolean): Props {
  let left = props;
  for (const key of Object.keys(props)) {
    const { [key]: value, ...others } = left;
    if (value === undefined || isSame(others)) {
      left = others;
    } else if (isProps(value)) {
      const rest = left;
      left = { ...left, [key]: without(value, (inner) => isSame({ ...rest, [key]: inner })) };
    }
  }
  return left;
}

function isProps(value: unknown): value is Props {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The stack; undefined for props that cannot be. */
function documentOf(environment: Environment): string | undefined {
  try {
    return JSON.stringify(synthesized("adopted", environment).document);
  } catch (error) {
    if (error instanceof ValidationError) {
      return undefined;
    }
    throw error;
  }
}
