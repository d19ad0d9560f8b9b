import { isPlain } from "../problems";
import { isUnresolved } from "../tokens/token-type";
import { type Check, checkGiven, known, literal } from "./check";

/**
 * A list with at least `min` and at most `max` members, each checked and, if `unique`, without duplicates.
 *
 * @internal
 */
export function list<T>(member: Check<T>, { min = 1, max = Infinity, unique = true } = {}): Check<readonly T[]> {
  return known(["list"], (at, value, problems) => {
    if (!Array.isArray(value)) {
      problems.add(at, "must be a list", value);
      return;
    }
    if (value.length < min || value.length > max) {
      const bound = value.length < min ? `at least ${min}` : `at most ${max}`;
      problems.add(at, `must have ${bound} ${bound.endsWith(" 1") ? "member" : "members"}`, value);
    }
    // A list may have holes, which `forEach` skips.
    Array.from<unknown>(value).forEach((item, index, items) => {
      checkGiven(member, `${at}[${index}]`, item, problems);
      const first = items.findIndex((other) => Object.is(other, item));
      if (unique && item !== undefined && !isUnresolved(item) && first < index) {
        problems.add(`${at}[${index}]`, "must not be given twice", item);
      }
    });
  });
}

const anyKey: Check<string> = () => undefined;

/** What a record is checked by, beside its values. */
interface RecordRules<K extends string, T> {
  /**
   * Check of each key.
   *
   * @default - any text is a key
   */
  readonly key?: Check<K>;
  /**
   * Check of the object as a whole.
   *
   * @default - nothing but its members matters
   */
  readonly whole?: Check<T>;
}

/**
 * An object whose keys the caller chooses. They decide what is made, so it must be known at synth. Each value is
 * checked, each key, and the object as a whole.
 *
 * @internal
 */
export function record<V, K extends string = string>(
  value: Check<V>,
  { key = anyKey, whole }: RecordRules<K, Readonly<Record<string, V>>> = {},
): Check<Readonly<Record<K, V>>> {
  return literal((at, received, problems) => {
    if (typeof received !== "object" || received === null || Array.isArray(received) || !isPlain(received)) {
      problems.add(at, "must be an object", received);
      return;
    }
    for (const [name, item] of Object.entries(received)) {
      problems.judgingNames(() => {
        checkGiven(key, `${at}.${name}`, name, problems);
      });
      checkGiven(value, `${at}.${name}`, item, problems);
    }
    whole?.(at, received, problems);
  });
}
