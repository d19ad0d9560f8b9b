import { App, TerraformStack } from "cdktf";
import fc from "fast-check";
import { type Problem, ValidationError } from "../../constructs/core";

/** What is wrong wherever it stands, or at most right. */
export const strange: readonly unknown[] = [
  ...[null, NaN, "", " ", "a b", -1.5, 10n, true, [], [[]], {}, { kind: "none" }, Symbol("x"), () => 1, new Date(0)],
  ...[new String("x"), "sg-cache", "A", 1e9, "https://hooks.example.com/canary", "hooks.example.com/canary"],
  ...[{ password: "canary" }, [{ kind: "iam", apiKey: "canary" }], { a: ["https://user:canary@hooks.example.com"] }],
];

/** Every place in a value: the names of the members that lead there. */
export function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const below =
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([name, member]) => placesIn(member, [...path, name]))
      : [];
  return path.length === 0 ? below : [path, ...below];
}

/** A value with another one in one place. */
export function withAnother(value: unknown, [name, ...rest]: readonly string[], other: unknown): unknown {
  if (name === undefined) {
    return other;
  }
  const members = value as Readonly<Record<string, unknown>>;
  const changed = withAnother(members[name], rest, other);
  return Array.isArray(value)
    ? value.map((member: unknown, index) => (String(index) === name ? changed : member))
    : { ...members, [name]: changed };
}

/** A place as messages write it. */
export function propAt(value: unknown, path: readonly string[]): string {
  let current = value;
  return path.reduce((at, name) => {
    const isIndex = Array.isArray(current);
    current = (current as Readonly<Record<string, unknown>>)[name];
    return isIndex ? `${at}[${name}]` : at === "" ? name : `${at}.${name}`;
  }, "");
}

export function newStack(): TerraformStack {
  return new TerraformStack(new App({ stackTraces: false }), "stack");
}

/** What refuses something, and what it says. Everything else that is thrown fails the test. */
export function refusalOf(make: () => unknown): ValidationError | undefined {
  try {
    make();
    return undefined;
  } catch (error) {
    if (error instanceof ValidationError) {
      return error;
    }
    throw error;
  }
}

/** A problem at a place, at part of it, or about the list or object that it is the only wrong member of. */
export function isAt(place: string, { prop }: Problem): boolean {
  return prop === place || prop.startsWith(`${place}.`) || prop.startsWith(`${place}[`);
}

export interface Said {
  /** Problems anywhere but at the mistake. */
  readonly invented: readonly string[];
  /** Refusals by something other than what was given the props. */
  readonly strangers: readonly string[];
  /** Messages that show a secret. */
  readonly leaks: readonly string[];
  /** How many of the mistakes were refused. */
  readonly refused: number;
}

/** What is said of every strange value in every place. */
export function saidOf(base: object, make: (changed: never) => unknown, expectedPath: string): Said {
  const tried = placesIn(base).flatMap((path) =>
    strange.map((value) => {
      const refusal = refusalOf(() => make(withAnother(base, path, value) as never));
      return { place: propAt(base, path), value, refusal };
    }),
  );
  const refused = tried.flatMap(({ place, value, refusal }) =>
    refusal === undefined ? [] : [{ place, value, refusal }],
  );
  return {
    invented: refused.flatMap(({ place, value, refusal }) =>
      refusal.problems
        .filter((problem) => !isAt(place, problem))
        .map(({ prop, rule }) => `${typeof value} for ${place}: ${prop} ${rule}`),
    ),
    strangers: refused.flatMap(({ place, refusal: { path } }) => (path === expectedPath ? [] : [`${place}: ${path}`])),
    leaks: refused.flatMap(({ refusal: { message } }) => (message.includes("canary") ? [message] : [])),
    refused: refused.length,
  };
}

/** Mistakes in two places of one value, neither of them within the other. */
export function pairsOf(base: object): fc.Arbitrary<readonly [readonly string[], unknown, readonly string[], unknown]> {
  const place = fc.constantFrom(...placesIn(base));
  const value = fc.constantFrom(...strange);
  const isWithin = (one: readonly string[], other: readonly string[]) =>
    one.every((name, index) => other[index] === name);
  return fc
    .tuple(place, value, place, value)
    .filter(([one, , other]) => !isWithin(one, other) && !isWithin(other, one));
}
