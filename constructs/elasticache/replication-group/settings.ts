import {
  type AcknowledgedWarnings,
  type Problems,
  type Shape,
  type Tags,
  anything,
  arn,
  flag,
  integer,
  isUnresolved,
  list,
  literalFlag,
  oneOf,
  optional,
  record,
  required,
  struct,
  text,
  textMatching,
  variants,
  withoutUndefined,
  tagsCheck,
} from "../../core";
import { nameCheck } from "../names";
import { type Engine, defaultEngine, engineCheck, lacksModes } from "../facts/engines";
import { checkNodeType } from "./node-type-rules";
import type { NodeType } from "../facts/node-types";
import { type Topology, checkTopology, defaultTopology, topologyCheck, topologyLimits } from "./topology";
import { checkWindows, defaultWindows, resolveWindows } from "./windows";
import { type WarningId, warningIds } from "./warnings";

/** A backup that a new cache starts with. */
export type RestoreFrom =
  | {
      readonly kind: "snapshot";
      /** Name of a snapshot in the same account and region. */
      readonly snapshotName: string;
    }
  | {
      readonly kind: "s3";
      /** ARNs of RDB files in S3, one per shard. */
      readonly snapshotArns: readonly string[];
    };

/** What can be said about a replication group without naming what it is attached to. */
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
   * Node type of every node.
   *
   * @default "cache.r7g.large"
   */
  readonly nodeType?: NodeType | (string & {});

  /**
   * Nodes and how they hold the data. Automatic failover and Multi-AZ follow from the number of replicas.
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
   * `required` on a cache that exists, and needs Redis OSS 7.0 or Valkey 7.2.
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
   * Daily window for automatic snapshots, in UTC, at least 60 minutes: `hh:mm-hh:mm`.
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
   *
   * @default true
   */
  readonly finalSnapshot?: boolean;

  /**
   * Backup that the new cache starts with. It counts at creation only: setting, changing or removing it later changes
   * nothing, where Terraform alone would replace the cache.
   *
   * @default - the cache starts empty
   */
  readonly restoreFrom?: RestoreFrom;

  /**
   * Whether changes that interrupt service happen at once instead of in the maintenance window. Scaling and token
   * changes never wait.
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
   * Addresses of the nodes. Changing it replaces the cache.
   *
   * @default "ipv4"
   */
  readonly networkType?: "ipv4" | "dual_stack" | "ipv6";

  /**
   * Address family that the cache hands to clients; `ipv6` needs a `networkType` with IPv6.
   *
   * @default - the address family of `networkType`, IPv4 for `dual_stack`
   */
  readonly ipDiscovery?: "ipv4" | "ipv6";

  /**
   * Availability Zone of each node, the primary's first; replicated caches only. It counts at creation only.
   *
   * @default - AWS spreads the nodes over the zones of the subnets
   */
  readonly preferredCacheClusterAzs?: readonly string[];

  /**
   * Tags of every resource that takes tags; a `Name` is added.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;

  /**
   * Warnings not to show again, each with the reason.
   *
   * @default - every warning is shown
   */
  readonly acknowledgedWarnings?: AcknowledgedWarnings<WarningId>;
}

/**
 * Longest description, in characters.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
export const longestDescription = 255;

/** Defaults of the settings that have one. */
export const settingsDefaults = {
  engine: defaultEngine,
  nodeType: "cache.r7g.large",
  topology: defaultTopology,
  nodesPerClusterQuota: topologyLimits.nodesByDefault,
  port: 6379,
  transitEncryption: "required",
  snapshotRetentionLimit: 7,
  ...defaultWindows,
  finalSnapshot: true,
  applyImmediately: false,
  autoMinorVersionUpgrade: true,
  deletionProtection: true,
  networkType: "ipv4",
} as const satisfies Partial<ReplicationGroupSettings>;

/**
 * Settings with every default filled in.
 *
 * @internal
 */
export type ResolvedSettings = ReplicationGroupSettings &
  globalThis.Required<Pick<ReplicationGroupSettings, keyof typeof settingsDefaults>>;

/**
 * Checks of the settings' types.
 *
 * @internal
 */
