import type { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import {
  type AcknowledgedWarnings,
  Problems,
  type Tags,
  type Warning,
  anything,
  list,
  oneOf,
  optional,
  required,
  struct,
  tagsCheck,
  text,
  warn,
} from "../../core";
import { type AlarmLevel, type RollupDefinition, type Severity, alarmLevels } from "./alarm-definition";
import { type AlarmOverrides, type RollupId, overridesCheck } from "./alarm-overrides";
import {
  type AlarmPlan,
  type PlannedAlarm,
  type PlannedRollup,
  checkApplicable,
  metricAlarmsOf,
  planAlarms,
} from "./alarm-plan";
import { rollups } from "../catalogue";
import { type AlarmActions, createMetricAlarm } from "./metric-alarm";
import type { MonitoredCache } from "../monitored-cache";
import { type OwnAlarmProps, planOwnAlarm } from "./custom-alarm";
import { type ChildAlarm, createRollup } from "./composite-alarm";

/** Which alarms a cache gets, and who hears of them. */
export interface CacheAlarmsProps {
  /** The cache to watch. */
  readonly cache: MonitoredCache;
  /**
   * How much of the catalogue; `none` leaves only what `overrides` brings in.
   *
   * @default "standard"
   */
  readonly level?: AlarmLevel | "none";
  /**
   * Changes by alarm id; `false` switches one off.
   *
   * @default - the catalogue as it is
   */
  readonly overrides?: AlarmOverrides;
  /**
   * Topics that hear of each severity, by ARN, when an alarm goes off and when it is over.
   *
   * @default - nobody is told; the states are in CloudWatch
   */
  readonly topicArns?: Readonly<Record<Severity, readonly string[]>>;
  /**
   * Tags of every alarm.
   *
   * @default - none
   */
  readonly tags?: Tags;
  /**
   * Reasons for living with warnings, by id.
   *
   * @default - every warning is shown
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings<AlarmWarning>;
}

/** Ids of the warnings that alarms can give. */
export type AlarmWarning = "alarms-undecided";

/** The alarms of one cache: one per node, shard or group as the catalogue says, and the rollups over them. */
export class CacheAlarms extends Construct {
  private readonly props: Required<Pick<CacheAlarmsProps, "cache" | "tags" | "topicArns">>;
  private readonly made: { readonly planned: PlannedAlarm; readonly resource: CloudwatchMetricAlarm }[] = [];
  private readonly madeRollups = new Map<string, { readonly alarm: ChildAlarm; readonly severity: Severity }>();
  /** What rollups are made of, as text: another text, other rollups. */
  private readonly composition: string;
  private madeShape: TerraformResource | undefined;

  /** @throws ValidationError for unknown ids, wrong numbers and alarms the cache cannot have */
  constructor(scope: Construct, id: string, props: CacheAlarmsProps) {
    super(scope, id);
    check(this, props);
    const { cache, level = "standard", overrides = {}, tags = {}, topicArns = { critical: [], warning: [] } } = props;
    this.props = { cache, tags, topicArns };
    const plan = planAlarms(cache, level, overrides);
    warn(this, warningsOf(plan), props.acknowledgedWarnings);
    this.composition = compositionOf(cache, plan);
    plan.alarms.forEach((alarm) => {
      this.create(alarm);
    });
    plan.rollups.forEach((rollup) => {
      this.roll(rollup);
    });
  }

  /**
   * Adds an alarm of one's own, for every node its metric is read from.
   *
   * @param id what follows the cache's name and the node's label in the alarm's name
   * @throws ValidationError
   */
  public add(id: string, props: OwnAlarmProps): readonly CloudwatchMetricAlarm[] {
    return planOwnAlarm(this, this.props.cache, id, props).map((planned) =>
      this.create(planned, props.notifyOnInsufficientData === true),
    );
  }

  /** The alarms on metrics with what they were made from, in the order they were made. */
  public get metricAlarms(): readonly { readonly planned: PlannedAlarm; readonly resource: CloudwatchMetricAlarm }[] {
    return [...this.made];
  }

  /** The alarms made of others, by id. */
  public get rollups(): ReadonlyMap<string, CloudwatchCompositeAlarm> {
    return new Map(
      [...this.madeRollups].map(([id, { alarm }]) => [id, alarm.resource as CloudwatchCompositeAlarm] as const),
    );
  }

  /**
   * Changes when nodes come or go, or a rollup loses a part. Rollups and alarms on expressions are replaced with it, because
   * they cannot change in place. CloudWatch deletes no alarm that a rollup is made of, and Terraform would delete it before
   * it changes the rollup. And the provider fails over an expression whose nodes are not known while planning and turn out
   * to be the same: "Provider produced inconsistent final plan".
   *
   * @see https://github.com/hashicorp/terraform-provider-aws/issues/34807
   */
  private shape(): TerraformResource {
    if (this.madeShape === undefined) {
      this.madeShape = new TerraformResource(this, "Shape", { terraformResourceType: "terraform_data" });
      this.madeShape.addOverride("input", this.composition);
    }
    return this.madeShape;
  }

  private create(planned: PlannedAlarm, tellWhenBlind = false): CloudwatchMetricAlarm {
    const { severity, notifies = true } = planned.definition;
    const resource = createMetricAlarm(this, planned, {
      cache: this.props.cache,
      actions: this.actions(notifies ? severity : undefined, tellWhenBlind),
      tags: this.props.tags,
      shape: () => this.shape(),
    });
    this.made.push({ planned, resource });
    return resource;
  }

  private roll({ id, definition }: PlannedRollup): void {
    const children = definition.of.flatMap((part) => this.partsOf(part));
    if (children.length === 0) {
      return;
    }
    const silencedBy = this.silencerOf(definition);
    const alarm = createRollup(this, id, {
      cache: this.props.cache,
      definition,
      children,
      actions: this.actions(definition.notifies === false ? undefined : definition.severity, false),
      tags: this.props.tags,
      shape: this.shape(),
      ...(silencedBy !== undefined && { silencedBy }),
    });
    this.madeRollups.set(id, { alarm, severity: definition.severity });
  }

  /** The alarms behind an id: the rollup of that name, its own parts when it was left out, or alarms on metrics. */
  private partsOf(id: string): readonly ChildAlarm[] {
    const rollup = this.madeRollups.get(id);
    if (rollup !== undefined) {
      return [rollup.alarm];
    }
    if (id in rollups) {
      return rollups[id as RollupId].of.flatMap((part) => this.partsOf(part));
    }
    return this.made
      .filter(({ planned }) => planned.id === id)
      .map(({ resource }) => ({ name: resource.alarmNameInput ?? "", resource }));
  }

  /** The next alarm up the chain that exists, unless it would hide what wakes somebody up behind what does not. */
  private silencerOf({
    silencedBy,
    severity,
  }: Pick<RollupDefinition, "silencedBy" | "severity">): ChildAlarm | undefined {
    if (silencedBy === undefined) {
      return undefined;
    }
    const above: RollupDefinition = rollups[silencedBy as RollupId];
    const made = this.madeRollups.get(silencedBy);
    return made === undefined || (made.severity === "warning" && severity === "critical")
      ? this.silencerOf({ silencedBy: above.silencedBy, severity })
      : made.alarm;
  }

  private actions(severity: Severity | undefined, tellWhenBlind: boolean): AlarmActions {
    const arns = severity === undefined ? [] : this.props.topicArns[severity];
    return { alarm: arns, ok: arns, insufficientData: tellWhenBlind ? arns : [] };
  }
}

function compositionOf({ shards, nodesPerShard }: MonitoredCache, { alarms, rollups }: AlarmPlan): string {
  const made = rollups.map(({ id }) => id);
  const parts = new Set(made.flatMap(metricAlarmsOf));
  const ids = new Set(alarms.map(({ id }) => id).filter((id) => parts.has(id)));
  return `${shards} x ${nodesPerShard}: ${[...made, ...ids].join(", ")}`;
}

const topicsCheck = list(text, { min: 0 });

const shape = struct<CacheAlarmsProps>({
  cache: required(anything),
  level: optional(oneOf([...alarmLevels, "none"])),
  overrides: optional(overridesCheck),
  topicArns: optional(struct({ critical: required(topicsCheck), warning: required(topicsCheck) })),
  tags: optional(tagsCheck),
  acknowledgedWarnings: optional(anything),
});

function check(scope: Construct, props: CacheAlarmsProps): void {
  const problems = new Problems();
  shape("", props, problems);
  problems.throwIfAny(scope);
  checkApplicable("overrides", props.overrides ?? {}, props.cache, problems);
  problems.throwIfAny(scope);
}

function warningsOf({ undecided }: AlarmPlan): readonly Warning<AlarmWarning>[] {
  return undecided.length === 0
    ? []
    : [
        {
          id: "alarms-undecided",
          message: `the node type is only known at deploy, so these alarms do not exist: ${undecided.join(", ")}`,
        },
      ];
}
