import { didYouMean } from "../nearest";
import { Problems } from "../problems";
import { type Check, checkGiven } from "./check";
import { bare, hintFor } from "./hints";
import type { AnySchema, Kinds } from "./fields";

/** Maximum number of known props that a message lists. */
const maxListedProps = 8;

/** What an object may have, and what it could have if its `kind` were another one. */
interface Expected {
  readonly schema: AnySchema;
  readonly others: Kinds;
}

/** A member of an object that is no prop. */
export interface Stranger {
  /** Its name. */
  readonly name: string;
  /** Its value. */
  readonly value: unknown;
  /** What is meant, if anything is. */
  readonly remedy: string | undefined;
  /** Props that are missing because they are given under this name, or because the kind is another one. */
  readonly meant: readonly string[];
}

/** Members of an object that are no props, and what each is meant to be: the prop by another name, or the nearest. */
export function strangersAmong(
  props: Readonly<Record<string, unknown>>,
  expected: Expected,
  problems: Problems,
): readonly Stranger[] {
  const known = Object.keys(expected.schema);
  const missing = known.filter((name) => props[name] === undefined && expected.schema[name]?.required === true);
  return Object.entries(props)
    .filter(([name]) => !known.includes(name))
    .map(([name, value]) => {
      const remedy = remedyFor(name, value, { ...expected, known, missing }, problems);
      const named = namedIn(remedy);
      const isOtherKind = named.includes("kind") && known.includes("kind");
      return { name, value, remedy, meant: isOtherKind ? missing : missing.filter((prop) => named.includes(prop)) };
    });
}

/** Refuses members that are no props. */
export function refuseStrangers(
  prefix: string,
  strangers: readonly Stranger[],
  known: readonly string[],
  problems: Problems,
): void {
  const rule =
    known.length <= maxListedProps ? `is not a prop here (known: ${known.join(", ")})` : "is not a prop here";
  for (const { name, value, remedy } of strangers) {
    problems.add(`${prefix}${name}`, rule, value, remedy);
  }
}

/** The props that a remedy names. */
export function namedIn(remedy: string | undefined): readonly string[] {
  return [...(remedy ?? "").matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
}

/** True for a value that passes a check. */
export function fits<T>(check: Check<T>, value: unknown): boolean {
  const problems = new Problems();
  checkGiven(check, "it", value, problems);
  return problems.list.length === 0;
}

interface Known extends Expected {
  readonly known: readonly string[];
  readonly missing: readonly string[];
}

function remedyFor(name: string, value: unknown, expected: Known, problems: Problems): string | undefined {
  const { known } = expected;
  const same = known.find((candidate) => bare(candidate) === bare(name));
  if (same !== undefined) {
    return `it is called \`${same}\``;
  }
  const [own, ...around] = problems.hints;
  const hint = own === undefined ? undefined : hintFor(name, [own], known);
  if (namedIn(hint).some((prop) => prop !== "kind" && known.includes(prop))) {
    return hint;
  }
  return (
    remedyByValue(name, value, expected) ??
    hint ??
    remedyByKind(name, expected) ??
    didYouMean(name, known) ??
    hintAround(name, around, known)
  );
}

/** The one missing prop of a kind that takes the value. Numbers say too little. */
function remedyByValue(name: string, value: unknown, { schema, others, missing }: Known): string | undefined {
  const isTelling = typeof value === "string" || Array.isArray(value);
  const fieldIn = (schema: AnySchema) => (Object.hasOwn(schema, name) ? schema[name] : undefined);
  const isRightElsewhere = others.some(([, other]) => {
    const field = fieldIn(other);
    return field !== undefined && fits(field.check, value);
  });
  const fitting = missing.filter((prop) => schema[prop] !== undefined && fits(schema[prop].check, value));
  return isTelling && !isRightElsewhere && others.length > 0 && fitting.length === 1
    ? `it is called \`${fitting[0]}\``
    : undefined;
}

/** The kind whose prop it is. */
function remedyByKind(name: string, { others }: Known): string | undefined {
  const kinds = others.filter(([, schema]) => Object.keys(schema).some((prop) => bare(prop) === bare(name)));
  return kinds.length === 0 ? undefined : `it needs \`kind\`: ${kinds.map(([kind]) => `"${kind}"`).join(" or ")}`;
}

/**
 * A hint of an object around this one. A name of one word means something of the object that it is in; one of several
 * words says what it is about, wherever it stands.
 */
function hintAround(name: string, around: Problems["hints"], known: readonly string[]): string | undefined {
  const hint = /[a-z\d][A-Z]|[_-]/.test(name) ? hintFor(name, around, known) : undefined;
  return hint?.startsWith("it is called") === true ? undefined : hint;
}
