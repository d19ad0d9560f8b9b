import { type Check, anything, known, literal, oneOf, shown } from "./check";
import { type Problems, hidden, isPlain, isUnresolved } from "../problems";

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

/** Most props that a message lists as the known ones. */
const fewProps = 8;

/** Names of unknown props whose value is not shown: it may be a secret in the wrong place. */
const mayHoldSecret = /token|secret|password|credential|auth|url|webhook/i;

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
