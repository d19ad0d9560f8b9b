import { type Problems, hidden, isUnresolved } from "../problems";

/**
 * Checks one value against its declared type. The compiler holds TypeScript callers to the same; these checks are for
 * everyone else, and for what a type cannot express. Unresolved tokens pass every check.
 *
 * @internal
 */
export type Check = (at: string, value: unknown, problems: Problems) => void;

/**
 * A value that only its own domain can judge: the type is checked elsewhere.
 *
 * @internal
 */
export const anything: Check = () => undefined;

/**
 * A value that several rules are about.
 *
 * @internal
 */
export function every(...checks: readonly Check[]): Check {
  return (at, value, problems) => {
    checks.forEach((check) => {
      check(at, value, problems);
    });
  };
}

/**
 * Lets unresolved tokens pass.
 *
 * @internal
 */
export function known(check: Check): Check {
  return (at, value, problems) => {
    if (!isUnresolved(value)) {
      check(at, value, problems);
    }
  };
}

/**
 * Checks like another what must be known at synth.
 *
 * @internal
 */
export function literal(check: Check): Check {
  return (at, value, problems) => {
    if (isUnresolved(value)) {
      problems.add(at === "" ? "props" : at, "must be known at synth", value);
    } else {
      check(at, value, problems);
    }
  };
}

/**
 * True or false.
 *
 * @internal
 */
export const flag: Check = known(literalFlag);

/**
 * True or false, and known at synth: Terraform's lifecycle rules take no expression.
 *
 * @internal
 */
export function literalFlag(at: string, value: unknown, problems: Problems): void {
  if (isUnresolved(value)) {
    problems.add(at, "must be known at synth, true or false", value);
  } else if (typeof value !== "boolean") {
    problems.add(at, "must be true or false", value);
  }
}

/**
 * A whole number within both bounds.
 *
 * @internal
 */
export function integer(min: number, max: number): Check {
  return known((at, value, problems) => {
    if (typeof value !== "number" || !Number.isInteger(value) || value < min || value > max) {
      problems.add(at, `must be a whole number between ${min} and ${max}`, value);
    }
  });
}

/**
 * One of a closed list; it decides the shape of the output, so it must be known at synth.
 *
 * @internal
 */
export function oneOf(allowed: readonly string[]): Check {
  const list = allowed.map((name) => `"${name}"`).join(", ");
  return (at, value, problems) => {
    if (isUnresolved(value)) {
      problems.add(at, `must be known at synth, one of ${list}`, value);
    } else if (typeof value !== "string" || !allowed.includes(value)) {
      problems.add(at, `must be one of ${list}`, value);
    }
  };
}

/**
 * A secret: only ever a reference to where it is kept, and never shown.
 *
 * @internal
 */
export function referenceOnly(what: string): Check {
  return known((at, _value, problems) => {
    problems.add(at, `must be a reference to where the ${what} is kept, never the ${what} itself`, hidden);
  });
}

/**
 * Checks like another, without showing any text or object that it receives: a secret may be in the wrong place.
 *
 * @internal
 */
export function secretive(check: Check): Check {
  return (at, value, problems) => {
    problems.showingText(false, () => {
      check(at, value, problems);
    });
  };
}

/**
 * Checks like another, within one that shows nothing, what is known to be no secret.
 *
 * @internal
 */
export function shown(check: Check): Check {
  return (at, value, problems) => {
    problems.showingText(true, () => {
      check(at, value, problems);
    });
  };
}
