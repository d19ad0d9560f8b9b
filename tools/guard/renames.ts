import type { ResourceChange, Values } from "./plan";

/** Two addresses of what is probably one object. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/** Share of equal attributes from which two objects are taken to be the same one under another address. */
const likeness = 0.75;

/**
 * Objects that are deleted under one address and created under another: what Terraform plans when a construct gets
 * another id, or moves to another parent, without a word about the move.
 */
export function findRenames(changes: readonly ResourceChange[]): readonly Rename[] {
  const deleted = changes.filter(({ change, deposed }) => change.actions.join() === "delete" && deposed === undefined);
  const created = changes.filter(({ change }) => change.actions.join() === "create");
  const pairs = deleted
    .flatMap((old) =>
      created.filter(({ type }) => type === old.type).map((next) => ({ old, next, score: scoreOf(old, next) })),
    )
    .filter(({ score }) => score >= likeness)
    .sort((a, b) => b.score - a.score);
  const taken = new Set<ResourceChange>();
  return pairs.flatMap(({ old, next }) => {
    if (taken.has(old) || taken.has(next)) {
      return [];
    }
    taken.add(old).add(next);
    return [{ from: old.address, to: next.address }];
  });
}

/** Attributes count; among equals, and for resources that have none, so do the names below the construct that moved. */
function scoreOf(old: ResourceChange, next: ResourceChange): number {
  const sameTail = tailOf(old) === tailOf(next);
  const equal = shareOfEqual(old.change.before ?? {}, next.change.after ?? {});
  return equal === undefined ? Number(sameTail) : equal + (sameTail ? 0.01 : 0);
}

function shareOfEqual(before: Values, after: Values): number | undefined {
  const known = Object.entries(after).filter(([name, value]) => value !== null && !name.startsWith("tags"));
  const equal = known.filter(([name, value]) => JSON.stringify(before[name]) === JSON.stringify(value));
  return known.length === 0 ? undefined : equal.length / known.length;
}

/** `Cache_ReplicationGroup_FinalSnapshot_F497F6C1` becomes `FinalSnapshot`. */
function tailOf({ name }: ResourceChange): string | undefined {
  return name.split("_").at(-2);
}
