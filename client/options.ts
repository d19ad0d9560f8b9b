import type { Schema } from "./value";

/** What an option must be. */
export interface Check {
  /** As a message says it: `must be …`. */
  readonly rule: string;
  /** Whether a value is that. */
  readonly accepts: (value: unknown) => boolean;
  /** What is thrown otherwise. */
  readonly error: typeof RangeError | typeof TypeError;
  /**
   * Whether it cannot be left out.
   *
   * @default false
   */
  readonly isRequired?: boolean;
}

/** The checks of all options of something. */
export type Checks<T> = Readonly<Record<keyof T, Check>>;

/** Milliseconds that a timer can take; a longer one would end at once. */
const longestMs = 2_147_483_647;

/** Seconds that Redis can take as milliseconds without doubt: more than 30 years. */
const longestSeconds = 1_000_000_000;

const limited = (rule: string, accepts: (value: number) => boolean): Check => ({
  rule,
  accepts: (value) => typeof value === "number" && accepts(value),
  error: RangeError,
});

const typed = (rule: string, accepts: Check["accepts"]): Check => ({ rule, accepts, error: TypeError });

/** An option that cannot be left out. */
export const required = (check: Check): Check => ({ ...check, isRequired: true });

/** A number from `min` to below `below`. */
export const numberFrom = (min: number, rule: string, below = Infinity): Check =>
  limited(rule, (value) => value >= min && value < below);

/** A whole number from `min` to `max`. */
export const wholeFrom = (min: number, max = Number.MAX_SAFE_INTEGER): Check =>
  limited(
    `a whole number from ${min}${max === Number.MAX_SAFE_INTEGER ? "" : ` to ${max}`}`,
    (value) => Number.isSafeInteger(value) && value >= min && value <= max,
  );

/** A time in milliseconds that something waits for. */
export const msFrom = (min: number): Check =>
  limited(`a number of milliseconds from ${min} to ${longestMs}`, (value) => value >= min && value <= longestMs);

/** A time in seconds after which something expires. */
export const secondsAboveZero: Check = limited(
  `a number of seconds from 0.001 to ${longestSeconds}`,
  (value) => value >= 0.001 && value <= longestSeconds,
);

/** A function of the caller's. */
export const aFunction = typed("a function", (value) => typeof value === "function");

/** A text; what it must look like is checked where it is used. */
export const aText = typed("a text", (value) => typeof value === "string");

/** A text that is not empty. */
export const aName = typed("a text that is not empty", (value) => typeof value === "string" && value !== "");

/** An object, whose own options are checked where they are used. */
export const anObject = typed("an object", (value) => typeof value === "object" && value !== null);

/** An object with a method, or with several. */
export const having = (methods: string | readonly string[], rule: string): Check =>
  typed(rule, (value) => {
    const object = Object(value) as Readonly<Record<string, unknown>>;
    return [methods].flat().every((method) => typeof object[method] === "function");
  });

/** What sends commands. */
export const aGuardedRedis = required(having("run", "a connection, as connect() or guard() makes it"));

/** A connection whose nodes can be asked. */
export const aConnection = required(having("primaries", "a connection, as connect() makes it"));

/** Of `ValueOptions`. */
export const valueChecks = {
  maxBytes: numberFrom(1, "a number of bytes from 1"),
  schema: typed(
    "a schema with the standard interface, such as one of Zod, Valibot or ArkType",
    (value) => typeof (value as Partial<Schema<unknown>> | null)?.["~standard"]?.validate === "function",
  ),
};

/**
 * The options that were given, when each of them is what it must be.
 *
 * @throws RangeError for a number outside its limits
 * @throws TypeError for anything else that is wrong, and for an option that does not exist
 */
export function checked<T extends object>(options: T, checks: Checks<T>): T {
  const given = Object(options) as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(checks, name));
  if (unknown !== undefined) {
    throw new TypeError(`${unknown} is no option; the options are ${Object.keys(checks).join(", ")}`);
  }
  for (const [name, { rule, accepts, error: Wrong, isRequired = false }] of Object.entries<Check>(checks)) {
    const value = given[name];
    if (!accepts(value) && (isRequired || value !== undefined)) {
      throw new Wrong(`${name} must be ${rule}, got ${shown(value)}`);
    }
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}

function shown(value: unknown): string {
  return typeof value === "string"
    ? `"${value}"`
    : typeof value === "number" || value === null
      ? String(value)
      : typeof value;
}
