import type { AlarmDefinition, CompositeAlarmDefinition } from "../../../constructs/monitoring/alarms/alarm-definition";
import { type AlarmLevel, alarmLevels } from "../../../constructs/monitoring";
import { catalogue, compositeAlarms } from "../../../constructs/monitoring/catalogue";
import { dollars } from "../../cost/report/money";
import { type MonitoringCost, monitoringPrice } from "./cost";
import { targets } from "./targets";
import { applies, covers, formula, goesOff, missingData, where } from "./words";

const alarms = Object.entries<AlarmDefinition>(catalogue);
const composites = Object.entries<CompositeAlarmDefinition>(compositeAlarms);

/** The table of the README: one line for each alarm. */
export function readmeSection(costs: Readonly<Record<AlarmLevel, MonitoringCost>>): string {
  const rows = alarms.map(([id, alarm]) => [
    `\`${id}\``,
    goesOff(alarm),
    where(alarm),
    `${alarm.level}, ${alarm.notifies === false ? "feeds composite alarms" : alarm.severity}`,
  ]);
  const compositeRows = composites.map(([id, composite]) => [
    `\`${id}\``,
    `${quantity(composite)} of ${parts(composite)}`,
    "every cache",
    `${composite.level}, ${composite.notifies === false ? "for others" : composite.severity}`,
  ]);
  const levels = alarmLevels.map((level) => `\`${level}\` ${dollars(costs[level].dollars)}`).join(", ");
  return [
    `What each alarm means, what to do and where its numbers come from: [docs/alarms.md](docs/alarms.md). The alarms`,
    `and the dashboard of a cache with the defaults cost, per month and level: ${levels} (prices of`,
    `${monitoringPrice("alarmMetric").asOf}).`,
    "",
    table(["alarm", "goes off when", "on", "from level, severity"], [...rows, ...compositeRows]),
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
    "## Targets",
    "",
    "What a cache that works well is usually held to. Alarms leave room below: somebody who is told of every minute that",
    "misses a target soon stops reading. To be told at the target itself, set the override; all count for each node or, for",
    "the hit rate, for the group.",
    "",
    table(
      ["target", "goes off when", "at the target"],
      targets.map(({ aim, alarms: watching, overrides = {} }) => [
        aim,
        watching.map((id) => `\`${id}\`: ${goesOff(catalogue[id])}`).join("; "),
        Object.entries(overrides).map(setting).join(" ") || "as it is",
      ]),
    ),
    "",
    "Redis OSS publishes no percentiles: `read-command-time` and `write-command-time` watch the engine's average instead.",
    "",
    "## Levels and what they cost",
    "",
    `For a cache with the defaults, per month in us-east-1, in US dollars, before the free tier; prices of ${monitoringPrice("alarmMetric").asOf}:`,
    `${dollars(monitoringPrice("alarmMetric").amount)} for each metric of an alarm, ${dollars(monitoringPrice("compositeAlarm").amount)} for a composite`,
    `alarm, ${dollars(monitoringPrice("dashboard").amount)} for a dashboard. Source: <https://aws.amazon.com/cloudwatch/pricing/>.`,
    "",
    table(
      ["level", "alarms", "metrics they read", "composite alarms", "dashboards", "per month"],
      alarmLevels.map((level) => {
        const { alarms: count, metrics, composites: made, dashboards } = costs[level];
        return [`\`${level}\``, ...[count, metrics, made, dashboards].map(String), dollars(costs[level].dollars)];
      }),
    ),
    "",
    "## Alarms on metrics",
    ...alarms.flatMap(([id, alarm]) => ["", ...describeAlarm(id, alarm)]),
    "",
    "## Composite alarms",
    ...composites.flatMap(([id, composite]) => ["", ...describeComposite(id, composite)]),
    "",
  ].join("\n");
}

