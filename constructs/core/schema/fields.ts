import type { Check } from "./check";

/* What an object may have: one field for each prop. */

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

/** A schema of any interface. */
export type AnySchema = Readonly<Record<string, RequiredField<unknown> | OptionalField<unknown>>>;

/** The members of a union, each with its kind. */
export type Kinds = readonly (readonly [kind: string, schema: AnySchema])[];

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
