import { didYouMean } from "../nearest";
import type { Problems } from "../problems";
import { bare, hintFor } from "./hints";

/** Maximum number of known props that a message lists. */
const maxListedProps = 8;

/** Refuses members of an object that are no props, and says what is meant: the prop by another name, or the nearest. */
export function refuseUnknown(
  prefix: string,
  props: Readonly<Record<string, unknown>>,
  known: readonly string[],
  problems: Problems,
): void {
  const rule =
    known.length <= maxListedProps ? `is not a prop here (known: ${known.join(", ")})` : "is not a prop here";
  for (const name of Object.keys(props).filter((candidate) => !known.includes(candidate))) {
    problems.add(`${prefix}${name}`, rule, props[name], remedyFor(name, known, problems));
  }
}

function remedyFor(name: string, known: readonly string[], problems: Problems): string | undefined {
  const meant = known.find((candidate) => bare(candidate) === bare(name));
  return meant === undefined ? (hintFor(name, problems.hints) ?? didYouMean(name, known)) : `it is called \`${meant}\``;
}
