import { cardOf } from "../../shared/cards/index";
import { hasHole } from "../../shared/plan/delta";
import type { Values } from "../../shared/plan/plan";

/**
 * Type and name of an object, if AWS identifies it by name; undefined without a name, or while it is unknown.
 *
 * @param unknown mirrors the values, with true where they are known only after the apply
 */
export function identityOf(type: string, values: Values | null, unknown?: unknown): string | undefined {
  const attributes = cardOf(type)?.namedBy ?? [];
  const names = attributes.map((attribute) => canonical(attribute, values?.[attribute]) ?? null);
  const isKnown = !attributes.some((attribute) => hasHole((unknown as Values | null | undefined)?.[attribute]));
  return isKnown && names.some((name) => name !== null) ? JSON.stringify([type, ...names]) : undefined;
}

/** Providers write "nothing" in several ways, and the port of a cache as its default when it is left out. */
export function canonical(name: string, value: unknown): string | undefined {
  const isNothing =
    value === null || value === "" || value === false || value === 0 || (Array.isArray(value) && value.length === 0);
  return isNothing || (name === "port" && value === 6379) ? undefined : JSON.stringify(value);
}

/** `arn:aws:elasticache:us-east-1:111122223333:…` is in `us-east-1`. */
export function regionIn(arn: unknown): string | undefined {
  const region = typeof arn === "string" ? arn.split(":")[3] : undefined;
  return region === "" ? undefined : region;
}
