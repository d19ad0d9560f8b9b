import type { NodeCharge, OtherCharges } from "../shared/prices/price-list";

/** Something that AWS meters, and how its rows in the offer file are told from all others. */
export interface Meter {
  readonly families: readonly string[];
  /** The whole usage type: a region's prefix, or none in some; then what is metered, with a node type or an engine. */
  readonly usageType: RegExp;
  /** The charges by engine. All engines that are not here are left out. */
  readonly charges: Readonly<Record<string, NodeCharge | OtherCharges["serverless" | "backup"]>>;
  /** What the prices are for, when that is not the node type in the usage type. */
  readonly subject?: keyof OtherCharges;
  readonly unit: RegExp;
  /** For how many units a price of the table is. @default 1 */
  readonly units?: number;
}

/** The engines by AWS's names, which the usage type does not show for nodes: three rows have the same one. */
const engines = { Redis: "redis", Valkey: "valkey", Memcached: "memcached" } as const;

const nodes = { families: ["Cache Instance"], unit: /^Hrs$/ } as const;
const serverless = { families: ["ElastiCache Serverless"], subject: "serverless" } as const;

/** All meters of the table. Prices of serverless caches are for one unit in the file, and in the table for a million. */
export const meters: readonly Meter[] = [
  { ...nodes, usageType: ofNode("NodeUsage"), charges: engines },
  { ...nodes, usageType: ofNode("ExtendedSupportYr1_Yr2-NodeUsage"), charges: { Redis: "extendedSupportYears1And2" } },
  { ...nodes, usageType: ofNode("ExtendedSupportYr3-NodeUsage"), charges: { Redis: "extendedSupportYear3" } },
  { ...nodes, usageType: ofNode("SyncDurability-NodeUsage"), charges: { Valkey: "syncDurability" } },
  {
    ...serverless,
    usageType: ofEngine("CachedData"),
    charges: { Redis: "redisData", Valkey: "valkeyData", Memcached: "memcachedData" },
    unit: /^GB-Hours?$/i,
  },
  {
    ...serverless,
    usageType: ofEngine("ElastiCacheProcessingUnits"),
    charges: { Redis: "redisRequests", Valkey: "valkeyRequests", Memcached: "memcachedRequests" },
    unit: /^ElastiCacheProcessingUnits?$/i,
    units: 1_000_000,
  },
  {
    families: ["Storage Snapshot", "ElastiCache Serverless"],
    subject: "backup",
    // Older rows have no engine.
    usageType: /^(?:[A-Z0-9]+-)?(?:ElastiCache:BackupUsage|BackupUsage:(?<engine>\w+))$/,
    charges: { Redis: "storage", Valkey: "storage", Memcached: "storage", "": "storage" },
    unit: /^GB-Mo(?:nths?)?$/i,
  },
];

function ofNode(metered: string): RegExp {
  return new RegExp(String.raw`^(?:[A-Z0-9]+-)?${metered}:(?<node>cache\.[a-z0-9]+\.[a-z0-9]+)$`);
}

function ofEngine(metered: string): RegExp {
  return new RegExp(String.raw`^(?:[A-Z0-9]+-)?${metered}:(?<engine>\w+)$`);
}
