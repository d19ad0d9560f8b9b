import { type Engine, type NodeTypeFacts, isAtLeast } from "../../elasticache";
import type { CacheFacts } from "../monitored-cache";

/** A property of a cache that decides whether a metric is published for it, or whether an alarm is useful. */
export interface ConditionFacts {
  /** Reads on after "published" or "applies": `on burstable nodes`. */
  readonly text: string;
  /** Whether it holds for a cache. */
  readonly holds: (cache: CacheFacts) => boolean;
  /**
   * The fact that decides it. A condition on the node type does not hold while the type is unknown.
   *
   * @default - it always holds
   */
  readonly of?: keyof CacheFacts;
}

/** Page that lists the engine's metrics and says which caches publish them. */
export const engineMetricsPage = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html";

/** Page that lists the host's metrics. */
export const hostMetricsPage = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.HostLevel.html";

/** AWS's advice on what to watch, with thresholds. */
export const whatToMonitorPage =
  "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html";

/** The conditions, by name. */
export const conditions = {
  always: { text: "on every cache", holds: () => true },
  replicas: { text: "with at least one replica", of: "nodesPerShard", holds: (cache) => cache.nodesPerShard > 1 },
  valkey: { text: "on Valkey", of: "engine", holds: (cache) => cache.engine.kind === "valkey" },
  "valkey 9.1": { text: "on Valkey from 9.1", of: "engine", holds: (cache) => isFrom(cache, "valkey", "9.1") },
  redis: { text: "on Redis OSS", of: "engine", holds: (cache) => cache.engine.kind === "redis" },
  authentication: {
    text: "with authentication",
    of: "authentication",
    holds: (cache) => cache.authentication !== "off",
  },
  "access control": {
    text: "with RBAC users",
    of: "authentication",
    holds: (cache) => cache.authentication === "user-group",
  },
  "known node type": onNode("when the node type is known at synth", () => true),
  "up to 2 vCPU": onNode("on nodes with 1 or 2 vCPU", ({ vcpu }) => vcpu <= 2),
  "from 4 vCPU": onNode("on nodes with 4 or more vCPU", ({ vcpu }) => vcpu >= 4),
  burstable: onNode("on burstable nodes", ({ creditBaselinePercent }) => creditBaselinePercent !== undefined),
  "data tiering": onNode("on data-tiering nodes", ({ dataTiering }) => dataTiering === true),
  "memory only": onNode("on nodes without data tiering", ({ dataTiering }) => dataTiering !== true),
} as const satisfies Record<string, ConditionFacts>;

/** A condition by name. */
export type Condition = keyof typeof conditions;

/** True when a condition holds for a cache. */
export function holds(condition: Condition, cache: CacheFacts): boolean {
  const facts: ConditionFacts = conditions[condition];
  return facts.holds(cache);
}

/** True when the fact that decides a condition is known, even if others are not. */
export function isDecided(condition: Condition, cache: Partial<CacheFacts>): cache is CacheFacts {
  const { of }: ConditionFacts = conditions[condition];
  return of === undefined || cache[of] !== undefined;
}

function isFrom({ engine }: CacheFacts, kind: Engine["kind"], version: string): boolean {
  return engine.kind === kind && isAtLeast(engine.version, version);
}

function onNode(text: string, holdsOn: (node: NodeTypeFacts) => boolean): Required<ConditionFacts> {
  return { text, holds: ({ node }) => node !== undefined && holdsOn(node), of: "node" };
}
