import { Construct } from "constructs";
import {
  ValidationError,
  checkPlaces,
  fitName,
  giveNames,
  keepInPlace,
  partOf,
  validate,
  warn,
  wholeOf,
} from "../../core";
import {
  type EndpointsByTopology,
  type LogDelivery,
  type ParameterGroup,
  ReplicationGroup,
  type SubnetGroup,
  type Topology,
  isClusterEnabled,
  maxIdLength,
} from "../../elasticache";
import type { CacheKey } from "../../encryption";
import { CacheLogs } from "../../logs";
import type {
  CacheAlarms,
  CacheDashboard,
  CacheMetric,
  CustomAlarmProps,
  MetricName,
  MetricOptions,
} from "../../monitoring";
import { CacheNetwork, type Client, type SecurityGroup, checkNetworkApp } from "../../network";
import type { EventTopic } from "../../notifications";
import { CacheAuthentication } from "../authentication/cache-authentication";
import { type ConnectOptions, type Grantee, connectPolicyDocument, grantConnect } from "../authentication/connect";
import { deliveryOf, encryptedLogGroups, ownLogs } from "../logging/destinations";
import { checkChannels } from "../monitoring/alert-destination";
import { CacheMonitoring } from "../monitoring/cache-monitoring";
import { resolveProps } from "./defaults";
import { besideRemedy, noRules } from "./group-rules";
import { makeEventTopic } from "./make-event-topic";
import { makeParameterGroup, makeSecurityGroups, makeSubnetGroup } from "./make-groups";
import { makeKey } from "./make-key";
import { placedLiterals } from "./places";
import type { RedisCacheProps } from "./props";
import { checkTogether } from "./rules";
import { redisCacheCheck } from "./schema";
import { warningsAbout } from "./warnings";

/** Props that became those of the log groups. */
const logProps = { slowLog: "logs.slowLog", engineLog: "logs.engineLog" };

