import type { Change } from "./entry/changes";
import type { Entry } from "./entry/entry";
import type { FoundCache } from "./found";

/** What was found, how each part is taken over, what changes, and what to do next. */
export function report(found: FoundCache, { takings, changes, notes }: Entry): string {
  const parts = takings.map(({ part, how, what, why = "" }) => [part, how, what, why]);
  const sections = [
    headline(found),
    table(["part", "how", "what", "why"], parts),
    changes.length === 0 ? "nothing that exists changes" : table(["change", "when", "downtime"], changes.map(cells)),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join("\n")]),
  ];
  return sections.join("\n\n");
}

function headline({ group, members: [member], place }: FoundCache): string {
  const engine = `${String(member?.Engine)} ${String(member?.EngineVersion)}`;
  const nodes = (group.MemberClusters ?? []).length;
  return `${String(group.ReplicationGroupId)}: ${engine}, ${nodes} x ${String(group.CacheNodeType)}, ${place.region}, account ${place.account}`;
}

function cells({ what, when, downtime }: Change): readonly string[] {
  return [what, when, downtime];
}

/** A table whose columns are as wide as what is in them. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_title, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? "").length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [head, ...rows].map(line).join("\n");
}

/** What to know of a state that is kept in a file. */
export const localState =
  "the state is a local file, which one machine has: choose a bucket with --state before a second person applies it";

/** Commands to run, one after the other, each with what it does. */
export function steps(rows: readonly (readonly [command: string, does: string])[]): readonly string[] {
  const width = Math.max(...rows.map(([command]) => command.length));
  return rows.map(([command, does]) => `  ${command.padEnd(width)}   ${does}`);
}
