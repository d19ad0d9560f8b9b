import type { Client } from "../../../redis/support/clients";
import { declaredInSeed, withParameters } from "../../../redis/support/stack";
import { sleep } from "../../../support/processes";
import { type Limits, underLoad, unharmed } from "../support/load";
import type { Stage } from "../support/stage";
import type { Fault } from "../support/table";

const limits: Limits = { slowestMs: 3_000, mostWaits: 0, oldMeanwhile: "none" };

/** A node with 12 MB for keys. */
const small = (policy: string) =>
  [withParameters(declaredInSeed(), { "maxmemory-policy": policy }), { memoryBytes: 16 * 1024 * 1024 }] as const;

/** Writes other keys, more than the memory holds. */
const fill = async (admin: Client): Promise<void> => {
  for (let count = 0; count < 2_500; count += 50) {
    const keys = Array.from({ length: 50 }, (_, index) => `other:${count + index}`);
    await Promise.all(keys.map(async (key) => admin.set(key, "x".repeat(50_000))));
  }
};

const hits = async ({ workers }: Stage): Promise<number> => {
  const all = await Promise.all(workers.map(async (worker) => worker.call<{ hits: number }>("statistics")));
  return all.reduce((sum, each) => sum + each.hits, 0);
};

/** Faults of a server without memory. */
export const rows: readonly Fault[] = [
  {
    fault: "the memory is full, and nothing is evicted",
    tries: async (stage) => {
      const node = await stage.node(...small("noeviction"));
      const admin = await stage.admin(node);
      await stage.open(node, { versioned: true });
      let hitsMeanwhile = 0;
      let isFull: unknown;
      const seen = await underLoad(
        stage,
        async (calm) => {
          const { maxmemory = "" } = await admin.configGet("maxmemory");
          // Whatever is stored already is too much, so not even what replies take for a moment makes room.
          await admin.configSet("maxmemory", "1mb");
          const before = await hits(stage);
          await sleep(1_000);
          hitsMeanwhile = (await hits(stage)) - before;
          isFull = await admin.set("other", "1").catch((error: unknown) => String(error).includes("OOM"));
          await calm();
          await admin.configSet({ maxmemory });
        },
        limits,
      );
      return { ...seen, isFull, hasHits: hitsMeanwhile > 20 };
    },
    // Of ten rows, three are never changed, and stay in the cache.
    outcome: { ...unharmed, isFull: true, hasHits: true },
  },
  {
    fault: "keys are evicted all the time, and a replica of the source lags",
    tries: async (stage) => {
      const node = await stage.node(...small("allkeys-random"));
      const admin = await stage.admin(node);
      await stage.open(node, { versioned: true });
      stage.truth.lagMs = 100;
      const seen = await underLoad(stage, async () => fill(admin), limits);
      return { ...seen, hasEvicted: stage.truth.queries.filter(({ id }) => id >= "7").length > 6 };
    },
    // Rows that are never changed are loaded again only if they were evicted.
    outcome: { ...unharmed, hasEvicted: true },
  },
];