/** Creates the parts of a cache in the order of their dependencies, and connects them. */
export class RedisCache<Kind extends Topology["kind"] = Topology["kind"]> extends Construct {
  /** VPC and subnets of the cache. */
  public readonly network: CacheNetwork;
  /** The security group made for the cache, with a rule for each client, if it has one of its own. */
  public readonly securityGroup: SecurityGroup | undefined;
  /** Ids of the security groups of the nodes. */
  public readonly securityGroupIds: readonly string[];
  /** The subnet group made for the cache, if it has one of its own. */
  public readonly subnetGroup: SubnetGroup | undefined;
  /** Name of the subnet group. */
  public readonly subnetGroupName: string;
  /** The parameter group made for the cache, if it has one of its own. */
  public readonly parameterGroup: ParameterGroup | undefined;
  /** Name of the parameter group. */
  public readonly parameterGroupName: string;
  /** The nodes. */
  public readonly replicationGroup: ReplicationGroup;
  /** Secrets and users of the clients, made or given. */
  public readonly authentication: CacheAuthentication;
  /** The key made for the cache, if it has one of its own. */
  public readonly key: CacheKey | undefined;
  /** The log groups made for the cache, if it has any of its own. */
  public readonly logs: CacheLogs | undefined;
  /** Where each log goes, by name: to a group made here, or to what exists. */
  public readonly logDelivery: LogDelivery;
  /** The topic made for the cache's events, if it has one of its own. */
  public readonly eventTopic: EventTopic | undefined;
  /** Topic that the cache's events go to, if any. */
  public readonly eventTopicArn: string | undefined;
  /** Where clients connect: `primary` and `reader` of a replicated cache, `configuration` of a sharded one. */
  public readonly endpoints: EndpointsByTopology[Kind];
  /** Alarms, the topics that they notify, and the dashboard. */
  public readonly monitoring: CacheMonitoring;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: RedisCacheProps) {
    super(scope, id);
    validate(this, redisCacheCheck, props, {
      rules: (sound, problems) => {
        checkTogether(sound, problems);
        checkPlaces(problems, placedLiterals(sound));
        checkNetworkApp(problems, sound.network, this);
        checkChannels(this, "alerts", sound.alerts, problems);
      },
    });
    warn(this, warningsAbout(props), props.acknowledgedWarnings);
    giveNames(this, "name", props.acknowledgedWarnings);

    const { settings, authentication, encryptionAtRest, logs, events, acknowledged, ...groups } = resolveProps(props);
    const { engine, topology, port, deletionProtection, tags } = settings;
    const { clients, securityGroupDescription: description, parameters, alarms, alerts, dashboard } = props;
    const { secretRecoveryWindowInDays: recoveryWindowInDays } = props;
    const common = { name: fitName(settings.name, maxIdLength), tags };

    const keyProps = { ...common, ...encryptedLogGroups(logs), deletionProtection };
    const { made: key, encryption } = makeKey(this, encryptionAtRest, keyProps);
    this.key = key;
    const encrypted = { ...common, kmsKeyArn: encryption.kind === "existing-key" ? encryption.kmsKeyArn : undefined };

    this.network = new CacheNetwork(this, "Network", { network: props.network, tags });
    const allowed = { ...common, port, clients, description };
    const { made: securityGroup, ids } = makeSecurityGroups(this, groups.securityGroups, this.network, allowed);
    this.securityGroup = securityGroup;
    this.securityGroupIds = ids;
    const subnetGroup = makeSubnetGroup(this, groups.subnetGroup, this.network, common);
    this.subnetGroup = subnetGroup.made;
    this.subnetGroupName = subnetGroup.name;
    const parameterGroup = makeParameterGroup(this, groups.parameterGroup, {
      ...common,
      engine,
      clusterEnabled: isClusterEnabled(topology),
      parameters,
    });
    this.parameterGroup = parameterGroup.made;
    this.parameterGroupName = parameterGroup.name;
    const access = { ...encrypted, engine, authentication, recoveryWindowInDays };
    this.authentication = partOf(this, new CacheAuthentication(this, "Authentication", access), ofAuthentication);
    const ownGroups = ownLogs(logs);
    this.logs = ownGroups && partOf(this, new CacheLogs(this, "Logs", { ...encrypted, ...ownGroups }), logProps);
    this.logDelivery = deliveryOf(logs, this.logs?.delivery);
    const eventDestination = makeEventTopic(this, events, common);
    this.eventTopic = eventDestination.made;
    this.eventTopicArn = eventDestination.topicArn;
    this.replicationGroup = new ReplicationGroup(this, "ReplicationGroup", {
      ...settings,
      subnetGroupName: this.subnetGroupName,
      securityGroupIds: this.securityGroupIds,
      parameterGroupName: this.parameterGroupName,
      encryptionAtRest: encryption,
      credentials: this.authentication.credentials,
      logDelivery: this.logDelivery,
      notificationTopicArn: this.eventTopicArn,
      acknowledgedWarnings: acknowledged.replicationGroup,
    });
    this.authentication.showSource(this.replicationGroup.resource);
    keepInPlace(this, this.replicationGroup.resource, placedLiterals(props));
    this.endpoints = this.replicationGroup.endpoints as EndpointsByTopology[Kind];
    const monitoring = new CacheMonitoring(this, "Monitoring", {
      replicationGroup: this.replicationGroup,
      alarms,
      alerts,
      dashboard,
      kmsKeyArn: encrypted.kmsKeyArn,
      tags,
      acknowledgedWarnings: acknowledged.alarms,
    });
    this.monitoring = partOf(this, monitoring, { alerts: "alerts", dashboard: "dashboard" });
  }

  /**
   * Lets a client connect to the cache.
   *
   * @param clientName name of the client among the cache's clients
   * @param scope where the rule and the look-up are created: the client's stack, if its security group is made there;
   *   the cache's own by default
   * @throws ValidationError when the client is not a security group, security group tags, a private range or a prefix
   *   list, when the cache already has it, or when the cache has no security group of its own
   */
  public allowFrom(clientName: string, client: Client, scope?: Construct): void {
    if (this.securityGroup === undefined) {
      throw new ValidationError(wholeOf(this), [{ prop: "securityGroups.kind", rule: noRules, remedy: besideRemedy }]);
    }
    this.securityGroup.allowFrom(clientName, client, scope);
  }

  /**
   * Lets a role log in to this cache as some of its users: attaches a policy to it, in the role's own stack. The same
   * call again changes nothing.
   *
   * @param grantee the role, made or looked up
   * @throws ValidationError when the grantee is not a role, the cache has no such users, or connecting needs no
   *   permission
   * @example
   * cache.grantConnect(ordersRole, { users: ["orders"] });
   */
  public grantConnect(grantee: Grantee, options: ConnectOptions = {}): void {
    grantConnect(this, this, grantee, options);
  }

  /**
   * A policy that allows logging in to this cache as some of its users, for any role.
   *
   * @returns the policy document, in JSON
   * @throws ValidationError when the cache has no such users, or connecting needs no permission
   */
  public connectPolicyDocument(options: ConnectOptions = {}): string {
    return connectPolicyDocument(this, this, options);
  }

  /** The alarms; undefined while the number of nodes is only known at deploy. */
  public get alarms(): CacheAlarms | undefined {
    return this.monitoring.alarms;
  }

  /** The dashboard, if there is one. */
  public get dashboard(): CacheDashboard | undefined {
    return this.monitoring.dashboard;
  }

  /**
   * A metric of the cache, on every node or on one, to put an alarm on.
   *
   * @throws ValidationError when the cache does not publish it
   */
  public metric(name: MetricName, options?: MetricOptions): CacheMetric {
    return this.monitoring.metric(name, options);
  }

  /**
   * Hit rate: hits in percent of lookups, over as many nodes as one alarm can cover; 100 while there are too few
   * lookups to judge.
   *
   * @throws ValidationError when an option is wrong
   */
  public metricHitRate(options?: Omit<MetricOptions, "statistic">): CacheMetric {
    return this.monitoring.metricHitRate(options);
  }

  /**
   * Adds a custom alarm.
   *
   * @example
   * cache.addAlarm("many-items", { metric: cache.metric("CurrItems"), max: 10_000_000 });
   * @param id what follows the cache's name and the node's label in the alarm's name
   * @throws ValidationError when the props are wrong
   */
  public addAlarm(id: string, props: CustomAlarmProps): void {
    this.monitoring.addAlarm(id, props);
  }
}

/** Props that the authentication takes as they are. */
const ofAuthentication = { authentication: "authentication" };
