import { type Problems, hidden, isPlain } from "../problems";
import { type Check, literal } from "./check";
import { oneOf } from "./scalars";
import { shown } from "./secrets";

/** A prop of an interface that must be given. */
interface RequiredField<T> {
  readonly check: Check<T>;
  readonly required: true;
}

/** A prop of an interface that may be left out. */
interface OptionalField<T> {
  readonly check: Check<T>;
  readonly required: false;
}

type Field<T, K extends keyof T> = undefined extends T[K]
  ? OptionalField<Exclude<T[K], undefined>>
  : RequiredField<T[K]>;

/**
 * One field for every prop of an interface, with a check of the prop's type. A prop that is not checked, or only in
 * part, does not compile.
 *
 * @internal
 */
export type Schema<T> = { readonly [K in keyof T]-?: Field<T, K> };

/**
 * One schema for every member of a union, by its `kind`. A member that is not checked does not compile.
 *
 * @internal
 */
export type VariantSchemas<T extends { readonly kind: string }> = {
  readonly [Kind in T["kind"]]: Schema<Omit<Extract<T, { readonly kind: Kind }>, "kind">> & {
    readonly kind?: never;
  };
};

type AnySchema = Readonly<Record<string, RequiredField<unknown> | OptionalField<unknown>>>;

/**
 * A prop that must be given.
 *
 * @internal
 */
export function required<T>(check: Check<T>): RequiredField<T> {
  return { check, required: true };
}

/**
 * A prop that may be left out.
 *
 * @internal
 */
export function optional<T>(check: Check<T>): OptionalField<T> {
  return { check, required: false };
}

/**
 * An object with exactly the props of an interface.
 *
 * @internal
 */
export function struct<T extends object>(schema: Schema<NoInfer<T>>): Check<T> {
  const fields = Object.entries(schema as AnySchema);
  const names = Object.keys(schema);
  return literal((at, value, problems) => {
    if (typeof value !== "object" || value === null || Array.isArray(value) || isSomethingElse(value, names)) {
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
      refuseUnknown(prefix, props, names, problems);
    }
  });
}

/**
 * One of several interfaces, told apart by their `kind`.
 *
 * @internal
 */
export function variants<T extends { readonly kind: string }>(schemas: VariantSchemas<T>): Check<T> {
  const kinds = Object.entries(schemas as Readonly<Record<string, AnySchema>>);
  const kindCheck = oneOf(kinds.map(([kind]) => kind));
  const checks = new Map(
    kinds.map(([kind, schema]) => [kind, struct<object>({ kind: required(kindCheck), ...schema })]),
  );
  return literal((at, value, problems) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      problems.add(at, "must be an object with `kind`", value);
      return;
    }
    const { kind } = value as Readonly<Record<string, unknown>>;
    const check = typeof kind === "string" ? checks.get(kind) : undefined;
    if (check === undefined) {
      shown(kindCheck)(`${at}.kind`, kind, problems);
    } else {
      check(at, value, problems);
    }
  });
}

/** True for an instance that has none of the props: a date, a map. */
function isSomethingElse(value: object, names: readonly string[]): boolean {
  return !isPlain(value) && !names.some((name) => name in value);
}

/** Maximum number of known props that a message lists. */
const maxListedProps = 8;

/** Names of unknown props whose value is not shown: it may be a secret in the wrong place. */
const mayHoldSecret = /token|secret|password|credential|auth|url|webhook/i;

function refuseUnknown(
  prefix: string,
  props: Readonly<Record<string, unknown>>,
  known: readonly string[],
  problems: Problems,
): void {
  const rule =
    known.length <= maxListedProps ? `is not a prop here (known: ${known.join(", ")})` : "is not a prop here";
  for (const name of Object.keys(props).filter((candidate) => !known.includes(candidate))) {
    const meant = known.find((candidate) => bare(candidate) === bare(name));
    const remedy = meant === undefined ? undefined : `it is called \`${meant}\``;
    problems.add(`${prefix}${name}`, rule, mayHoldSecret.test(name) ? hidden : props[name], remedy);
  }
}

/** A name without the differences between spellings: `node_type` and `nodetype` match `nodeType`. */
function bare(name: string): string {
  return name.replace(/[_-]/g, "").toLowerCase();
}
