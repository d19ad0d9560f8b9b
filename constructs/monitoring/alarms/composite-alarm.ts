import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { type Tags, copyOfTags, isUnresolved, replaceWith } from "../../core";
import type { RollupDefinition } from "./alarm-definition";
import { type AlarmActions, alarmName, describe } from "./metric-alarm";
import type { MonitoredCache } from "../monitored-cache";

/** Alarms one alarm may be made of. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
const maxChildren = 100;

/** Longest rule, in characters. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html */
const maxRuleLength = 10_240;

/** Longest name that may stand behind an unresolved one: that of a replication group. */
const longestUnresolved = 40;

/**
 * Seconds a rollup waits for the one above it, and keeps waiting after that one is over. Alarms are evaluated every
 * minute, and nodes that die together go silent within a minute of each other.
 */
const silenceSeconds = 120;

/** An alarm another one is made of. */
export interface ChildAlarm {
  /** Its name, as a rule quotes it. */
  readonly name: string;
  /** The resource, which must exist before the rule that quotes it. */
  readonly resource: CloudwatchMetricAlarm | CloudwatchCompositeAlarm;
}

/** Everything one rollup is made from. */
export interface RollupProps {
  /** The cache whose name its name begins with. */
  readonly cache: MonitoredCache;
  /** What it is, from the catalogue. */
  readonly definition: RollupDefinition;
  /** The alarms it is made of, at least one. */
  readonly children: readonly ChildAlarm[];
  /** What to do when its state changes. */
  readonly actions: AlarmActions;
  /** Tags of the alarm. */
  readonly tags: Tags;
  /** What changes with the number of nodes; the alarm is replaced with it. */
  readonly shape: TerraformResource;
  /**
   * The alarm that keeps this one quiet.
   *
   * @default - none
   */
  readonly silencedBy?: ChildAlarm;
}

/** Makes an alarm of alarms; with more parts than one rule can hold, over alarms in between. */
export function createRollup(scope: Construct, key: string, props: RollupProps): ChildAlarm {
  const chunks = chunk(props.children, props.definition);
  const children =
    chunks.length === 1
      ? props.children
      : chunks.map((part, index) =>
          composite(scope, `${key}-part-${index + 1}`, { ...props, children: part, actions: none }, "part"),
        );
  return composite(scope, key, { ...props, children }, "whole");
}

const none: AlarmActions = { alarm: [], ok: [], insufficientData: [] };

function composite(scope: Construct, key: string, props: RollupProps, role: "part" | "whole"): ChildAlarm {
  const { cache, definition, children, actions, silencedBy, tags, shape } = props;
  const name = alarmName(cache, key);
  const silencer = role === "whole" ? silencedBy : undefined;
  const resource = new CloudwatchCompositeAlarm(scope, key, {
    alarmName: name,
    alarmDescription: describe(definition),
    alarmRule: children.map(quote).join(operator(definition)),
    ...(actions.alarm.length > 0 && { alarmActions: [...actions.alarm] }),
    ...(actions.ok.length > 0 && { okActions: [...actions.ok] }),
    ...(actions.insufficientData.length > 0 && { insufficientDataActions: [...actions.insufficientData] }),
    ...(silencer !== undefined && {
      actionsSuppressor: { alarm: silencer.name, waitPeriod: silenceSeconds, extensionPeriod: silenceSeconds },
    }),
    tags: copyOfTags(tags),
    dependsOn: [...children, ...(silencer === undefined ? [] : [silencer])].map((child) => child.resource),
  });
  replaceWith(resource, shape);
  return { name, resource };
}

/** Splits the parts of a rule so that none is too long. */
function chunk(children: readonly ChildAlarm[], definition: RollupDefinition): readonly (readonly ChildAlarm[])[] {
  const chunks: ChildAlarm[][] = [];
  let length = 0;
  for (const child of children) {
    const added =
      quote(child).length + operator(definition).length + (isUnresolved(child.name) ? longestUnresolved : 0);
    const current = chunks.at(-1);
    if (current === undefined || current.length === maxChildren || length + added > maxRuleLength) {
      chunks.push([child]);
      length = added;
    } else {
      current.push(child);
      length += added;
    }
  }
  return chunks;
}

function quote({ name }: ChildAlarm): string {
  return `ALARM("${name}")`;
}

function operator({ rule }: RollupDefinition): string {
  return rule === "every" ? " AND " : " OR ";
}
