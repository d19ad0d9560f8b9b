import { type Problems, hidden, isPlain, isUnresolved } from "./problems";

/**
 * Checks one value against its declared type. The compiler holds TypeScript callers to the same; these checks are for
 * everyone else, and for what a type cannot express. Unresolved tokens pass every check.
 *
 * @internal
 */
export type Check = (at: string, value: unknown, problems: Problems) => void;

/** A prop of an interface: how it is checked, and whether it may be left out. */
interface Field {
  readonly check: Check;
  readonly required: boolean;
}

/**
 * One field for every prop of an interface: a prop that nobody checks does not compile.
 *
 * @internal
 */
export type Shape<T> = { readonly [K in keyof T]-?: Field };

/** Most props that a message lists as the known ones. */
const fewProps = 8;

/** Names of unknown props whose value is not shown: it may be a secret in the wrong place. */
const mayHoldSecret = /token|secret|password|credential|auth|url|webhook/i;

/**
 * A prop that must be given.
 *
 * @internal
 */
export function required(check: Check): Field {
  return { check, required: true };
}

/**
 * A prop that may be left out.
 *
 * @internal
 */
export function optional(check: Check): Field {
  return { check, required: false };
}

/**
 * A value that only its own domain can judge: the type is checked elsewhere.
 *
 * @internal
 */
export const anything: Check = () => undefined;

/**
 * A text that is not empty.
 *
 * @internal
 */
export const text: Check = knownText((at, value, problems) => {
  if (typeof value !== "string") {
    problems.add(at, "must be a string", value);
  } else if (value.trim() === "") {
    problems.add(at, "must not be empty", value);
  }
});

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

/**
 * A text of a given form.
 *
 * @internal
 */
export function textMatching(pattern: RegExp, rule: string, remedy?: string): Check {
  return knownText((at, value, problems) => {
    if (typeof value !== "string") {
      problems.add(at, "must be a string", value);
    } else if (!pattern.test(value)) {
      problems.add(at, rule, value, remedy);
    }
  });
}

/**
 * A name of a given form that becomes part of a construct's id, so it must be known at synth.
 *
 * @internal
 */
export function literalName(pattern: RegExp, rule: string): Check {
  return literal(textMatching(pattern, rule));
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
 * A list with at least `min` and at most `max` members, each checked and, if `unique`, none given twice.
 *
 * @internal
 */
export function list(member: Check, { min = 1, max = Infinity, unique = true } = {}): Check {
  return known((at, value, problems) => {
    if (!Array.isArray(value)) {
      problems.add(at, "must be a list", value);
      return;
    }
    if (value.length < min || value.length > max) {
      const bound = value.length < min ? `at least ${min}` : `at most ${max}`;
      problems.add(at, `must have ${bound} ${bound.endsWith(" 1") ? "member" : "members"}`, value);
    }
    // A list may have holes, which `forEach` passes by.
    Array.from<unknown>(value).forEach((item, index, items) => {
      member(`${at}[${index}]`, item, problems);
      const first = items.findIndex((other) => Object.is(other, item));
      if (unique && item !== undefined && !isUnresolved(item) && first < index) {
        problems.add(`${at}[${index}]`, "must not be given twice", item);
      }
    });
  });
}

/**
 * An object whose keys the caller chooses; they decide the shape of the output, so it must be known at synth. Each value
 * is checked, each key, and the object as a whole.
 *
 * @internal
 */
export function record(value: Check, key: Check = anything, whole: Check = anything): Check {
  return literal((at, received, problems) => {
    if (typeof received !== "object" || received === null || Array.isArray(received) || !isPlain(received)) {
      problems.add(at, "must be an object", received);
      return;
    }
    for (const [name, item] of Object.entries(received)) {
      problems.judgingNames(() => {
        key(`${at}.${name}`, name, problems);
      });
      value(`${at}.${name}`, item, problems);
    }
    whole(at, received, problems);
  });
}

/**
 * An object with exactly the props of an interface.
 *
 * @internal
 */
export function struct<T>(shape: Shape<T>): Check {
  const fields = Object.entries<Field>(shape);
  return literal((at, value, problems) => {
    if (typeof value !== "object" || value === null || Array.isArray(value) || isSomethingElse(value, shape)) {
      problems.add(at === "" ? "props" : at, "must be an object", value);
      return;
    }
    const prefix = at === "" ? "" : `${at}.`;
    const props = value as Readonly<Record<string, unknown>>;
    for (const [name, field] of fields) {
      const prop = props[name];
      if (prop !== undefined) {
        field.check(`${prefix}${name}`, prop, problems);
      } else if (field.required) {
        problems.add(`${prefix}${name}`, "is required", undefined);
      }
    }
    if (isPlain(value)) {
      refuseUnknown(prefix, props, Object.keys(shape), problems);
    }
  });
}

/** True for an instance that has none of the props: a date, a map. */
function isSomethingElse(value: object, shape: object): boolean {
  return !isPlain(value) && !Object.keys(shape).some((name) => name in value);
}

function refuseUnknown(
  prefix: string,
  props: Readonly<Record<string, unknown>>,
  known: readonly string[],
  problems: Problems,
): void {
  const rule = known.length <= fewProps ? `is not a prop here, only ${known.join(", ")} are` : "is not a prop here";
  for (const name of Object.keys(props).filter((candidate) => !known.includes(candidate))) {
    const meant = known.find((candidate) => bare(candidate) === bare(name));
    const remedy = meant === undefined ? undefined : `it is called \`${meant}\``;
    problems.add(`${prefix}${name}`, rule, mayHoldSecret.test(name) ? hidden : props[name], remedy);
  }
}

/** A name without what differs between spellings: `node_type` and `nodetype` are `nodeType`. */
function bare(name: string): string {
  return name.replace(/[_-]/g, "").toLowerCase();
}

/**
 * One of several interfaces, told apart by the value of one prop.
 *
 * @internal
 */
export function variants(tag: string, checks: Readonly<Record<string, Check>>): Check {
  const tagCheck = oneOf(Object.keys(checks));
  return literal((at, value, problems) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      problems.add(at, `must be an object with \`${tag}\``, value);
      return;
    }
    const chosen = (value as Readonly<Record<string, unknown>>)[tag];
    const check = typeof chosen === "string" && Object.hasOwn(checks, chosen) ? checks[chosen] : undefined;
    if (check === undefined) {
      shown(tagCheck)(`${at}.${tag}`, chosen, problems);
    } else {
      check(at, value, problems);
    }
  });
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
 * What Terraform takes for the beginning of an expression or a directive, and then cannot read.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
const brokenTemplate = /(?<!\$)\$\{[^}]*$|(?<!%)%\{(?!~?\s*(?:if|for|else|endif|endfor)\b)/;

/**
 * Lets unresolved tokens of a text pass, and none of a number, a list or a map.
 *
 * @internal
 */
export function knownText(check: Check): Check {
  return (at, value, problems) => {
    if (typeof value === "string" && brokenTemplate.test(value)) {
      const rule = "must not begin an expression (`${`) or a directive (`%{`) of Terraform that is none";
      problems.add(at, rule, value, "write `$${` or `%%{` for the characters");
    } else if (!isUnresolved(value) || !mayBeText(value)) {
      check(at, value, problems);
    }
  };
}

/** True for a text, and for an instance of the framework's that stands for some value; false for a list and a map. */
function mayBeText(value: unknown): boolean {
  const isInstance = typeof value === "object" && value !== null && !Array.isArray(value) && !isPlain(value);
  return typeof value === "string" || isInstance;
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
