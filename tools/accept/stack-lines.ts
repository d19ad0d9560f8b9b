import { createHash } from "node:crypto";
import { type SynthesizedStack, snapshotSerializer } from "../../constructs/testing";
import type { Arguments, Blocks, StackDocument } from "../shared/stack/document";

/** Maximum length of a text in a snapshot, in characters; longer texts have tests of their own. */
const maxTextLength = 300;

/** How the attributes of one thing are written after its address. */
export type Layout = (attributes: Arguments) => string;

/** All attributes on the line of the address. */
export const inline: Layout = (attributes) => ` ${JSON.stringify(attributes)}`;

/** Each attribute on a line of its own. */
export const indented: Layout = (attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => `\n  ${name}: ${JSON.stringify(value)}`)
    .join("");

/** What is in a stack, for a snapshot that people review: a change of a thing is a change of a line. */
export function stackLines(stack: SynthesizedStack, layout: Layout): string {
  const { resource, data, ...rest } = JSON.parse(snapshotSerializer.print(stack), shortened) as StackDocument;
  const { aws_cloudwatch_metric_alarm: alarms = {}, ...resources } = resource ?? {};
  return [
    ...Object.entries(rest).map(([kind, things]) => `${kind}${layout(things)}`),
    ...linesOf("data", data ?? {}, layout),
    ...linesOf("resource", resources, layout),
    ...alarmLines(Object.values(alarms)),
  ].join("\n");
}

function linesOf(kind: string, types: Blocks, layout: Layout): readonly string[] {
  return Object.entries(types).flatMap(([type, named]) =>
    Object.entries(named).map(([name, thing]) => `${kind} ${type}.${name}${layout(thing)}`),
  );
}

/** The alarms by name; those of nodes and shards, which differ by their number, once. */
function alarmLines(alarms: readonly Arguments[]): readonly string[] {
  const names = alarms.map(({ alarm_name, comparison_operator, threshold }) => {
    const name = String(alarm_name).replace(/(node|shard)-\d+/g, "$1-N");
    return `alarm ${name} ${String(comparison_operator)} ${String(threshold)}`;
  });
  return [...new Set(names)].map((name) => `${name}, ${names.filter((other) => other === name).length} times`);
}

/** Policies and dashboards, by their checksum. */
function shortened(_: string, value: unknown): unknown {
  if (typeof value !== "string" || value.length <= maxTextLength) {
    return value;
  }
  return `${value.length} characters, SHA-256 ${createHash("sha256").update(value).digest("hex").slice(0, 8)}`;
}
