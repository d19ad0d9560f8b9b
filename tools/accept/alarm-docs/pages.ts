import type { AlarmDefinition, RollupDefinition } from "../../../constructs/monitoring/alarms/alarm-definition";
import { type AlarmLevel, alarmLevels } from "../../../constructs/monitoring";
import { catalogue, rollups } from "../../../constructs/monitoring/catalogue";
import { type MonitoringCost, prices } from "./cost";
import { covers, formula, goesOff, missingData, where } from "./words";

const alarms = Object.entries<AlarmDefinition>(catalogue);
const composites = Object.entries<RollupDefinition>(rollups);

/** The table of the README: one line for each alarm. */
export function readmeSection(costs: Readonly<Record<AlarmLevel, MonitoringCost>>): string {
  const rows = alarms.map(([id, alarm]) => [
    `\`${id}\``,
    goesOff(alarm),
    where(alarm),
    `${alarm.level}, ${alarm.notifies === false ? "rolled up" : alarm.severity}`,
  ]);
  const rolled = composites.map(([id, rollup]) => [
    `\`${id}\``,
    `${rollup.rule} of ${parts(rollup)}`,
    "every cache",
    `${rollup.level}, ${rollup.notifies === false ? "for others" : rollup.severity}`,
  ]);
  const levels = alarmLevels.map((level) => `\`${level}\` ${money(costs[level])}`).join(", ");
  return [
    `What each alarm means, what to do and where its numbers come from: [docs/alarms.md](docs/alarms.md). A month of alarms`,
    `and dashboard for a cache of the defaults costs, by level: ${levels} (prices of`,
    `${prices.asOf}).`,
    "",
    table(["alarm", "goes off when", "on", "from level, severity"], [...rows, ...rolled]),
    "",
    "![A dashboard with sample data](docs/images/dashboard.png)",
  ].join("\n");
}

/** The whole of `docs/alarms.md`. */
export function alarmsPage(costs: Readonly<Record<AlarmLevel, MonitoringCost>>): string {
  return [
    "# Alarms",
    "",
    "Generated from the catalogue by `npm run accept`; changes here are overwritten.",
    "",
    introduction,
    "",
    "## Levels and what they cost",
    "",
    `For a cache of the defaults, a month in us-east-1, in US dollars, before the free tier; prices of ${prices.asOf}:`,
    `${dollars(prices.alarmMetric)} for each metric of an alarm, ${dollars(prices.compositeAlarm)} for an alarm made of`,
    `others, ${dollars(prices.dashboard)} for a dashboard. Source: <https://aws.amazon.com/cloudwatch/pricing/>.`,
    "",
    table(
      ["level", "alarms", "metrics they read", "alarms made of others", "dashboards", "a month"],
      alarmLevels.map((level) => {
        const { alarms: count, metrics, composites: made, dashboards } = costs[level];
        return [`\`${level}\``, ...[count, metrics, made, dashboards].map(String), money(costs[level])];
      }),
    ),
    "",
    "## Alarms on metrics",
    ...alarms.flatMap(([id, alarm]) => ["", ...describeAlarm(id, alarm)]),
    "",
    "## Alarms made of others",
    ...composites.flatMap(([id, rollup]) => ["", ...describeRollup(id, rollup)]),
    "",
  ].join("\n");
}

