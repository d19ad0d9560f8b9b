import { type Difference, type NodeAt, idle } from "../../support/cloudwatch/traffic";
import { WatchedCache, type WatchedProps } from "../../support/cloudwatch/watched-cache";

const users: WatchedProps["authentication"] = {
  kind: "rbac",
  users: { app: { kind: "password", accessString: "on ~* +@all" } },
};
const alarms = { level: "full" } as const;
const caches: readonly (readonly [string, WatchedProps])[] = [
  ["Redis, three nodes", { alarms, engine: { kind: "redis", version: "7.1" } }],
  ["Valkey with users", { alarms, engine: { kind: "valkey", version: "8.0" }, authentication: users }],
  ["one burstable node", { alarms, nodeType: "cache.t4g.micro", topology: { kind: "replicated", replicas: 0 } }],
  ["three shards of three", { alarms, topology: { kind: "sharded", shards: 3, replicasPerShard: 2 } }],
  ["data tiering", { alarms, nodeType: "cache.r6gd.xlarge" }],
];
const watched = caches.map(([name, props]) => [name, new WatchedCache(props)] as const);
const withReplicas = watched.filter(([name]) => name !== "one burstable node");

/** Minutes since the bad time began. */
const since = ({ minute }: NodeAt) => minute - 60;

/** One node after the other is replaced: silent for four minutes, then filled by its primary and found by clients. */
function rollingUpgrade(order: readonly string[]) {
  return (node: NodeAt): Difference | undefined => {
    const into = since(node) - order.indexOf(node.id) * 10;
    if (into >= 1 && into <= 4) {
      return "silent";
    }
    if (into >= 5 && into <= 8) {
      return {
        DatabaseMemoryUsagePercentage: 12 * (into - 4),
        ReplicationLag: 40,
        IsMaster: 0,
        NewConnections: 4000,
        CPUUtilization: 60,
        NetworkBandwidthInAllowanceExceeded: 20,
      };
    }
    // While a primary is away, the node after it stands in.
    const shard = order.filter((id) => id.slice(0, -3) === node.id.slice(0, -3));
    const away = since(node) - order.indexOf(shard[0]!) * 10;
    return node.id === shard[1] && away >= 2 && away <= 8 ? { IsMaster: 1, ReplicationLag: undefined } : undefined;
  };
}

describe.each(watched)("%s: nothing goes off", (_name, cache) => {
  it("while it is healthy", () => {
    expect(cache.live(60, () => undefined).wentOff).toStrictEqual([]);
  });

  it("while nobody uses it", () => {
    expect(cache.live(180, () => idle).wentOff).toStrictEqual([]);
  });

  it("while a nearly unused one misses now and then", () => {
    const difference = { ...idle, CacheHits: 0, CacheMisses: 1 };
    expect(cache.live(180, () => difference).wentOff).toStrictEqual([]);
  });

  it("while single metrics come late or not at all", () => {
    const metrics = ["CacheHits", "FreeableMemory", "CPUUtilization", "SwapUsage", "CPUCreditBalance", "Evictions"];
    const differs = ({ minute }: NodeAt) => ({ [metrics[minute % metrics.length]!]: undefined });
    expect(cache.live(60, differs).wentOff).toStrictEqual([]);
  });

  it("while every metric is late by four minutes", () => {
    expect(cache.live(4, () => "silent").wentOff).toStrictEqual([]);
  });

  it("when a new burstable node has earned no credits yet", () => {
    const differs = ({ minute }: NodeAt) => (minute % 5 === 0 ? { ...idle, CPUCreditBalance: minute / 5 } : idle);
    expect(cache.live(60, differs).wentOff).toStrictEqual([]);
  });
});

describe.each(withReplicas)("%s: nothing goes off", (_name, cache) => {
  it("while the nodes are upgraded one after the other", () => {
    const order = cache.shards.flat();
    const { wentOff } = cache.live(order.length * 10 + 10, rollingUpgrade(order));
    expect(wentOff).toStrictEqual([]);
  });

  it("while a primary fails over and its clients come back all at once", () => {
    const [first, second] = cache.shards[0]!;
    const differs = (node: NodeAt): Difference | undefined => {
      const into = since(node);
      if (node.id === first) {
        return into <= 4 ? "silent" : { IsMaster: 0, ReplicationLag: into < 8 ? 30 : 0.5 };
      }
      return node.id === second && into > 2
        ? { IsMaster: 1, ReplicationLag: undefined, NewConnections: into < 6 ? 9000 : 10 }
        : undefined;
    };
    expect(cache.live(60, differs).wentOff).toStrictEqual([]);
  });

  it("after a failover that stays", () => {
    const [first, second] = cache.shards[0]!;
    const differs = ({ id }: NodeAt) =>
      id === first
        ? { IsMaster: 0, ReplicationLag: 0.3 }
        : id === second
          ? { IsMaster: 1, ReplicationLag: undefined }
          : undefined;
    expect(cache.live(120, differs).wentOff).toStrictEqual([]);
  });
});
