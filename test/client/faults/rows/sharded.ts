import { startSharded, type ShardedCache } from "../../../redis/support/cluster";
import { connectOnce } from "../../../redis/support/clients";
import type { RedisNode } from "../../../redis/support/server";
import { declaredInSeed } from "../../../redis/support/stack";
import { eventually, sleep } from "../../../support/processes";
import { killAhead } from "../support/lag";
import { type Limits, underLoad, unharmed } from "../support/load";
import type { Stage } from "../support/stage";
import type { Fault } from "../support/table";

const limits: Limits = { slowestMs: 4_000, mostWaits: 12, oldMeanwhile: "lost" };

const start = async (stage: Stage): Promise<ShardedCache> => {
  const topology = { kind: "sharded", shards: 3, replicasPerShard: 1 } as const;
  const cache = await stage.shared(async () => startSharded(declaredInSeed({ topology }), stage.options));
  await stage.open({ port: cache.shards[2]!.replicas[0]!.port, sharded: true }, { versioned: true });
  return cache;
};

const promoted = async ({ port }: RedisNode, { options }: Stage): Promise<void> => {
  const client = await connectOnce(port, options.certificates, { password: options.token });
  await eventually("the replica is promoted", async () =>
    (await client.info("replication")).includes("role:master") ? true : undefined,
  );
  client.destroy();
};

/** Faults of three shards with a replica each. */
export const rows: readonly Fault[] = [
  {
    fault: "the primary of a shard is lost, and its replica takes over that has not heard of the last changes",
    tries: async (stage) => {
      const cache = await start(stage);
      const { primary, replicas } = cache.shards[0]!;
      return underLoad(
        stage,
        async (calm) => {
          await killAhead(stage, calm, primary, replicas);
          await promoted(replicas[0]!, stage);
        },
        limits,
      );
    },
    outcome: unharmed,
  },
  {
    fault: "the primary of a shard hangs, its replica takes over, and it comes back",
    tries: async (stage) => {
      const cache = await start(stage);
      const { primary, replicas } = cache.shards[1]!;
      return underLoad(
        stage,
        async () => {
          primary.running.child.kill("SIGSTOP");
          await promoted(replicas[0]!, stage);
          await sleep(500);
          primary.running.child.kill("SIGCONT");
        },
        limits,
      );
    },
    outcome: unharmed,
  },
  {
    fault: "the primary of a shard is killed and comes back before anybody takes over",
    tries: async (stage) => {
      const cache = await start(stage);
      const { primary } = cache.shards[2]!;
      return underLoad(
        stage,
        async () => {
          await primary.running.stop("SIGKILL");
          await stage.startAgain(primary);
        },
        // Where the start takes longer than the nodes' patience, its replica takes over after all.
        limits,
      );
    },
    outcome: unharmed,
  },
];