const introduction = `
Every cache has the alarms of its level: \`new RedisCache(..., { alarms: { level: "essential" } })\`; \`standard\` is the
default. \`overrides\` changes one by its id, \`false\` switches it off, and an object brings it in whatever the level:

\`\`\`ts
alarms: {
  level: "standard",
  overrides: {
    "memory-high": { maxPercent: 70 },
    "hit-rate-low": false,
    "swap-usage": {},
  },
}
\`\`\`

An alarm of your own is one call, on every node or on one: \`cache.addAlarm("many-items", { metric: cache.metric("CurrItems"),
max: 10_000_000 })\`.

Alarms on nodes exist once for each node, under the node's own cache cluster id
([why](adr/0006-alarm-dimensions.md)). They are named \`<cache>-node-1-<id>\`, or \`<cache>-shard-2-node-1-<id>\` in a sharded
cache; numbers follow the sorted ids, and \`node-1\` is not necessarily the primary. \`alerts\` says who hears of them: when
they go off, and when they are over. None of them notifies when data is missing: a silent node is what \`node-down\` is
for, and every other alarm would only repeat it. Your own can, with \`notifyOnInsufficientData\`.

## When they tell nothing, or too much

- A new alarm says once that all is well: expect one such message for each alarm after the first deploy.
- The first deploy and a scale-out can page once, before new nodes publish their first data (five to ten minutes). The AWS
  provider cannot set CloudWatch's warm-up period yet.
- An alarm made of others speaks up for the first of them. A second node that goes down, or a second shard, changes nothing
  in it; the dashboard shows both. What is worse has its own alarm, which pages again: a shard without primary, the whole
  cache down.
- Of nodes that go down minutes apart, each stage can page: a node, a shard without primary, all nodes.
- When the number of nodes changes, or one of the parts is switched off or brought in, the alarms made of others and those on
  an expression are deleted and made anew in the same apply, since CloudWatch deletes no alarm that another one is made of
  ([issue](https://github.com/hashicorp/terraform-provider-aws/issues/34807)). Until the nodes are there, nobody is told of a
  node that goes down, a missing primary or a bad hit rate: watch the dashboard while you scale. Alarms on one metric stay.

## Depending on \`health\`

Other teams may look at \`<cache>-health\`, but an alarm that is made of it (\`ALARM("<cache>-health")\` in its rule) keeps it
from being deleted, and with that stops the next change of the number of nodes: the apply fails with "Cannot delete". Better
listen to its changes with an EventBridge rule on \`CloudWatch Alarm State Change\` for its name. Who wants it in a rule takes
it out before the cache is scaled, and puts it back afterwards.`.trim();

function describeAlarm(id: string, alarm: AlarmDefinition): readonly string[] {
  const { threshold, settings = {} } = alarm;
  const expression = formula(alarm);
  const fields = [[threshold.field, threshold.value], ...Object.entries(settings)].map(
    ([name, value]) => `\`${String(name)}: ${String(value)}\``,
  );
  return [
    `### ${id}`,
    "",
    `${alarm.meaning} ${alarm.runbook}`,
    "",
    `- Goes off when ${goesOff(alarm)}; missing data ${missingData[alarm.missing]}.`,
    ...(expression === undefined ? [] : [`- Computed as \`${expression}\`.`]),
    ...fewSamples(alarm),
    `- One for each ${covers(alarm)}, on ${where(alarm)}.`,
    `- From level \`${alarm.level}\`, ${alarm.notifies === false ? "feeds alarms below and tells nobody itself" : alarm.severity}. Adjustable: ${fields.join(", ")}.`,
    `- Source: ${alarm.sources.map((source) => `<${source}>`).join(", ")}`,
  ];
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html#percentiles-with-low-samples */
function fewSamples({ watches }: AlarmDefinition): readonly string[] {
  const percent = "metric" in watches ? Number(/^p(.*)$/.exec(watches.statistic)?.[1]) : NaN;
  return Number.isNaN(percent)
    ? []
    : [
        `- Keeps its state while a period has fewer than ${Math.round(1000 / (100 - percent))} requests: too few to judge.`,
      ];
}

function describeRollup(id: string, rollup: RollupDefinition): readonly string[] {
  const silenced = rollup.silencedBy === undefined ? "" : `; quiet while \`${rollup.silencedBy}\` is in alarm`;
  return [
    `### ${id}`,
    "",
    `${rollup.meaning} ${rollup.runbook}`,
    "",
    `- Goes off when ${rollup.rule} of ${parts(rollup)} does${silenced}.`,
    `- From level \`${rollup.level}\`, ${rollup.notifies === false ? "for others to depend on, tells nobody itself" : rollup.severity}.`,
  ];
}

function parts({ of }: RollupDefinition): string {
  return of.map((id) => `\`${id}\``).join(", ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function money({ dollars: amount }: MonitoringCost): string {
  return dollars(amount);
}

function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}
