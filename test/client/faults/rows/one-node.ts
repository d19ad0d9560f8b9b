import { sleep } from "../../../support/processes";
import { type Limits, underLoad, unharmed } from "../support/load";
import { type Proxy, openProxy } from "../support/proxy";
import type { Fault } from "../support/table";

/** Two commands of a read may reach their time limit of a second; the rest is for a machine that is busy. */
const limits: Limits = { slowestMs: 4_000, mostWaits: 12, oldMeanwhile: "not invalidated" };

/** Swallows everything for a while, until all breakers are open, and then lets everything pass. */
const stalling =
  (proxy: Proxy) =>
  async (calm: () => Promise<unknown>): Promise<void> => {
    proxy.stall("everything");
    await sleep(4_500);
    await calm();
    proxy.resume();
  };

/** Faults of a cache of one node, or of the way to it. */
export const rows: readonly Fault[] = [
  {
    fault: "Redis is killed and comes back",
    tries: async (stage) => {
      const node = await stage.node();
      await stage.open(node);
      return underLoad(
        stage,
        async (calm) => {
          await node.running.stop("SIGKILL");
          await sleep(1_000);
          await calm();
          await stage.startAgain(node);
        },
        limits,
      );
    },
    outcome: unharmed,
  },
  {
    fault: "the network stalls and goes on",
    tries: async (stage) => {
      const proxy = stage.until(await openProxy((await stage.node()).port));
      await stage.open(proxy);
      return underLoad(stage, stalling(proxy), limits);
    },
    outcome: unharmed,
  },
  {
    fault: "open connections stall for ever, new ones work",
    tries: async (stage) => {
      const proxy = stage.until(await openProxy((await stage.node()).port));
      await stage.open(proxy);
      return underLoad(
        stage,
        async () => {
          proxy.stall("open connections");
          return Promise.resolve();
        },
        limits,
      );
    },
    outcome: unharmed,
  },
  {
    fault: "the network stalls for one process only",
    tries: async (stage) => {
      const node = await stage.node();
      const proxy = stage.until(await openProxy(node.port));
      await stage.open([proxy, node, node]);
      return underLoad(stage, stalling(proxy), limits);
    },
    outcome: unharmed,
  },
];
