import type { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import {
  type AcknowledgedWarnings,
  type Check,
  type PlacedLiteral,
  type Tags,
  acknowledgementsCheck,
  checkPlaces,
  claimName,
  copyOf,
  giveNames,
  isUnresolved,
  keepInPlace,
  keepTogether,
  list,
  oneOf,
  optional,
  required,
  struct,
  tagsCheck,
  topicArnCheck,
  validate,
  warn,
  wholeOf,
} from "../../core";
import { type IReplicationGroup, replicationGroupInterfaceCheck, sourceOf } from "../../elasticache";
import { type MetricOptions, type CacheMetric, cacheMetric, hitRateMetric } from "../cache-metric";
import type { MetricName } from "../metrics/metrics";
import { type MonitoredCache, factsOf } from "../monitored-cache";
import { knownNodes } from "../known-nodes";
import { type AlarmLevel, type Severity, alarmLevels, severities } from "./alarm-definition";
import { type AlarmOverrides, type CompositeAlarmId, overridesCheck } from "./alarm-overrides";
import { type PlannedAlarm, checkApplicable, planAlarms } from "./alarm-plan";
import { type AlarmWarning, alarmWarnings, warningsAbout } from "./alarm-warnings";
import { Composition, compositionOf } from "./composition";
import { createCompositeAlarms } from "./composite-alarms";
import { type CustomAlarmProps, planCustomAlarm } from "./custom-alarm";
import { type AlarmActions, createMetricAlarm } from "./metric-alarm";
import { warmUpCheck } from "./warm-up";

const hints = () => require("../hints") as typeof import("../hints");

/** @internal */
export const alarmHints = () => hints().alarmHints;

/** @internal */
export const alarmIdHints = () => hints().alarmIdHints;

/** @internal */
export const warmUpHints = () => hints().warmUpHints;

/** Which alarms a cache gets, and who is notified. */
export interface CacheAlarmsProps {
  /** The cache to watch. Its number of nodes must be known at synth. */
  readonly replicationGroup: IReplicationGroup;
  /**
   * How much of the catalogue to use; `off` leaves only the alarms that `overrides` adds. Known at synth: no token.
   *
   * @default "standard"
   */
  readonly level?: AlarmLevel | "off";
  /**
   * Changes by alarm id; `off` switches one off.
   *
   * @default - the catalogue as it is
   */
  readonly overrides?: AlarmOverrides;
  /**
   * ARNs of the topics that each severity notifies, when an alarm goes off and when it recovers; at most 5.
   *
   * @default - nobody is notified; the states are in CloudWatch
   */
  readonly topicArns?: Readonly<Record<Severity, readonly string[]>>;
  /**
   * For how long a new alarm may wait for its first data, in minutes, from 1 to 2880: until then it notifies nobody. It
   * ends earlier once there is data for all of its periods. 20 is enough for new nodes, whose first data comes after five
   * to ten minutes. Custom alarms wait as well; composite alarms follow from the others.
   *
   * @default - an alarm judges from the start, and missing data may let it go off before the first data comes
   * @provider 6.64 or later: in the package `cdktn-managed-redis` only
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-warm-up.html
   */
  readonly warmUpMinutes?: number;
  /**
   * Tags of every alarm.
   *
   * @default - none
   */
  readonly tags?: Tags;
  /**
   * Acknowledged warnings, each with the reason; they are not shown.
   *
   * @default - every warning is shown
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings<AlarmWarning>;
}

/**
 * Maximum number of actions of an alarm for each state.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
const maxActions = 5;

/** Actions other than topics that CloudWatch takes, by service. */
const otherAction = /^arn:aws[a-z-]*:(?:aiops|autoscaling|automate|lambda|ssm|ssm-incidents|swf):\S+$/;

const actionArn: Check<string> = (at, value, problems) => {
  if (typeof value !== "string" || !otherAction.test(value)) {
    topicArnCheck(at, value, problems);
  }
};

const topicArns = required(list(actionArn, { min: 0, max: maxActions }));

const propsCheck = struct<CacheAlarmsProps>(
  {
    replicationGroup: required(replicationGroupInterfaceCheck),
    level: optional(oneOf([...alarmLevels, "off"])),
    overrides: optional(overridesCheck),
    topicArns: optional(struct<Record<Severity, readonly string[]>>({ critical: topicArns, warning: topicArns })),
    warmUpMinutes: optional(warmUpCheck),
    tags: optional(tagsCheck),
    acknowledgedWarnings: optional(acknowledgementsCheck(alarmWarnings)),
  },
  () => hints().cacheAlarmsHints,
);

/** An alarm on a metric, with what it was made from. */
export interface MetricAlarm {
  /** The definition and the nodes it covers. */
  readonly planned: PlannedAlarm;
  /** The provider's resource. */
  readonly resource: CloudwatchMetricAlarm;
}

/**
 * The alarms of one cache: one per node, shard or group as the catalogue says, and the composite alarms over them.
 *
 * @example
 * new CacheAlarms(this, "Alarms", { replicationGroup });
 */
export class CacheAlarms extends Construct {
  /** The composite alarms, by id. */
  public readonly compositeAlarms: ReadonlyMap<CompositeAlarmId, CloudwatchCompositeAlarm>;
  /** @internal */
  public readonly replicationGroup: IReplicationGroup;
  private readonly cache: MonitoredCache;
  private readonly warmUpMinutes: number | undefined;
  private readonly tags: Tags;
  private readonly topicArns: Readonly<Record<Severity, readonly string[]>>;
  private readonly composition: Composition;
  private readonly made: MetricAlarm[] = [];
  private readonly listeners: (() => void)[] = [];

  /** @throws ValidationError for unknown ids, wrong numbers and alarms the cache cannot have */
  constructor(scope: Construct, id: string, props: CacheAlarmsProps) {
    super(scope, id);
    validate(this, propsCheck, props, {
      rules: ({ replicationGroup, overrides = {}, topicArns }, problems) => {
        const isKnown = replicationGroup !== undefined && !isUnresolved(replicationGroup);
        checkApplicable("overrides", overrides, isKnown ? factsOf(replicationGroup) : {}, problems);
        checkPlaces(problems, placedIn({ replicationGroup, topicArns }));
      },
    });
    this.replicationGroup = props.replicationGroup;
    this.cache = knownNodes(this, "replicationGroup", props.replicationGroup);
    this.warmUpMinutes = props.warmUpMinutes;
    this.tags = props.tags ?? {};
    const { critical = [], warning = [] } = props.topicArns ?? {};
    this.topicArns = { critical: copyOf(critical), warning: copyOf(warning) };

    const plan = planAlarms(this.cache, props.level ?? "standard", props.overrides);
    warn(this, warningsAbout(plan, this.cache.nodeType), props.acknowledgedWarnings);
    giveNames(this, "replicationGroup", props.acknowledgedWarnings);
    this.composition = new Composition(this, compositionOf(this.cache, plan));
    plan.alarms.forEach((planned) => {
      this.create(planned);
    });
    this.compositeAlarms = createCompositeAlarms(this, plan.compositeAlarms, {
      cache: this.cache,
      metricAlarms: this.made,
      actions: (severity) => this.actions(severity),
      tags: this.tags,
      composition: this.composition,
    });
    keepInPlace(this, this.made[0]?.resource, placedIn(props));
    keepTogether(this, "replicationGroup", sourceOf(this.replicationGroup), this.made[0]?.resource);
  }

  /** The alarms on metrics, in the order they were made. */
  public get metricAlarms(): readonly MetricAlarm[] {
    return [...this.made];
  }

  /**
   * The provider's resources of all alarms.
   *
   * @internal
   */
  public get resources(): readonly (CloudwatchMetricAlarm | CloudwatchCompositeAlarm)[] {
    return [...this.compositeAlarms.values(), ...this.made.map(({ resource }) => resource)];
  }

  /**
   * Has something called whenever alarms were added.
   *
   * @internal
   */
  public whenAdded(listener: () => void): void {
    this.listeners.push(listener);
  }

  /**
   * A metric of the cache, on every node or on one, to put an alarm on.
   *
   * @throws ValidationError when the cache does not publish it, or an option is wrong
   */
  public metric(name: MetricName, options?: MetricOptions): CacheMetric {
    return cacheMetric(wholeOf(this), this.replicationGroup, name, options);
  }

  /**
   * Hit rate: hits in percent of lookups, over as many nodes as one alarm can cover; 100 while there are too few
   * lookups to judge.
   *
   * @throws ValidationError when an option is wrong
   */
  public metricHitRate(options?: Omit<MetricOptions, "statistic">): CacheMetric {
    return hitRateMetric(wholeOf(this), this.replicationGroup, options);
  }

  /**
   * Adds a custom alarm, for every node that its metric is read from.
   *
   * @param id what follows the cache's name and the node's label in the alarm's name
   * @returns the provider's resources
   * @throws ValidationError when the props are wrong
   */
  public addAlarm(id: string, props: CustomAlarmProps): readonly CloudwatchMetricAlarm[] {
    const added = planCustomAlarm(this, this.replicationGroup, id, props).map((planned) =>
      this.create(planned, props.notifyOnInsufficientData),
    );
    this.listeners.forEach((listener) => {
      listener();
    });
    return added;
  }

  private create(planned: PlannedAlarm, notifyOnInsufficientData = false): CloudwatchMetricAlarm {
    const { severity, notifies = true } = planned.definition;
    const resource = createMetricAlarm(this, planned, {
      cache: this.cache,
      actions: this.actions(notifies ? severity : undefined, notifyOnInsufficientData),
      warmUpMinutes: this.warmUpMinutes,
      tags: this.tags,
      composition: this.composition,
    });
    claimName(this, resource, "alarm", "replicationGroup");
    this.made.push({ planned, resource });
    return resource;
  }

  private actions(severity: Severity | undefined, notifyOnInsufficientData = false): AlarmActions {
    const arns = severity === undefined ? [] : this.topicArns[severity];
    return { alarm: arns, ok: arns, insufficientData: notifyOnInsufficientData ? arns : [] };
  }
}

/** Alarms are where their metrics are, and notify what is in the same region. */
function placedIn({ replicationGroup, topicArns }: Partial<CacheAlarmsProps>): readonly PlacedLiteral[] {
  const ofSeverity = (severity: Severity) => {
    const arns = topicArns?.[severity];
    return arns === undefined || isUnresolved(arns)
      ? []
      : arns.map((value, index) => ({ prop: `topicArns.${severity}[${index}]`, value, same: ["region"] as const }));
  };
  return [
    {
      prop: "replicationGroup.replicationGroupArn",
      value: replicationGroup?.replicationGroupArn,
      same: ["region", "account"],
    },
    ...severities.flatMap(ofSeverity),
  ];
}
