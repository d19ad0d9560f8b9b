import { connectOnce } from "./clients";
import type { DeclaredCache } from "./declared";
import { type Endpoint, openEndpoint } from "./endpoint";
import { launch, listening, type NodeOptions, type RedisNode, startNode } from "./server";
import { eventually, freePort } from "../../support/processes";

/** One primary, its replicas and their endpoints, with a sentinel that promotes a replica when the primary is lost. */
export interface ReplicatedCache {
  readonly nodes: readonly RedisNode[];
  readonly primary: Endpoint;
  readonly reader: Endpoint;
  /** Waits until the primary endpoint has moved away from a node. */
  promoted(lost: RedisNode): Promise<RedisNode>;
  stop(): Promise<void>;
}

/** Starts the declared number of nodes. */
export async function startReplicated(cache: DeclaredCache, options: NodeOptions): Promise<ReplicatedCache> {
  const primary = await startNode(cache, options);
  const replicaOf = { ...options, extra: [...(options.extra ?? []), ["replicaof", "127.0.0.1", String(primary.port)]] };
  const replicas = await Promise.all(
    Array.from({ length: cache.replicasPerShard }, async () => startNode(cache, replicaOf as NodeOptions)),
  );
  const nodes = [primary, ...replicas];
  await Promise.all(replicas.map(async (node) => linked(node, options)));
  const sentinel = await startSentinel(cache, options, primary.port);
  const endpoints = {
    primary: await openEndpoint([primary.port]),
    reader: await openEndpoint(replicas.map(({ port }) => port)),
  };
  return {
    nodes,
    ...endpoints,
    promoted: async (lost) => {
      const port = await currentPrimary(sentinel.port, options, lost.port);
      endpoints.primary.pointTo([port]);
      endpoints.reader.pointTo(nodes.map((node) => node.port).filter((other) => ![port, lost.port].includes(other)));
      return nodes.find((node) => node.port === port)!;
    },
    stop: async () => {
      await Promise.all([sentinel, ...nodes, ...Object.values(endpoints)].map(async (part) => part.stop()));
    },
  };
}

async function linked(node: RedisNode, { certificates, token }: NodeOptions): Promise<void> {
  const client = await connectOnce(node.port, certificates, { password: token });
  await eventually("the replica follows its primary", async () =>
    (await client.info("replication")).includes("master_link_status:up") ? true : undefined,
  );
  client.destroy();
}

async function startSentinel(cache: DeclaredCache, { certificates, token }: NodeOptions, primaryPort: number) {
  const port = await freePort();
  const watch = (setting: string, ...values: readonly string[]) => ["sentinel", setting, "cache", ...values] as const;
  return launch(
    "redis-server --sentinel",
    [
      ["bind", "127.0.0.1"],
      ...listening(cache, certificates, port),
      watch("monitor", "127.0.0.1", String(primaryPort), "1"),
      watch("auth-pass", token),
      watch("down-after-milliseconds", "1000"),
      watch("failover-timeout", "5000"),
    ],
    port,
    {},
    "+monitor master cache",
  );
}

async function currentPrimary(sentinelPort: number, { certificates }: NodeOptions, lostPort: number): Promise<number> {
  const sentinel = await connectOnce(sentinelPort, certificates, {});
  const port = await eventually("a replica is promoted", async () => {
    const address = await sentinel.sendCommand<string[]>(["SENTINEL", "GET-MASTER-ADDR-BY-NAME", "cache"]);
    const now = Number(address[1]);
    return now === lostPort ? undefined : now;
  });
  sentinel.destroy();
  return port;
}
