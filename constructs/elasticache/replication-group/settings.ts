import type { AcknowledgedWarnings, Tags } from "../../core";
import type { Engine } from "../facts/engines";
import type { NodeType } from "../facts/node-types";
import type { Topology } from "./topology";
import type { ReplicationGroupWarning } from "./warning-ids";

/** A backup that a new cache starts with. */
export type RestoreFrom =
  | {
      readonly kind: "snapshot";
      /** Name of a snapshot in the same account and region. */
      readonly snapshotName: string;
    }
  | {
      readonly kind: "s3";
      /**
       * ARNs of RDB files in S3, which SSE-S3 may encrypt, but no key of yours. The number of shards is that of
       * `topology`, whatever the number of files. A replicated cache cannot read a file of a sharded one; for a sharded
       * cache, AWS's API asks for the slots of each shard, which provider 5.x cannot send.
       *
       * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
       * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-seeding-redis.html
       */
      readonly snapshotArns: readonly string[];
    };

/** Settings of a replication group, without the resources that it is attached to. */
export interface ReplicationGroupSettings {
  /**
   * Name of the cache: its `replication_group_id`, and the beginning of the names of everything made for it. Lower-case
   * letters, digits and single hyphens, beginning with a letter. A name over the limit of 40 characters is shortened
   * with a hash. Changing it replaces the cache.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
   */
  readonly name: string;

  /**
   * Description shown in the console, at most 255 characters.
   *
   * @default "Managed Redis cache <name>"
   */
  readonly description?: string;

  /**
   * Engine and version. The parameter group family follows from it. Known at synth: no token.
   *
   * @default Redis OSS 7.1
   */
  readonly engine?: Engine;

  /**
   * Node type of every node. One that AWS has retired works for a cache that has it already, and warns.
   *
   * @default "cache.r7g.large"
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html
   */
  readonly nodeType?: NodeType | (string & {});

  /**
   * Nodes and how they hold the data. With a replica, automatic failover and Multi-AZ are on unless it says otherwise.
   *
   * @default one primary and two replicas
   */
  readonly topology?: Topology;

  /**
   * Nodes one cluster may have in this account and region.
   *
   * @default 90 - the quota AWS gives every account; 500 is the most it grants
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html
   */
  readonly nodesPerClusterQuota?: number;

  /**
   * Port that clients connect to. Changing it replaces the cache.
   *
   * @default 6379
   */
  readonly port?: number;

  /**
   * TLS between clients and the cache. `preferred` also accepts plain connections; it is the step between `off` and
   * `required` on a cache that exists, and needs Redis OSS 7.0 or Valkey 7.2. AWS accepts tokens and users with
   * `required` only. Known at synth: no token.
   *
   * @default "required"
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html
   */
  readonly transitEncryption?: "required" | "preferred" | "off";

  /**
   * Days that automatic snapshots are kept, 0 to 35; 0 takes none.
   *
   * @default 7
   */
  readonly snapshotRetentionLimit?: number;

  /**
   * Daily window for automatic snapshots, in UTC, at least 60 minutes: `hh:mm-hh:mm`. It keeps clear of
   * `maintenanceWindow`; where no snapshots are taken, an overlap only warns, because a cache that exists may have one.
   *
   * @default "03:00-05:00", or the hours after `maintenanceWindow` if that is taken
   */
  readonly snapshotWindow?: string;

  /**
   * Weekly window for maintenance, in UTC, 60 minutes to 24 hours: `ddd:hh:mm-ddd:hh:mm`. Deferred changes wait for it.
   *
   * @default "sun:05:00-sun:07:00", or the hours after `snapshotWindow` if that is taken
   */
  readonly maintenanceWindow?: string;

  /**
   * Whether deleting the cache takes a last snapshot. Its name is fixed when the cache is created and never used twice.
   * Known at synth: no token.
   *
   * @default true
   */
  readonly finalSnapshot?: boolean;

  /**
   * Backup that the new cache starts with. It is used at creation only: setting, changing or removing it later changes
   * nothing, although Terraform alone would replace the cache.
   *
   * @default - the cache starts empty
   */
  readonly restoreFrom?: RestoreFrom;

  /**
   * Whether changes that interrupt service happen at once instead of in the maintenance window. Scaling and token
   * changes never wait. Changes of log delivery need `true`.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
   *
   * @default false
   */
  readonly applyImmediately?: boolean;

  /**
   * Whether AWS installs minor versions in the maintenance window.
   *
   * @default true
   */
  readonly autoMinorVersionUpgrade?: boolean;

  /**
   * Whether Terraform refuses to delete or replace the cache (`prevent_destroy`). Known at synth: no token. It does not
   * protect a cache that is taken out of the code; `npm run guard` does.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;

  /**
   * Addresses of the nodes. Changing it replaces the cache. Known at synth: no token.
   *
   * @default "ipv4"
   */
  readonly networkType?: "ipv4" | "dual_stack" | "ipv6";

  /**
   * Address family that the cache hands to clients; `ipv6` needs a `networkType` with IPv6. Known at synth: no token.
   *
   * @default - the address family of `networkType`, IPv4 for `dual_stack`
   */
  readonly ipDiscovery?: "ipv4" | "ipv6";

  /**
   * Availability Zone of each node, the primary's first; replicated caches only. It is used at creation only.
   *
   * @default - AWS spreads the nodes over the zones of the subnets
   */
  readonly preferredCacheClusterAzs?: readonly string[];

  /**
   * Whether AWS keeps a log of every write in several zones: "sync" before it answers, so that no write is lost, "async"
   * after it, so that the writes of up to 10 seconds may be, and "disabled" keeps none. It is for Valkey 9.0 with shards;
   * a log also needs a replica of each shard, Multi-AZ, TLS, encryption at rest and one of some node types, and "sync" is
   * charged. AWS switches it on a cache that runs as well, but only in a change of nothing else: apply it alone. Known at
   * synth: no token.
   *
   * @default - AWS decides by engine and version; for Valkey 9.0 and 9.1 it keeps none
   * @provider 6.51 or later: in the package `cdktn-managed-redis` only
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.Configuring.html
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.ChangingDurability.html
   * @see https://github.com/hashicorp/terraform-provider-aws/pull/48254
   */
  readonly durability?: "async" | "sync" | "disabled";

  /**
   * Tags of every resource that takes tags; a `Name` is added.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;

  /**
   * Acknowledged warnings, each with the reason; they are not shown.
   *
   * @default - every warning is shown
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings<ReplicationGroupWarning>;
}
