import { startReplicated } from "../../../redis/support/replicated";
import { declaredInSeed } from "../../../redis/support/stack";
import { killAhead } from "../support/lag";
import { type Limits, underLoad, unharmed } from "../support/load";
import type { Fault } from "../support/table";

/** The replica that becomes the primary may not have heard of the last invalidations. */
const limits: Limits = { slowestMs: 4_000, mostWaits: 12, oldMeanwhile: "lost" };

/** Faults of a primary with its replicas. */
export const rows: readonly Fault[] = [
  {
    fault: "the primary is lost, and a replica takes over that has not heard of the last changes",
    tries: async (stage) => {
      const cache = stage.until(await startReplicated(declaredInSeed(), stage.options));
      await stage.open(cache.primary);
      const [first, ...replicas] = cache.nodes;
      return underLoad(
        stage,
        async (calm) => {
          await killAhead(stage, calm, first!, replicas);
          await cache.promoted(first!);
        },
        limits,
      );
    },
    outcome: unharmed,
  },
];
