import { type Problems, isPlain } from "../problems";
import { type Check, checkGiven, literal } from "./check";
import { type AnySchema, type Kinds, type Schema, type VariantSchemas, required } from "./fields";
import type { LoadHints } from "./hints";
import { oneOf } from "./scalars";

const unknownProps = () => require("./unknown-props") as typeof import("./unknown-props");
const unknownKinds = () => require("./unknown-kinds") as typeof import("./unknown-kinds");

/**
 * An object with exactly the props of an interface.
 *
 * @param hints what to say to somebody who types another name here, or deeper
 * @internal
 */
export function struct<T extends object>(schema: Schema<NoInfer<T>>, hints?: LoadHints): Check<T> {
  return hinting(hints, members<T>(schema, []));
}

/**
 * One of several interfaces, told apart by their `kind`.
 *
 * @param hints what to say to somebody who types another name here, or deeper, or another kind
 * @internal
 */
export function variants<T extends { readonly kind: string }>(schemas: VariantSchemas<T>, hints?: LoadHints): Check<T> {
  const kinds: Kinds = Object.entries(schemas as Readonly<Record<string, AnySchema>>);
  const kindCheck = oneOf(kinds.map(([kind]) => kind));
  const checks = new Map(
    kinds.map(([kind, schema]) => [
      kind,
      members<object>(
        { kind: required(kindCheck), ...schema },
        kinds.filter(([other]) => other !== kind),
      ),
    ]),
  );
  return hinting(hints, (at, value, problems) => {
    const { kind } = Object(value) as Readonly<Record<string, unknown>>;
    const check = typeof kind === "string" ? checks.get(kind) : undefined;
    if (check === undefined || typeof value !== "object" || Array.isArray(value)) {
      unknownKinds().refuseKind(at, value, { kinds, kindCheck, checks }, problems);
    } else {
      check(at, value, problems);
    }
  });
}

/**
 * Checks the members of an object.
 *
 * @param others the other members of the union that the interface belongs to
 */
function members<T>(ownSchema: object, others: Kinds): Check<T> {
  const schema = ownSchema as AnySchema;
  const fields = Object.entries(schema);
  const names = Object.keys(schema);
  return (at, value, problems) => {
    if (typeof value !== "object" || value === null || Array.isArray(value) || isSomethingElse(value, names)) {
      problems.add(at === "" ? "props" : at, "must be an object", value);
      return;
    }
    const prefix = at === "" ? "" : `${at}.`;
    const props = value as Readonly<Record<string, unknown>>;
    const strangers =
      isPlain(value) && Object.keys(value).some((name) => !Object.hasOwn(schema, name))
        ? unknownProps().strangersAmong(props, { schema, others }, problems)
        : [];
    for (const [name, field] of fields) {
      const prop = props[name];
      if (prop !== undefined) {
        checkGiven(field.check, `${prefix}${name}`, prop, problems);
      } else if (field.required) {
        refuseMissing(
          `${prefix}${name}`,
          strangers.some(({ meant }) => meant.includes(name)),
          problems,
        );
      }
    }
    if (strangers.length > 0) {
      unknownProps().refuseStrangers(prefix, strangers, names, problems);
    }
  };
}

/** A prop that is given under another name is missing as well, but that is the same mistake. */
function refuseMissing(at: string, isMeant: boolean, problems: Problems): void {
  if (isMeant) {
    problems.know(at);
  } else {
    problems.add(at, "is required", undefined);
  }
}

/** Applies a check to a value that must be known at synth, with further hints for names that are no props. */
function hinting<T>(hints: LoadHints = () => ({}), check: Check<T>): Check<T> {
  return literal((at, value, problems) => {
    problems.hinting(hints, () => {
      check(at, value, problems);
    });
  });
}

/** True for an instance that has none of the props: a date, a map. */
function isSomethingElse(value: object, names: readonly string[]): boolean {
  return !isPlain(value) && !names.some((name) => name in value);
}
