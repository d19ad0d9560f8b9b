import { isUnresolved, jsonText } from "../../core";
import type { AlarmId } from "../alarms/alarm-overrides";
import type { PlannedAlarm } from "../alarms/alarm-plan";
import { type Condition, holds } from "../metrics/conditions";
import { alarmName, thresholdOf } from "../alarms/metric-alarm";
import { metricFacts } from "../metrics/metrics";
import { type MonitoredCache, type NodePlace, nodePlaces } from "../monitored-cache";
import { type Graph, type Line, graphWidget, severityColors } from "./graph";
import { type FindLines, graphRows, numbers } from "./graphs";
import { type Row, place, text } from "./widget";

/** What a dashboard shows of the alarms. */
export interface ShownAlarms {
  /** Keys of all alarms, the most important first; a widget holds a hundred. */
  readonly keys: readonly string[];
  /** The alarms on metrics, whose thresholds become lines. */
  readonly planned: readonly PlannedAlarm[];
}

/**
 * Maximum number of nodes on one dashboard. It is AWS's default quota for one cluster, and keeps a dashboard within
 * 2,500 metrics and a widget within 500.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
export const maxNodesPerDashboard = 90;

/** Maximum number of nodes for which the row of numbers stays within the limit of metrics. */
const maxNodesWithNumbers = 50;

/** Maximum number of alarms that one widget can show. */
const maxAlarmsPerWidget = 100;

/** What one dashboard is made from. */
export interface DashboardPage {
  /** The nodes it shows. */
  readonly nodes: readonly NodePlace[];
  /**
   * Index of the page from 1, when there are several.
   *
   * @default - the only one
   */
  readonly page?: number;
}

/** Whole shards on every page. */
export function dashboardPages(cache: MonitoredCache): readonly DashboardPage[] {
  const nodes = nodePlaces(cache);
  const perPage = Math.floor(maxNodesPerDashboard / cache.nodesPerShard) * cache.nodesPerShard;
  const count = Math.ceil(nodes.length / perPage);
  return Array.from({ length: count }, (_, page) => ({
    nodes: nodes.slice(page * perPage, (page + 1) * perPage),
    ...(count > 1 && { page: page + 1 }),
  }));
}

/** Where a cache lives, as Terraform expressions without quotation marks, which would not survive in JSON. */
export interface Location {
  /** Region of the cache. */
  readonly region: string;
  /** Beginning of the ARN of every alarm beside the cache. */
  readonly alarmArnPrefix: string;
  /**
   * Log group of the slow log.
   *
   * @default - no slow log to show
   */
  readonly slowLogGroupName?: string;
}

/** The body of one dashboard, as JSON. */
export function dashboardBody(
  cache: MonitoredCache,
  page: DashboardPage,
  { region, alarmArnPrefix, slowLogGroupName }: Location,
  alarms: ShownAlarms,
): string {
  const draw = (graphs: readonly Graph[]): Row =>
    graphs.filter((graph) => isPublished(graph, cache)).map((graph) => graphWidget(graph, page.nodes, region));
  const rows: Row[] = [
    [text(headline(cache, page), 2)],
    alarms.keys.length > 0 ? [alarmStatus(cache, alarms, alarmArnPrefix)] : [],
    page.nodes.length <= maxNodesWithNumbers ? draw(numbers) : [],
    ...graphRows(cache, findLines(cache, alarms)).map(draw),
    slowLogGroupName === undefined ? [] : [slowLog(cache, slowLogGroupName, region)],
  ];
  return jsonText({
    start: "-PT3H",
    periodOverride: "inherit",
    widgets: place(rows.filter((row) => row.length > 0)),
  });
}

function headline(cache: MonitoredCache, { nodes, page }: DashboardPage): string {
  const { engine, nodeType, shards, nodesPerShard } = cache;
  const product = `${engine.kind === "redis" ? "Redis OSS" : "Valkey"} ${engine.version}`;
  const layout = cache.sharded ? `${shards} shards of ${nodesPerShard}` : `${nodes.length}`;
  const facts = [
    product,
    `${layout} × ${isUnresolved(nodeType) ? "nodes" : nodeType}`,
    ...(page === undefined ? [] : [`part ${page}`]),
  ];
  return `# ${cache.name}\n${facts.join(" · ")} · orange lines warn, red lines page, grey lines are limits`;
}

function alarmStatus(cache: MonitoredCache, { keys }: ShownAlarms, alarmArn: string) {
  const shown = keys.slice(0, maxAlarmsPerWidget);
  return {
    type: "alarm",
    height: Math.min(8, 1 + Math.ceil(shown.length / 10)),
    properties: {
      title: shown.length < keys.length ? `Alarms (the first ${shown.length} of ${keys.length})` : "Alarms",
      sortBy: "stateUpdatedTimestamp",
      alarms: shown.map((key) => `${alarmArn}${alarmName(cache, key)}`),
    },
  } as const;
}

/**
 * The slow log in JSON, slowest command first. Other logs have no durations, and other caches other nodes.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
 */
function slowLog({ name, slowLogGroupShared }: MonitoredCache, logGroupName: string, region: string) {
  const ofThisCache = `filter ispresent(\`Duration (us)\`) and CacheClusterId like /^${name}-([0-9]{4}-)?[0-9]{3}$/`;
  const query = [
    `SOURCE '${logGroupName}'`,
    ...(slowLogGroupShared === true ? [ofThisCache] : []),
    "fields @timestamp, CacheClusterId, `Duration (us)` as microseconds, Command, ClientAddress",
    "sort microseconds desc",
    "limit 20",
  ];
  return {
    type: "log",
    height: 6,
    properties: { title: "Slowest commands", region, view: "table", query: query.join("\n| ") },
  } as const;
}

function findLines(cache: MonitoredCache, { planned }: ShownAlarms): FindLines {
  return (...ids: readonly AlarmId[]) =>
    ids.flatMap((id): readonly Line[] => {
      const definition = planned.find((alarm) => alarm.id === id)?.definition;
      return definition === undefined
        ? []
        : [{ label: id, value: thresholdOf(definition, cache), color: severityColors[definition.severity] }];
    });
}

function isPublished({ when = "always", readings }: Graph, cache: MonitoredCache): boolean {
  const conditions: readonly Condition[] = [
    when,
    ...Object.values(readings).map(({ metric }) => metricFacts(metric).published),
  ];
  return conditions.every((condition) => holds(condition, cache));
}