export const settingsShape: Shape<ReplicationGroupSettings> = {
  name: required(nameCheck),
  description: optional(
    textMatching(
      new RegExp(`^(?=\\s*\\S)[^]{1,${longestDescription}}$`),
      `must be 1 to ${longestDescription} characters long, not blank`,
    ),
  ),
  engine: optional(engineCheck),
  nodeType: optional(text),
  topology: optional(topologyCheck),
  nodesPerClusterQuota: optional(integer(1, topologyLimits.nodesEver)),
  port: optional(integer(1, 65535)),
  transitEncryption: optional(oneOf(["required", "preferred", "off"])),
  snapshotRetentionLimit: optional(integer(0, 35)),
  snapshotWindow: optional(text),
  maintenanceWindow: optional(text),
  finalSnapshot: optional(literalFlag),
  restoreFrom: optional(
    variants("kind", {
      snapshot: struct({ kind: required(anything), snapshotName: required(text) }),
      s3: struct({
        kind: required(anything),
        snapshotArns: required(list(arn("s3", /^[^,/]+\/[^,]+$/, "arn:aws:s3:::bucket/backup.rdb"))),
      }),
    }),
  ),
  applyImmediately: optional(flag),
  autoMinorVersionUpgrade: optional(flag),
  deletionProtection: optional(literalFlag),
  networkType: optional(oneOf(["ipv4", "dual_stack", "ipv6"])),
  ipDiscovery: optional(oneOf(["ipv4", "ipv6"])),
  preferredCacheClusterAzs: optional(list(text, { unique: false })),
  tags: optional(tagsCheck),
  acknowledgedWarnings: optional(record(text, oneOf(warningIds))),
};

/**
 * Picks the settings out of wider props and fills in the defaults; an explicit `undefined` counts as left out.
 *
 * @internal
 */
export function resolveSettings(props: Partial<ReplicationGroupSettings>): ResolvedSettings {
  const given = Object.entries(withoutUndefined(props)).filter(([name]) => Object.hasOwn(settingsShape, name));
  return { ...settingsDefaults, ...Object.fromEntries(given), ...resolveWindows(props) } as ResolvedSettings;
}

/**
 * Checks settings against each other; what is wrong already counts as known to Terraform only.
 *
 * @internal
 */
export function checkSettings(problems: Problems, settings: ResolvedSettings): void {
  const { engine, topology, nodeType, transitEncryption } = settings;
  checkNodeType(problems, nodeType, engine);
  if (transitEncryption === "preferred" && lacksModes(engine)) {
    const rule = "needs Redis OSS 7.0 or Valkey 7.2 or later for `preferred`";
    problems.add("transitEncryption", rule, transitEncryption);
  }
  checkTopology(problems, topology, engine, settings.nodesPerClusterQuota);
  checkZones(problems, settings);
  checkWindows(problems, settings);
  checkAddresses(problems, settings);
}

/**
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
 */
function checkAddresses(problems: Problems, { networkType, ipDiscovery, nodeType }: ResolvedSettings): void {
  if (isUnresolved(networkType)) {
    return;
  }
  const isOther = ipDiscovery !== undefined && !isUnresolved(ipDiscovery) && ipDiscovery !== networkType;
  if (isOther && networkType !== "dual_stack") {
    problems.add("ipDiscovery", `must be an address family of \`networkType\` ${networkType}`, ipDiscovery);
  }
  if (networkType !== "ipv4" && /^cache\.(m4|r4)\./.test(nodeType)) {
    problems.add("networkType", `must be "ipv4" on ${nodeType}, which is not built on the Nitro system`, networkType);
  }
}

function checkZones(problems: Problems, { topology, preferredCacheClusterAzs: zones }: ResolvedSettings): void {
  if (zones === undefined || isUnresolved(zones)) {
    return;
  }
  switch (topology.kind) {
    case "sharded":
      problems.add(
        "preferredCacheClusterAzs",
        "is for replicated caches only",
        zones,
        "AWS places the nodes of shards",
      );
      break;
    case "replicated":
      checkZoneOfEachNode(problems, zones, topology.replicas);
  }
}

function checkZoneOfEachNode(problems: Problems, zones: readonly string[], replicas: number): void {
  if (!isUnresolved(replicas) && zones.length !== 1 + replicas) {
    problems.add("preferredCacheClusterAzs", `must name one zone for each of the ${1 + replicas} nodes`, zones);
  } else if (zones.length > 1 && new Set(zones).size === 1 && !isUnresolved(zones[0])) {
    problems.add("preferredCacheClusterAzs", "must name at least two zones for a cache with replicas", zones);
  }
}
