import type { AcknowledgedWarnings } from "../../core";
import type { AtRestEncryption, Parameters, ReplicationGroupSettings, Topology } from "../../elasticache";
import type { Clients, Network } from "../../network";
import type { Authentication } from "../authentication/authentication";
import type { CacheLogging } from "../logging/logging";
import type { AlertDestination } from "../monitoring/alert-destination";
import type { AlarmSettings, DashboardChoice } from "../monitoring/settings";
import type { ParameterGroupChoice, SecurityGroupsChoice, SubnetGroupChoice } from "./groups";
import type { RedisCacheWarning } from "./warning-ids";

/** Where the cache's events go. */
export type EventDestination =
  | {
      readonly kind: "own-topic";
      /**
       * Name of the topic, in full. Changing it replaces the topic.
       *
       * @default "<name>-events"
       */
      readonly name?: string;
    }
  | {
      readonly kind: "existing-topic";
      /** Topic in the same account and region, without a customer managed key, that ElastiCache may publish to. */
      readonly topicArn: string;
    }
  | { readonly kind: "off" };

/** The key that encrypts the data of a cache: one made for it, or any choice that a replication group has. */
export type CacheEncryption =
  | AtRestEncryption
  | {
      readonly kind: "own-key";
      /**
       * Alias of the key, in full. Changing it replaces the alias, not the key.
       *
       * @default "alias/elasticache-<name>"
       */
      readonly alias?: string;
    };

/** Properties of a {@link RedisCache}. */
export interface RedisCacheProps<Kind extends Topology["kind"] = Topology["kind"]> extends ReplicationGroupSettings {
  /**
   * Nodes and how they hold the data. With a replica, automatic failover and Multi-AZ are on unless it says otherwise.
   *
   * @default - replicated: one primary and two replicas
   */
  readonly topology?: Topology & { readonly kind: Kind };

  /**
   * Where the cache lives: existing ids, a look-up by tags, an existing subnet group, or a small private VPC of its own.
   */
  readonly network: Network;

  /**
   * The subnet group of the cache. Changing it replaces the cache.
   *
   * @default - one of its own with the subnets of `network`, or the group that `network` is
   */
  readonly subnetGroup?: SubnetGroupChoice;

  /**
   * Who may connect, by a name of your choice; for a security group of its own.
   *
   * @default - nobody, until `allowFrom` is called
   */
  readonly clients?: Clients;

  /**
   * The security groups of the nodes.
   *
   * @default - one of its own, which lets the `clients` in
   */
  readonly securityGroups?: SecurityGroupsChoice;

  /**
   * Description of the cache's own security group. Changing it replaces the group, which AWS refuses while the cache uses
   * it.
   *
   * @default "Clients of the cache <name>"
   */
  readonly securityGroupDescription?: string;

  /**
   * The parameter group of the cache.
   *
   * @default - one of its own, with the `parameters`
   */
  readonly parameterGroup?: ParameterGroupChoice;

  /**
   * Engine parameters that add to the defaults or replace them. Those that are chosen for a new cache (`databases`,
   * `cluster-databases`, and `activerehashing` of Redis OSS 6.2) are for life: AWS refuses another value later, and the
   * way to one is a second cache.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Management.html
   * @default - `maxmemory-policy` allkeys-lru, `notify-keyspace-events` Ex and `timeout` 300
   */
  readonly parameters?: Parameters;

  /**
   * How clients prove who they are.
   *
   * @default - one token for all clients, generated at random and kept in AWS Secrets Manager
   */
  readonly authentication?: Authentication;

  /**
   * Days during which a deleted secret can be restored, 7 to 30, or 0 to delete it at once.
   *
   * @default 30
   */
  readonly secretRecoveryWindowInDays?: number;

  /**
   * Encryption at rest. Changing the key replaces the cache.
   *
   * @default - encrypted with a customer managed key of its own, which also protects its secrets and logs
   */
  readonly encryptionAtRest?: CacheEncryption;

  /**
   * Where the slow log and the engine log go. A change of that later needs `applyImmediately`: AWS refuses to let it wait
   * for the maintenance window.
   *
   * @default - to log groups of their own, kept for 365 days
   */
  readonly logs?: CacheLogging;

  /**
   * Where events such as failovers go.
   *
   * @default - to a topic of their own
   */
  readonly events?: EventDestination;

  /**
   * Which alarms watch the cache.
   *
   * @default - level "standard"
   */
  readonly alarms?: AlarmSettings;

  /**
   * Who is notified of alarms.
   *
   * @default - two topics of its own, encrypted with the cache's key, that nobody subscribes to yet
   */
  readonly alerts?: AlertDestination;

  /**
   * Whether there is a CloudWatch dashboard for the cache. Known at synth: no token.
   *
   * @default - there is one
   */
  readonly dashboard?: DashboardChoice;

  /**
   * Acknowledged warnings, each with the reason; they are not shown.
   *
   * @default - every warning is shown
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings<RedisCacheWarning>;
}
