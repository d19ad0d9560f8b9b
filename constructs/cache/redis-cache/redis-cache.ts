import { Construct } from "constructs";
import { warn, withoutTokenTraces } from "../../core";
import type { ParameterGroup, ReplicationGroup, SubnetGroup } from "../../elasticache";
import type { CacheKey } from "../../encryption";
import type { CacheLogs } from "../../logs";
import type {
  CacheAlarms,
  CacheDashboard,
  CacheMetric,
  MetricName,
  MetricOptions,
  OwnAlarmProps,
} from "../../monitoring";
import type { CacheNetwork, Client, SecurityGroup } from "../../network";
import type { CacheAuthentication } from "../authentication/cache-authentication";
import type { CacheMonitoring } from "../monitoring/cache-monitoring";
import { makeParts } from "../cache-parts";
import { type ConnectGrant, grantConnect } from "../authentication/connect-policy";
import { type CacheEndpoints, endpointsOf } from "../endpoints";
import { refuseNamesakes } from "../namesakes";
import { cacheWarnings, checkedSettings } from "./rules";
import type { RedisCacheProps } from "./props";

/**
 * A Redis or Valkey cache that is ready for production: nodes in several zones, TLS, encryption at rest, clients that
 * authenticate, snapshots, logs and events.
 *
 * @example
 * new RedisCache(this, "Sessions", {
 *   name: "sessions",
 *   network: { kind: "existing", vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-0a", "subnet-0b"] },
 * });
 */
export class RedisCache extends Construct {
  /** VPC and subnets of the cache. */
  public readonly network: CacheNetwork;
  /** Who may connect. */
  public readonly securityGroup: SecurityGroup;
  /** Where the nodes may be placed. */
  public readonly subnetGroup: SubnetGroup;
  /** Parameters of the engine. */
  public readonly parameterGroup: ParameterGroup;
  /** The nodes. */
  public readonly replicationGroup: ReplicationGroup;
  /** Secrets and users of the clients. */
  public readonly authentication: CacheAuthentication;
  /** The key made for the cache, if it has one of its own. */
  public readonly key: CacheKey | undefined;
  /** Log groups of the cache, if it logs. */
  public readonly logs: CacheLogs | undefined;
  /** Topic that the cache's events go to, if they go anywhere. */
  public readonly eventTopicArn: string | undefined;
  /** Where clients connect. */
  public readonly endpoints: CacheEndpoints;
  /** Alarms, the topics that hear of them, and the dashboard. */
  public readonly monitoring: CacheMonitoring;

  /** @throws ValidationError when the props cannot work, with every reason */
  constructor(scope: Construct, id: string, props: RedisCacheProps) {
    super(scope, id);
    const settings = checkedSettings(this, props);
    warn(this, cacheWarnings(props), settings.acknowledgedWarnings);

    const parts = withoutTokenTraces(() => makeParts(this, props, settings));
    this.network = parts.network;
    this.securityGroup = parts.securityGroup;
    this.subnetGroup = parts.subnetGroup;
    this.parameterGroup = parts.parameterGroup;
    this.replicationGroup = parts.replicationGroup;
    this.authentication = parts.authentication;
    this.key = parts.key;
    this.logs = parts.logs;
    this.eventTopicArn = parts.eventTopicArn;
    this.monitoring = parts.monitoring;
    this.endpoints = endpointsOf(this.replicationGroup, settings.topology);
    refuseNamesakes(this.replicationGroup);
  }

  /**
   * Lets a client connect to the cache.
   *
   * @param clientName name of the client among the cache's clients
   * @param scope where the rule is made, and the look-up: the stack of the client, if its security group is made there;
   *   the cache's own by default
   * @throws ValidationError when the client is none of a security group, tags of one, a private range or a prefix list,
   *   or is known
   */
  public allowFrom(clientName: string, client: Client, scope?: Construct): void {
    this.securityGroup.allowFrom(clientName, client, scope);
  }

  /**
   * Lets a role, or whoever the returned document is attached to, log in to this cache as some of its users.
   *
   * @returns the policy document, in JSON
   * @throws ValidationError when the cache has no such users, or nobody needs a permission to connect
   * @example
   * cache.grantConnect({ users: ["orders"], role: ordersRole });
   */
  public grantConnect(grant: ConnectGrant = {}): string {
    return grantConnect(this, this, grant);
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
   * Hits in percent of lookups, over as many nodes as one alarm can hold; 100 while there are too few to judge.
   *
   * @throws ValidationError when an option is wrong
   */
  public metricHitRate(options?: Omit<MetricOptions, "statistic">): CacheMetric {
    return this.monitoring.metricHitRate(options);
  }

  /**
   * Adds an alarm of one's own.
   *
   * @example
   * cache.addAlarm("many-items", { metric: cache.metric("CurrItems"), max: 10_000_000 });
   * @param id what follows the cache's name and the node's label in the alarm's name
   * @throws ValidationError when the props cannot work
   */
  public addAlarm(id: string, props: OwnAlarmProps): void {
    this.monitoring.addAlarm(id, props);
  }
}
