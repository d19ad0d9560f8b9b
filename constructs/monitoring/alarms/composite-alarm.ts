import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { type Tags, claimName, copyOfTags, isUnresolved, replaceWith } from "../../core";
import { maxIdLength } from "../../elasticache";
import type { MonitoredCache } from "../monitored-cache";
import type { CompositeAlarmDefinition } from "./alarm-definition";
import type { Composition } from "./composition";
import { type AlarmActions, alarmName, describe } from "./metric-alarm";

/**
 * Maximum number of alarms that a composite alarm may be made of.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
const maxChildren = 100;

/**
 * Maximum length of the rule of a composite alarm.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
const maxRuleLength = 10_240;

/**
 * Seconds that a composite alarm waits for its suppressor to go off, and stays suppressed after it recovers. Alarms are
 * evaluated every minute, and nodes that die together stop publishing within a minute of each other.
 */
const suppressorSeconds = 120;

/** An alarm that another one is made of. */
export interface ChildAlarm {
  /** Its name, as a rule quotes it. */
  readonly name: string;
  /** The resource, which must exist before the rule that quotes it. */
  readonly resource: CloudwatchMetricAlarm | CloudwatchCompositeAlarm;
}

/** A composite alarm, which others may be made of. */
export interface CompositeAlarm extends ChildAlarm {
  /** The resource. */
  readonly resource: CloudwatchCompositeAlarm;
}

/** Everything one composite alarm is made from. */
export interface CompositeAlarmProps {
  /** The cache; its name begins the alarm's name. */
  readonly cache: MonitoredCache;
  /** What it is, from the catalogue. */
  readonly definition: CompositeAlarmDefinition;
  /** The alarms it is made of, at least one. */
  readonly children: readonly ChildAlarm[];
  /** What to do when its state changes. */
  readonly actions: AlarmActions;
  /** Tags of the alarm. */
  readonly tags: Tags;
  /** What changes with the number of nodes; the alarm is replaced when it changes. */
  readonly composition: Composition;
  /**
   * The alarm that keeps this one from notifying.
   *
   * @default - none
   */
  readonly suppressor?: ChildAlarm;
}

/** Creates a composite alarm, with composite alarms in between if it has more parts than one rule can hold. */
export function createCompositeAlarm(scope: Construct, key: string, props: CompositeAlarmProps): CompositeAlarm {
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

function composite(scope: Construct, key: string, props: CompositeAlarmProps, role: "part" | "whole"): CompositeAlarm {
  const { cache, definition, children, actions, tags, composition } = props;
  const name = alarmName(cache, key);
  const suppressor = role === "whole" ? props.suppressor : undefined;
  const resource = new CloudwatchCompositeAlarm(scope, key, {
    alarmName: name,
    alarmDescription: describe(definition),
    alarmRule: children.map(quote).join(operator(definition)),
    ...(actions.alarm.length > 0 && { alarmActions: [...actions.alarm] }),
    ...(actions.ok.length > 0 && { okActions: [...actions.ok] }),
    ...(actions.insufficientData.length > 0 && { insufficientDataActions: [...actions.insufficientData] }),
    ...(suppressor !== undefined && {
      actionsSuppressor: { alarm: suppressor.name, waitPeriod: suppressorSeconds, extensionPeriod: suppressorSeconds },
    }),
    tags: copyOfTags(tags),
    dependsOn: [...children, ...(suppressor === undefined ? [] : [suppressor])].map((child) => child.resource),
  });
  replaceWith(resource, composition.trigger);
  claimName(scope, resource, "composite alarm", "replicationGroup");
  return { name, resource };
}

/** Splits the parts of a rule so that none is too long. An unresolved name is at most as long as a group's id. */
function chunk(
  children: readonly ChildAlarm[],
  definition: CompositeAlarmDefinition,
): readonly (readonly ChildAlarm[])[] {
  const chunks: ChildAlarm[][] = [];
  let length = 0;
  for (const child of children) {
    const added = quote(child).length + operator(definition).length + (isUnresolved(child.name) ? maxIdLength : 0);
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

function operator({ rule }: CompositeAlarmDefinition): string {
  return rule === "every" ? " AND " : " OR ";
}
