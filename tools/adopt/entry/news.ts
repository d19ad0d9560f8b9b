import type { SynthesizedStack } from "../../../constructs/testing";
import type { StackDocument } from "../../shared/stack/document";
import type { Names } from "../read/existing-names";
import type { Taking } from "./part";

/** What a cache has beside it, by type: what people call one and several, and where its names are among those that exist. */
const kinds: Readonly<Record<string, { readonly words: readonly [one: string, several: string]; in?: keyof Names }>> = {
  aws_cloudwatch_metric_alarm: { words: ["alarm", "alarms"], in: "alarms" },
  aws_cloudwatch_composite_alarm: { words: ["composite alarm", "composite alarms"], in: "alarms" },
  aws_cloudwatch_dashboard: { words: ["dashboard", "dashboards"], in: "dashboards" },
  aws_sns_topic: { words: ["topic", "topics"], in: "topics" },
  aws_secretsmanager_secret: { words: ["secret", "secrets"] },
};

/**
 * What is made beside the cache, and what is imported because AWS would overwrite it.
 *
 * @param existing the names that exist already, topics by their ARN
 */
export function newsOf({ document }: SynthesizedStack, existing: Names): readonly Taking[] {
  const { resource = {} } = document as StackDocument;
  return Object.entries(kinds).flatMap(([type, { words, in: kind }]) => {
    const ids = kind === undefined ? [] : existing[kind];
    const names = Object.values(resource[type] ?? {}).map((args) =>
      String(args.alarm_name ?? args.dashboard_name ?? args.name),
    );
    const isTaken = (name: string) => ids.some((id) => id.split(":").at(-1) === name);
    const fresh = names.filter((name) => !isTaken(name));
    const [part] = words;
    return [
      ...names
        .filter(isTaken)
        .map((what): Taking => ({ part, what, how: "imported", why: "it has the name of one of ours" })),
      ...(fresh.length === 0 ? [] : [newTaking(fresh, words)]),
    ];
  });
}

function newTaking(names: readonly string[], [one, several]: readonly [string, string]): Taking {
  const [first = ""] = names;
  return names.length === 1
    ? { part: one, what: first, how: "new" }
    : { part: several, what: `${names.length}, ${first} and others`, how: "new" };
}
