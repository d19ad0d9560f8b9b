import { cardOf } from "../../shared/cards/index";
import { hasHole } from "../../shared/plan/delta";
import type { Values } from "../../shared/plan/plan";

/**
 * Type and name of an object, when AWS knows it by one; undefined when it has none, or none that is known yet.
 *
 * @param unknown mirrors the values, with true where they are known after apply only
 */
export function identityOf(type: string, values: Values | null, unknown?: unknown): string | undefined {
  const attributes = cardOf(type)?.namedBy ?? [];
  const names = attributes.map((attribute) => canonical(attribute, values?.[attribute]) ?? null);
  const isKnown = !attributes.some((attribute) => hasHole((unknown as Values | null | undefined)?.[attribute]));
  return isKnown && names.some((name) => name !== null) ? JSON.stringify([type, ...names]) : undefined;
}

/** Providers write "nothing" in several ways, and the port of a cache as what it is when it is left out. */
export function canonical(name: string, value: unknown): string | undefined {
  const isNothing =
    value === null || value === "" || value === false || value === 0 || (Array.isArray(value) && value.length === 0);
  return isNothing || (name === "port" && value === 6379) ? undefined : JSON.stringify(value);
}