const introduction = `
Every cache has the alarms of its level: \`new RedisCache(..., { alarms: { level: "essential" } })\`; \`standard\` is the
default. \`overrides\` changes an alarm by its id: \`"off"\` switches it off; an object changes it, and adds it if the level
does not include it:

\`\`\`ts
alarms: {
  level: "standard",
  overrides: {
    "memory-high": { maxPercent: 70 },
    "hit-rate-low": "off",
    "swap-usage": {},
  },
}
\`\`\`

A custom alarm takes one call, for every node or for one: \`cache.addAlarm("many-items", { metric: cache.metric("CurrItems"),
max: 10_000_000 })\`.

There is one alarm on a node for each node, with the node's own cache cluster id as its dimension
([why](adr/0006-alarm-dimensions.md)). The alarms are named \`<cache>-node-1-<id>\`, or \`<cache>-shard-2-node-1-<id>\` in a sharded
cache; numbers follow the sorted ids, and \`node-1\` is not necessarily the primary. \`alerts\` says who is notified when they
go off and when they recover. None of them notifies when data is missing: \`node-down\` is there for a node that publishes
nothing, and every other alarm would only repeat it. A custom alarm can, with \`notifyOnInsufficientData\`. For evictions,
big and hot keys and slow commands there are [runbooks](runbooks.md), step by step.

## When they notify too little, or too much

- A new alarm reports OK once: expect one such message for each alarm after the first deploy.
- The first deploy and a scale-out can page once, before new nodes publish their first data (five to ten minutes).
  \`alarms: { warmUpMinutes: 20 }\` ends that ([below](#waiting-for-the-first-data)).
- A composite alarm notifies for the first of its parts. If a second node or shard goes down, the alarm does not notify
  again; the dashboard shows both. Worse failures have their own alarms, which page again: a shard without a primary, the
  whole cache down.
- When nodes go down minutes apart, each stage can page: a node, a shard without a primary, all nodes.
- When the number of nodes changes, or a part is switched off or added, the composite alarms and those on an expression
  are deleted and created again in the same apply, because CloudWatch does not delete a part of a composite alarm
  ([issue](https://github.com/hashicorp/terraform-provider-aws/issues/34807)). Until the nodes exist, nobody is notified of a
  node that goes down, a missing primary or a bad hit rate: watch the dashboard while you scale. Alarms on one metric stay.

## Waiting for the first data

With \`alarms: { warmUpMinutes: 20 }\`, a new alarm is in "insufficient data" and notifies nobody until there is data for all
of its periods, for at most 20 minutes. Alarms are made after the cache, so 20 is enough for the five to ten minutes
that new nodes take, and for the five periods that \`node-down\` looks at. The price: a node that never starts to publish is
reported after 20 minutes and not after 5. Composite alarms have no such time of their own and need none: they only go off
when their parts do. A deploy that changes an alarm may let it wait again, but with data in all of its periods it does not
wait; another length does not let an alarm wait that has its data. Without \`warmUpMinutes\`, nothing waits.

It needs version 6.64 of the AWS provider, and so the package \`cdktn-managed-redis\`; \`cdktf-managed-redis\` refuses it.
Source: <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-warm-up.html>.

## Quiet while the cache is maintained

An \`AlarmMuteRule\` keeps all alarms of a cache from notifying at certain times, also those that are added later:

\`\`\`ts
import { AlarmMuteRule } from "cdktn-managed-redis/monitoring";

new AlarmMuteRule(this, "Maintenance", {
  name: "sessions-maintenance",
  // Undefined only while the number of nodes is known at deploy, and not before.
  alarms: cache.alarms!,
  schedule: { expression: "cron(0 5 * * SUN)", duration: "PT2H" },
});
\`\`\`

That is the default \`maintenanceWindow\`, \`sun:05:00-sun:07:00\`, in UTC. \`at(2026-12-24T18:00)\` mutes once, for a load test or a
deploy. The alarms still change their states, on the dashboard as well, and neither going off nor recovering notifies
anybody; **what is still in alarm when the time ends notifies then**. One rule mutes 100 alarms: for more, further ones are
made, \`sessions-maintenance-2\` and so on. A rule that would begin again before it ends is refused, because its alarms
would never be heard.

It needs version 6.41 of the AWS provider, and so the package \`cdktn-managed-redis\`; \`cdktf-managed-redis\` refuses it.
Source: <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules-behaviour.html>.

## Depending on \`health\`

Other teams may watch \`<cache>-health\`. But a composite alarm made of it (\`ALARM("<cache>-health")\` in its rule) prevents
its deletion, and so the next change of the number of nodes: the apply fails with "Cannot delete". It is better to listen
to its changes with an EventBridge rule on \`CloudWatch Alarm State Change\` for its name. If you need it in a rule, take it
out before the cache is scaled, and put it back afterwards.`.trim();

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
    `- Goes off when ${goesOff(alarm)}; missing data ${missingData[alarm.treatMissingData]}.`,
    ...(expression === undefined ? [] : [`- Computed as \`${expression}\`.`]),
    ...fewSamples(alarm),
    `- One for each ${covers(alarm)}, ${applies(alarm)}.`,
    `- From level \`${alarm.level}\`, ${alarm.notifies === false ? "only feeds composite alarms" : alarm.severity}. Adjustable: ${fields.join(", ")}.`,
    `- Source: ${alarm.sources.map((source) => `<${source}>`).join(", ")}`,
  ];
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html#percentiles-with-low-samples */
function fewSamples({ watches }: AlarmDefinition): readonly string[] {
  const percent = watches.kind === "metric" ? Number(/^p(.*)$/.exec(watches.statistic)?.[1]) : NaN;
  return Number.isNaN(percent)
    ? []
    : [
        `- Keeps its state while a period has fewer than ${Math.round(1000 / (100 - percent))} requests: too few to judge.`,
      ];
}

function describeComposite(id: string, composite: CompositeAlarmDefinition): readonly string[] {
  const suppressed =
    composite.suppressor === undefined ? "" : `; suppressed while \`${composite.suppressor}\` is in alarm`;
  return [
    `### ${id}`,
    "",
    `${composite.meaning} ${composite.runbook}`,
    "",
    `- Goes off when ${quantity(composite)} of ${parts(composite)} ${composite.rule === "any" ? "does" : "do"}${suppressed}.`,
    `- From level \`${composite.level}\`, ${composite.notifies === false ? "notifies nobody, exists for others to depend on" : composite.severity}.`,
  ];
}

/** An override as it is typed. */
function setting([id, fields]: readonly [string, unknown]): string {
  const typed = Object.entries(Object(fields) as Record<string, unknown>).map(
    ([name, value]) => `${name}: ${String(value)}`,
  );
  return `\`"${id}": { ${typed.join(", ")} }\``;
}

function quantity({ rule }: CompositeAlarmDefinition): string {
  return rule === "any" ? "any" : "all";
}

function parts({ of }: CompositeAlarmDefinition): string {
  return of.map((id) => `\`${id}\``).join(", ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
