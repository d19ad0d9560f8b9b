import { Construct } from "constructs";
import {
  type AcknowledgedWarnings,
  type Tags,
  ValidationError,
  acknowledgementsCheck,
  checkPlaces,
  giveNames,
  kmsKeyArnCheck,
  optional,
  partOf,
  required,
  struct,
  tagsCheck,
  validate,
  warn,
  wholeOf,
} from "../../core";
import type { IReplicationGroup, WatchedGroup } from "../../elasticache";
import {
  type AlarmWarning,
  CacheAlarms,
  CacheDashboard,
  type CacheMetric,
  type CustomAlarmProps,
  type MetricName,
  type MetricOptions,
  alarmWarnings,
  checkApplicable,
  nodesUndecided,
} from "../../monitoring";
import { type AlertDestination, alertDestinationCheck, defaultAlerts, placedAlerts } from "./alert-destination";
import { CacheAlerts } from "./cache-alerts";
import { type AlarmSettings, type DashboardChoice, alarmSettingsCheck, dashboardCheck } from "./settings";
import {
  type Watched,
  checkWatched,
  factsOfWatched,
  groupIn,
  nameOfWatched,
  topologyOfWatched,
  watchedCheck,
} from "./watched";

const hints = () => require("./hints") as typeof import("./hints");

/** Properties of {@link CacheMonitoring}. */
export interface CacheMonitoringProps {
  /**
   * The nodes to watch: a replication group of the same stack, one that somebody else manages, or the values of an
   * `IReplicationGroup`. What somebody else manages is only read.
   */
  readonly replicationGroup: IReplicationGroup | WatchedGroup;
  /**
   * Which alarms watch it.
   *
   * @default - level "standard"
   */
  readonly alarms?: AlarmSettings;
  /**
   * Who is notified.
   *
   * @default - two topics that nobody subscribes to yet
   */
  readonly alerts?: AlertDestination;
  /**
   * Whether there is a dashboard. Known at synth: no token.
   *
   * @default - there is one
   */
  readonly dashboard?: DashboardChoice;
  /**
   * Key that encrypts the topics that are made here.
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
   * Acknowledged warnings, each with the reason; they are not shown.
   *
   * @default - every warning is shown
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings<AlarmWarning>;
}

const propsCheck = struct<CacheMonitoringProps>(
  {
    replicationGroup: required(watchedCheck),
    alarms: optional(alarmSettingsCheck),
    alerts: optional(alertDestinationCheck),
    dashboard: optional(dashboardCheck),
    kmsKeyArn: optional(kmsKeyArnCheck),
    tags: optional(tagsCheck),
    acknowledgedWarnings: optional(acknowledgementsCheck(alarmWarnings)),
  },
  () => hints().monitoringHints,
);

/** Props that became those of the alarms, and of the alerts. */
const ofAlarms = {
  replicationGroup: "replicationGroup",
  "topicArns.critical[0]": "alerts.criticalTopicArn",
  "topicArns.warning[0]": "alerts.warningTopicArn",
};
const ofAlerts = { destination: "alerts", kmsKeyArn: "kmsKeyArn" };
const ofDashboard = { dashboardName: "dashboard.name" };

/** The alarms, alert topics and dashboard of a cache, also of one that somebody else manages. */
export class CacheMonitoring extends Construct {
  /** The nodes that are watched. */
  public readonly replicationGroup: IReplicationGroup;
  /** The topics made for the cache, if it has its own. */
  public readonly alerts: CacheAlerts | undefined;
  /** Topics that alarms notify, by severity. */
  public readonly topicArns: { readonly critical: string; readonly warning: string } | undefined;
  /** The alarms; undefined while the number of nodes is only known at deploy. */
  public readonly alarms: CacheAlarms | undefined;
  /** The dashboard. */
  public readonly dashboard: CacheDashboard | undefined;
  private readonly watched: Watched;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: CacheMonitoringProps) {
    super(scope, id);
    validate(this, propsCheck, props, {
      rules: ({ replicationGroup, alarms, alerts }, problems) => {
        checkPlaces(problems, placedAlerts("alerts", alerts));
        checkWatched(problems, replicationGroup, this);
        const facts = factsOfWatched(replicationGroup, this);
        checkApplicable("alarms.overrides", alarms?.overrides ?? {}, facts, problems);
      },
    });

    const { tags, acknowledgedWarnings } = props;
    this.watched = props.replicationGroup;
    const replicationGroup = groupIn(this, this.watched);
    this.replicationGroup = replicationGroup;
    giveNames(this, nameOfWatched(this.watched), acknowledgedWarnings);
    this.alerts = this.ownTopics(props);
    this.topicArns = topicsOf(props.alerts, this.alerts);
    if (replicationGroup.memberClusterIds === undefined) {
      warn(this, [nodesUndecided], acknowledgedWarnings);
      return;
    }
    const alarms = new CacheAlarms(this, "Alarms", {
      replicationGroup,
      level: props.alarms?.level,
      overrides: props.alarms?.overrides,
      warmUpMinutes: props.alarms?.warmUpMinutes,
      topicArns: this.topicArns && { critical: [this.topicArns.critical], warning: [this.topicArns.warning] },
      tags,
      acknowledgedWarnings,
    });
    this.alarms = partOf(this, alarms, ofAlarms);
    if (props.dashboard?.kind !== "off") {
      const dashboard = { replicationGroup, alarms: this.alarms, dashboardName: props.dashboard?.name };
      this.dashboard = partOf(this, new CacheDashboard(this, "Dashboard", dashboard), ofDashboard);
    }
  }

  /** A metric of the cache. @throws ValidationError when the cache does not publish it */
  public metric(name: MetricName, options?: MetricOptions): CacheMetric {
    return this.knownAlarms().metric(name, options);
  }

  /** The hit rate. @throws ValidationError when an option is wrong */
  public metricHitRate(options?: Omit<MetricOptions, "statistic">): CacheMetric {
    return this.knownAlarms().metricHitRate(options);
  }

  /** Adds a custom alarm. @throws ValidationError when the props are wrong */
  public addAlarm(id: string, props: CustomAlarmProps): void {
    this.knownAlarms().addAlarm(id, props);
  }

  private knownAlarms(): CacheAlarms {
    if (this.alarms === undefined) {
      const rule = "must be known at synth: it decides how many alarms there are";
      throw new ValidationError(wholeOf(this), [{ prop: topologyOfWatched(this.watched), rule }]);
    }
    return this.alarms;
  }

  private ownTopics({ alerts = defaultAlerts, kmsKeyArn, tags }: CacheMonitoringProps) {
    const name = this.replicationGroup.replicationGroupId;
    return alerts.kind === "own-topics"
      ? partOf(this, new CacheAlerts(this, "Alerts", { name, destination: alerts, kmsKeyArn, tags }), ofAlerts)
      : undefined;
  }
}

function topicsOf(destination: AlertDestination = defaultAlerts, alerts: CacheAlerts | undefined) {
  return destination.kind === "existing-topics"
    ? { critical: destination.criticalTopicArn, warning: destination.warningTopicArn }
    : alerts && { critical: alerts.topics.critical.topicArn, warning: alerts.topics.warning.topicArn };
}
