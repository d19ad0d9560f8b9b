import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { type Problem, ValidationError } from "./validation-error";

/** What made a part, and from what. */
interface Origin {
  readonly whole: IConstruct;
  /** The props of the whole that became props of the part, by the part's names for them. */
  readonly props: Readonly<Record<string, string>>;
  readonly remedy: string | undefined;
}

/** A prop as a person typed it. */
export interface TypedProp {
  /** The construct it was given to. */
  readonly construct: IConstruct;
  /** The prop. */
  readonly prop: string;
  /**
   * What to do there instead of what helps elsewhere.
   *
   * @default - the same as elsewhere
   */
  readonly remedy?: string;
}

const origins = new WeakMap<IConstruct, Origin>();

/**
 * Says that a construct made another one from its own props, so that what is wrong is reported where it was typed.
 *
 * @param props props of the whole, by the props of the part that they became
 * @param remedy what to do there when a name is taken
 * @returns the part
 * @internal
 */
export function partOf<T extends IConstruct>(
  whole: IConstruct,
  part: T,
  props: Readonly<Record<string, string>> = {},
  remedy?: string,
): T {
  origins.set(part, { whole, props, remedy });
  return part;
}

/**
 * The construct that a person made, of which the given one is a part. A stack has its parts' props, not their methods.
 *
 * @internal
 */
export function wholeOf(part: IConstruct): IConstruct {
  const whole = origins.get(part)?.whole;
  return whole === undefined || TerraformStack.isStack(whole) ? part : wholeOf(whole);
}

function isOrIsIn(prop: string, other: string): boolean {
  return prop === other || other.startsWith(`${prop}.`) || other.startsWith(`${prop}[`);
}

/**
 * Where a prop of a part was typed.
 *
 * @internal
 */
export function asTyped(construct: IConstruct, prop: string, remedy?: string): TypedProp {
  const origin = origins.get(construct);
  const [name, typed] = Object.entries(origin?.props ?? {}).find(([of]) => isOrIsIn(of, prop)) ?? [];
  return origin === undefined || name === undefined
    ? { construct, prop, remedy }
    : asTyped(origin.whole, `${typed}${prop.slice(name.length)}`, origin.remedy ?? remedy);
}

/**
 * What is wrong with a prop of a construct, in the words of an error about what a person typed.
 *
 * @internal
 */
export function refusal(construct: IConstruct, problem: Problem): string {
  const typed = asTyped(construct, problem.prop);
  return new ValidationError(typed.construct, [{ ...problem, prop: typed.prop }]).message;
}
