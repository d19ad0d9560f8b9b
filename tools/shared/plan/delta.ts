import type { Change, Values } from "./plan";

/** Stands for a value that is known after apply only. */
export const knownAfterApply = Symbol("known after apply");

/** Attributes inside blocks that the provider computes itself: being unknown is not a change. */
const counted = new Set(["password_count"]);

/** A resource's change, attribute by attribute. */
export interface Delta {
  readonly before: Values;
  /** Values after the change, with `knownAfterApply` where Terraform does not know them yet. */
  readonly after: Values;
  /** Names of the attributes that differ, or may differ. */
  readonly changedNames: readonly string[];
  readonly changed: (attribute: string) => boolean;
}

/**
 * Reads a change of the plan.
 *
 * @param configured names that the code sets: for any other name, being unknown is not a change, because the provider
 *   fills it in. @default - every name counts
 */
export function deltaOf(change: Change, configured?: ReadonlySet<string>): Delta {
  const before = bare(change.before);
  const unknown = bare(change.after_unknown);
  const isOpen = (name: string) => configured?.has(name) ?? true;
  const holes = Object.keys(unknown).filter((name) => unknown[name] === true);
  const after = bare(change.after);
  for (const name of holes) {
    after[name] = isOpen(name) ? knownAfterApply : before[name];
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changedNames = names.filter(
    (name) => differ(before[name], after[name]) || (isOpen(name) && hasHole(unknown[name])),
  );
  return { before, after, changedNames, changed: (attribute) => changedNames.includes(attribute) };
}

/** A copy with the object's own members only, not those that every object has. */
function bare(values: unknown): Record<string, unknown> {
  return Object.assign(Object.create(null), values) as Record<string, unknown>;
}

/** Maximum length of a value that is shown, in characters. */
const maxShownLength = 60;

/** Attributes whose value is never shown, whether or not the plan marks it as secret. */
const secretNames =
  /password|secret_string|secret_binary|token$|^value$|insecure_value|authentication_mode|_wo$|private_key/;

/** True when the plan, or the name of an attribute, says that its value must not be shown. */
export function isSecret({ before_sensitive, after_sensitive }: Change, attribute: string): boolean {
  const isMarked = (mirror: unknown) => mirror === true || hasHole(bare(mirror)[attribute]);
  return isMarked(before_sensitive) || isMarked(after_sensitive) || secretNames.test(attribute);
}

/** The value of an attribute before the change, if it is text and may be shown. */
export function textBefore(change: Change, attribute: string): string | undefined {
  const value = bare(change.before)[attribute];
  return typeof value === "string" && value !== "" && !isSecret(change, attribute) ? value : undefined;
}

/** `6379 → 6380`, without values that are secret, or undefined when nothing can be shown. */
export function describeValues(change: Change, attribute: string): string | undefined {
  if (isSecret(change, attribute)) {
    return undefined;
  }
  const { before, after } = deltaOf(change);
  return describePair(before[attribute], after[attribute]);
}

/** `6379 → 6380`, or undefined when a value is too long to be shown. */
export function describePair(before: unknown, after: unknown): string | undefined {
  const texts = [before, after].map(show);
  return texts.includes(undefined) ? undefined : texts.join(" → ");
}

function show(value: unknown): string | undefined {
  if (value === knownAfterApply) {
    return "(known after apply)";
  }
  if (value === undefined || value === null) {
    return "(none)";
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > maxShownLength ? undefined : text;
}

function differ(before: unknown, after: unknown): boolean {
  return after === knownAfterApply || canonical(before) !== canonical(after);
}

/** Providers write "nothing" as null, as an empty list, or not at all. */
function canonical(value: unknown): string | undefined {
  const isNothing = (inner: unknown) => inner === null || (Array.isArray(inner) && inner.length === 0);
  return JSON.stringify(value, (name, inner: unknown) => (counted.has(name) || isNothing(inner) ? undefined : inner));
}

/** True when a mirror of a value has `true` anywhere in it. */
export function hasHole(mirror: unknown): boolean {
  return (
    mirror === true ||
    (typeof mirror === "object" &&
      mirror !== null &&
      Object.entries(mirror).some(([name, inner]) => !counted.has(name) && hasHole(inner)))
  );
}
