import { eventually, freePort } from "../../support/processes";
import { connectOnce } from "./clients";
import type { DeclaredCache } from "./declared";
import type { Directive } from "./directives";
import { type NodeOptions, type RedisNode, startNode } from "./server";

/** Hash slots of every Redis cluster: https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/ */
const slots = 16_384;

/** A node with the port on which nodes talk to each other. */
interface Member extends RedisNode {
  readonly busPort: number;
}

/** One shard: its first primary and the replicas that joined it. */
export interface Shard {
  readonly primary: Member;
  readonly replicas: readonly Member[];
}

/** A cluster of the declared shards. */
export interface ShardedCache {
  readonly shards: readonly Shard[];
  readonly nodes: readonly RedisNode[];
  stop(): Promise<void>;
}

/** Starts the declared shards and replicas and joins them to one cluster. */
export async function startSharded(cache: DeclaredCache, options: NodeOptions): Promise<ShardedCache> {
  const member = async (): Promise<Member> => {
    const busPort = await freePort();
    const extra: readonly Directive[] = [
      ["cluster-port", String(busPort)],
      ["cluster-node-timeout", "2000"],
      ["cluster-announce-hostname", "localhost"],
    ];
    return { busPort, ...(await startNode(cache, { ...options, extra: [...(options.extra ?? []), ...extra] })) };
  };
  const shards = await Promise.all(
    Array.from({ length: cache.shards }, async () => ({
      primary: await member(),
      replicas: await Promise.all(Array.from({ length: cache.replicasPerShard }, member)),
    })),
  );
  const nodes = shards.flatMap(({ primary, replicas }) => [primary, ...replicas]);
  await join(shards, nodes, options);
  return {
    shards,
    nodes,
    stop: async () => {
      await Promise.all(nodes.map(async (node) => node.stop()));
    },
  };
}

async function join(shards: readonly Shard[], nodes: readonly Member[], options: NodeOptions): Promise<void> {
  const on = async (node: RedisNode, ...command: readonly string[]): Promise<string> => {
    const client = await connectOnce(node.port, options.certificates, { password: options.token });
    const answer = await client.sendCommand<string & NonNullable<unknown>>(command);
    client.destroy();
    return answer;
  };
  const share = Math.ceil(slots / shards.length);
  for (const [index, { primary }] of shards.entries()) {
    const last = Math.min((index + 1) * share, slots) - 1;
    await on(primary, "CLUSTER", "ADDSLOTSRANGE", String(index * share), String(last));
  }
  const [first, ...others] = nodes;
  for (const node of others) {
    await on(node, "CLUSTER", "MEET", "127.0.0.1", String(first!.port), String(first!.busPort));
  }
  const everywhere = async (members: readonly Member[], part: readonly string[], word: string): Promise<void> => {
    for (const node of members) {
      await eventually(word, async () => ((await on(node, ...part)).includes(word) ? true : undefined), 30_000);
    }
  };
  await everywhere(nodes, ["CLUSTER", "INFO"], `cluster_known_nodes:${nodes.length}`);
  for (const { primary, replicas } of shards) {
    const id = await on(primary, "CLUSTER", "MYID");
    for (const replica of replicas) {
      await eventually("it knows its primary", async () =>
        on(replica, "CLUSTER", "REPLICATE", id).catch(() => undefined),
      );
    }
  }
  await everywhere(nodes, ["CLUSTER", "INFO"], "cluster_state:ok");
  await everywhere(
    shards.flatMap(({ replicas }) => replicas),
    ["INFO", "replication"],
    "master_link_status:up",
  );
}
