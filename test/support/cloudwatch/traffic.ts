import { MetricStore } from "./metric-store";

/** What one node publishes in one minute: one sample for each metric, or many for a distribution. */
export type NodeMinute = Readonly<Record<string, number | readonly number[]>>;

/** A node at one time, for scenarios to decide what is different about it. */
export interface NodeAt {
  readonly id: string;
  /** Index of its shard. */
  readonly shard: number;
  readonly minute: number;
  /** Nobody else is the primary of its shard. */
  readonly primary: boolean;
}

/** Differences from a healthy node: other values, `undefined` for a metric that is not published, or no data at all. */
export type Difference = Readonly<Record<string, number | readonly number[] | undefined>> | "silent";

const quickReads = many(1000, 400);
const quickWrites = many(1000, 600);

/** A busy and healthy minute; credits come every five. */
function healthy({ primary, minute }: NodeAt): NodeMinute {
  return {
    EngineCPUUtilization: 20,
    CPUUtilization: 15,
    DatabaseMemoryUsagePercentage: 50,
    DatabaseCapacityUsagePercentage: 40,
    FreeableMemory: 4e9,
    SwapUsage: 1e6,
    Evictions: 0,
    CacheHits: 9500,
    CacheMisses: 500,
    CacheHitRate: 95,
    CurrConnections: 200,
    NewConnections: 10,
    IsMaster: primary ? 1 : 0,
    ...(primary ? {} : { ReplicationLag: 0.2 }),
    GetTypeCmdsLatency: 30,
    SetTypeCmdsLatency: 40,
    SuccessfulReadRequestLatency: quickReads,
    SuccessfulWriteRequestLatency: quickWrites,
    NetworkBandwidthInAllowanceExceeded: 0,
    NetworkBandwidthOutAllowanceExceeded: 0,
    NetworkPacketsPerSecondAllowanceExceeded: 0,
    NetworkConntrackAllowanceExceeded: 0,
    TrafficManagementActive: 0,
    AuthenticationFailures: 0,
    CommandAuthorizationFailures: 0,
    KeyAuthorizationFailures: 0,
    ChannelAuthorizationFailures: 0,
    DatabaseAuthorizationFailures: 0,
    ...(minute % 5 === 0 ? { CPUCreditBalance: 250 } : {}),
  };
}

/**
 * What a cache does without clients: what counts requests is not published, and the monitoring of AWS keeps a few
 * connections open.
 */
export const idle = {
  EngineCPUUtilization: 0.3,
  CPUUtilization: 2,
  DatabaseMemoryUsagePercentage: 0.8,
  DatabaseCapacityUsagePercentage: 0.4,
  CacheHits: undefined,
  CacheMisses: undefined,
  CacheHitRate: undefined,
  CurrConnections: 5,
  NewConnections: 1,
  GetTypeCmdsLatency: undefined,
  SetTypeCmdsLatency: undefined,
  SuccessfulReadRequestLatency: undefined,
  SuccessfulWriteRequestLatency: undefined,
} satisfies Difference;

/** The same sample many times: a distribution of requests. */
export function many(count: number, microseconds: number): readonly number[] {
  return Array.from({ length: count }, () => microseconds);
}

/** Ids of a cache's nodes by shard, as AWS names them. */
export function nodeIds(group: string, shards: number, nodesPerShard: number, sharded: boolean): readonly string[][] {
  const pad = (number: number, digits: number) => String(number).padStart(digits, "0");
  return Array.from({ length: shards }, (_, shard) =>
    Array.from({ length: nodesPerShard }, (_node, node) =>
      sharded ? `${group}-${pad(shard + 1, 4)}-${pad(node + 1, 3)}` : `${group}-${pad(node + 1, 3)}`,
    ),
  );
}

/**
 * Publishes minutes of a cache's life. The first node of each shard is its primary.
 *
 * @param differs what is different about a node at a minute; nothing for a healthy one
 * @param wanted metrics that anybody reads; all of them by default
 */
export function publish(
  shards: readonly (readonly string[])[],
  from: number,
  to: number,
  differs: (node: NodeAt) => Difference | undefined = () => undefined,
  wanted?: ReadonlySet<string>,
): MetricStore {
  const store = new MetricStore();
  for (let minute = from; minute <= to; minute++) {
    shards.forEach((ids, shard) => {
      ids.forEach((id, index) => {
        const node = { id, shard, minute, primary: index === 0 };
        const difference = differs(node) ?? {};
        if (difference === "silent") {
          return;
        }
        const values = { ...healthy(node), ...difference };
        const published = Object.entries(values).flatMap(([metric, value]) =>
          value !== undefined && (wanted?.has(metric) ?? true)
            ? [[metric, typeof value === "number" ? [value] : value] as const]
            : [],
        );
        store.publishNode(id, minute, Object.fromEntries(published));
      });
    });
  }
  return store;
}
