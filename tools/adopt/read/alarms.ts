import {
  type CompositeAlarm,
  type DescribeAlarmsOutput,
  type Dimension,
  type MetricAlarm,
  paginateDescribeAlarms,
} from "@aws-sdk/client-cloudwatch";
import type { FoundAlarm } from "../found";
import { askAll } from "./ask";
import type { Session } from "./session";

/** An alarm about some caches of the account. */
export interface ReadAlarm extends FoundAlarm {
  /** Ids of replication groups and nodes, in lower case. */
  readonly about: readonly string[];
}

/** An alarm that looks at other alarms, by their names. */
interface Composite extends FoundAlarm {
  readonly watches: readonly string[];
}

/**
 * Names of the dimensions with which ElastiCache publishes the metrics of a group and of a node.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html
 */
const dimensionsOfCaches: readonly string[] = ["CacheClusterId", "ReplicationGroupId"];

/**
 * Most alarms of one answer, and most names of one question.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
export const alarmsPerPage = 100;

/** What both kinds of alarms are called where they are asked for; composite ones are left out otherwise. */
export const alarmTypes = ["MetricAlarm", "CompositeAlarm"] as const;

/** The alarms about caches: by metrics of theirs, in metric math as well, or by the state of such alarms. */
export async function readAlarms(session: Session): Promise<readonly ReadAlarm[]> {
  const { cloudwatch: client } = session;
  const pages = paginateDescribeAlarms({ client, pageSize: alarmsPerPage }, { AlarmTypes: [...alarmTypes] });
  // An account may have thousands of alarms: of each page only what may be about a cache is kept.
  const kept = await askAll(session, "cloudwatch:DescribeAlarms", pages, alarmsOf);
  return withComposites(
    kept.filter((alarm) => "about" in alarm),
    kept.filter((alarm) => "watches" in alarm),
  );
}

function alarmsOf({ MetricAlarms = [], CompositeAlarms = [] }: DescribeAlarmsOutput): (ReadAlarm | Composite)[] {
  return [
    ...MetricAlarms.map((alarm) => ({ ...foundAlarm(alarm), about: cachesOf(alarm) })).filter(
      ({ about }) => about.length > 0,
    ),
    ...CompositeAlarms.map((alarm) => ({ ...foundAlarm(alarm), watches: namesIn(alarm.AlarmRule ?? "") })),
  ];
}

function foundAlarm(alarm: MetricAlarm | CompositeAlarm): FoundAlarm {
  const { AlarmName = "", AlarmActions = [], OKActions = [], InsufficientDataActions = [] } = alarm;
  return { name: AlarmName, actions: [...new Set([...AlarmActions, ...OKActions, ...InsufficientDataActions])] };
}

function cachesOf({ Dimensions = [], Metrics = [] }: MetricAlarm): readonly string[] {
  const all: readonly Dimension[] = [
    ...Dimensions,
    ...Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric?.Dimensions ?? []),
  ];
  const ids = all.flatMap(({ Name = "", Value = "" }) =>
    dimensionsOfCaches.includes(Name) ? [Value.toLowerCase()] : [],
  );
  return [...new Set(ids)];
}

/**
 * The names of alarms in the rule of a composite one, where each stands in quotes or not, or as an ARN.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
function namesIn(rule: string): readonly string[] {
  const states =
    /\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^()"']+?))\s*\)/g;
  return [...rule.matchAll(states)].map(([, double, single, bare]) =>
    (double ?? single ?? bare ?? "").replace(/\\(.)/g, "$1").replace(/^arn:.*?:alarm:/, ""),
  );
}

/** A composite alarm is about what the alarms in its rule are about, and these may be composite ones themselves. */
function withComposites(known: readonly ReadAlarm[], composites: readonly Composite[]): readonly ReadAlarm[] {
  const about = new Map(known.map((alarm) => [alarm.name, alarm.about]));
  const more = composites.flatMap(({ watches, ...alarm }): readonly ReadAlarm[] => {
    const ids = [...new Set(watches.flatMap((name) => about.get(name) ?? []))];
    return ids.length === 0 ? [] : [{ ...alarm, about: ids }];
  });
  const names = new Set(more.map(({ name }) => name));
  const rest = composites.filter(({ name }) => !names.has(name));
  return more.length === 0 ? known : withComposites([...known, ...more], rest);
}
