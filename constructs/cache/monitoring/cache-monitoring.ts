import { Construct } from "constructs";
import {
  type AcknowledgedWarnings,
  type Check,
  type Tags,
  ValidationError,
  oneOf,
  optional,
  struct,
  warn,
} from "../../core";
import type { ReplicationGroup, WarningId } from "../../elasticache";
import {
  type AlarmLevel,
  type AlarmOverrides,
  CacheAlarms,
  CacheDashboard,
  type CacheFacts,
  type CacheMetric,
  type MetricName,
  type MetricOptions,
  type OwnAlarmProps,
  cacheMetric,
  hitRateMetric,
  type MonitoredCache,
  alarmLevels,
  memberIds,
  overridesCheck,
} from "../../monitoring";
import { type AlertDestination, CacheAlerts } from "./alert-destination";

/** Which alarms watch a cache. */
export interface AlarmSettings {
  /**
   * How much of the catalogue; `none` leaves only what `overrides` brings in.
   *
   * @default "standard"
   */
  readonly level?: AlarmLevel | "none";
  /**
   * Changes by alarm id: `false` switches one off, an object changes it and brings it in whatever the level.
   *
   * @default - the catalogue as it is
   */
  readonly overrides?: AlarmOverrides;
}

/** Check of {@link AlarmSettings}. */
export const alarmSettingsCheck: Check = struct<AlarmSettings>({
  level: optional(oneOf([...alarmLevels, "none"])),
  overrides: optional(overridesCheck),
});

/** Properties of {@link CacheMonitoring}. */
export interface CacheMonitoringProps {
  /** The nodes to watch. */
  readonly replicationGroup: ReplicationGroup;
  /**
   * What is known about the cache.
   *
   * @default - the number of nodes is only known at deploy: no alarms, no dashboard
   */
  readonly facts?: CacheFacts;
  /**
   * Which alarms watch it.
   *
   * @default - level "standard"
   */
  readonly alarms?: AlarmSettings;
  /**
   * Who hears of them.
   *
   * @default - two topics that nobody subscribes to yet
   */
  readonly alerts?: AlertDestination;
  /**
   * Whether there is a dashboard.
   *
   * @default true
   */
  readonly dashboard?: boolean;
  /**
   * Log group of the slow log.
   *
   * @default - the dashboard shows no slow commands
   */
  readonly slowLogGroupName?: string;
  /**
   * Key that encrypts the topics.
   *
   * @default - not encrypted
   */
  readonly kmsKeyArn?: string;
  /**
   * Tags of alarms and topics.
   *
   * @default - a `Name` only
   */
  readonly tags?: Tags;
  /**
   * Warnings not to show again, each with the reason.
   *
   * @default - every warning is shown
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings<WarningId>;
}

/** The alarms, alert topics and dashboard of a cache. */
export class CacheMonitoring extends Construct {
  /** The topics made for the cache, if it has its own. */
  public readonly alerts: CacheAlerts | undefined;
  /** Topics that hear of alarms, by severity. */
  public readonly topicArns: { readonly critical: string; readonly warning: string } | undefined;
  /** The cache as alarms see it; undefined while the number of its nodes is only known at deploy. */
  public readonly cache: MonitoredCache | undefined;
  /** The alarms. */
  public readonly alarms: CacheAlarms | undefined;
  /** The dashboard. */
  public readonly dashboard: CacheDashboard | undefined;

  constructor(scope: Construct, id: string, props: CacheMonitoringProps) {
    super(scope, id);
    const { replicationGroup, facts, tags, acknowledgedWarnings } = props;
    this.alerts = this.ownTopics(props);
    this.topicArns = topicsOf(props.alerts, this.alerts);
    if (facts === undefined) {
      warn(this, [undecided], acknowledgedWarnings);
      return;
    }
    const group = replicationGroup.resource;
    this.cache = {
      ...facts,
      name: replicationGroup.replicationGroupId,
      memberIds: memberIds(group, facts.shards * facts.nodesPerShard),
      groupArn: group.arn,
      slowLogGroupName: props.slowLogGroupName,
    };
    this.alarms = new CacheAlarms(this, "Alarms", {
      cache: this.cache,
      ...props.alarms,
      topicArns: this.topicArns && { critical: [this.topicArns.critical], warning: [this.topicArns.warning] },
      tags,
      acknowledgedWarnings,
    });
    if (props.dashboard ?? true) {
      this.dashboard = new CacheDashboard(this, "Dashboard", { cache: this.cache, alarms: this.alarms });
    }
  }

  /** A metric of the cache. @throws ValidationError when the cache does not publish it */
  public metric(name: MetricName, options?: MetricOptions): CacheMetric {
    return cacheMetric(this, this.known().cache, name, options);
  }

  /** The hit rate. @throws ValidationError when an option is wrong */
  public metricHitRate(options?: Omit<MetricOptions, "statistic">): CacheMetric {
    return hitRateMetric(this, this.known().cache, options);
  }

  /** Adds an alarm of one's own. @throws ValidationError when the props cannot work */
  public addAlarm(id: string, props: OwnAlarmProps): void {
    this.known().alarms.add(id, props);
  }

  private known(): { readonly cache: MonitoredCache; readonly alarms: CacheAlarms } {
    const { cache, alarms } = this;
    if (cache === undefined || alarms === undefined) {
      const rule = "must be known at synth for alarms, which Terraform counts before it knows the nodes";
      throw new ValidationError(this, [{ prop: "topology", rule }]);
    }
    return { cache, alarms };
  }

  private ownTopics({ alerts = ownTopics, replicationGroup, kmsKeyArn, tags }: CacheMonitoringProps) {
    const name = replicationGroup.replicationGroupId;
    return alerts.kind === "own-topics"
      ? new CacheAlerts(this, "Alerts", { name, destination: alerts, kmsKeyArn, tags })
      : undefined;
  }
}

const ownTopics: AlertDestination = { kind: "own-topics" };

const undecided = {
  id: "alarms-undecided",
  message: "how many nodes there are is only known at deploy, so there are no alarms and no dashboard",
} as const;

function topicsOf(destination: AlertDestination = ownTopics, alerts: CacheAlerts | undefined) {
  return destination.kind === "existing-topics"
    ? { critical: destination.criticalTopicArn, warning: destination.warningTopicArn }
    : alerts && { critical: alerts.topics.critical.topicArn, warning: alerts.topics.warning.topicArn };
}
