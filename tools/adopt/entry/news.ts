import type { SynthesizedStack } from "../../../constructs/testing";
import type { StackDocument } from "../../shared/stack/document";
import type { Taking } from "./part";

/** What people call the types that a cache has beside it, one and several. */
const words: Readonly<Record<string, readonly [one: string, several: string]>> = {
  aws_cloudwatch_metric_alarm: ["alarm", "alarms"],
  aws_cloudwatch_composite_alarm: ["composite alarm", "composite alarms"],
  aws_cloudwatch_dashboard: ["dashboard", "dashboards"],
  aws_sns_topic: ["topic", "topics"],
  aws_secretsmanager_secret: ["secret", "secrets"],
};

/**
 * What is made beside the cache, and what is imported because AWS would overwrite it.
 *
 * @param imports the import ids by construct path
 */
export function newsOf(stack: SynthesizedStack, imports: Readonly<Record<string, string>>): readonly Taking[] {
  const taken = new Set(Object.values(imports));
  const { resource = {} } = stack.document as StackDocument;
  return Object.entries(words).flatMap(([type, [one, several]]) => {
    const names = Object.values(resource[type] ?? {}).map((args) =>
      String(args.alarm_name ?? args.dashboard_name ?? args.name),
    );
    const isTaken = (name: string) => [...taken].some((id) => id === name || id.endsWith(`:${name}`));
    const fresh = names.filter((name) => !isTaken(name));
    const replaced = names.filter(isTaken);
    return [
      ...replaced.map((what): Taking => ({ part: one, what, how: "imported", why: "it has the name of one of ours" })),
      ...(fresh.length === 0 ? [] : [newTaking(fresh, one, several)]),
    ];
  });
}

function newTaking(names: readonly string[], one: string, several: string): Taking {
  const [first = ""] = names;
  return names.length === 1
    ? { part: one, what: first, how: "new" }
    : { part: several, what: `${names.length}, ${first} and others`, how: "new" };
}
