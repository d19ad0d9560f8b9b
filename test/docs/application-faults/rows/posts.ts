import { openProxy } from "../../../client/faults/support/proxy";
import { sleep } from "../../../support/processes";
import type { Fault } from "../support/table";
import { ThreeChanges } from "../support/three-changes";

const statusesOf = async ({ answers }: ThreeChanges) => (await answers).map(({ status }) => status);

/** Nothing is old from the commit on. */
const nothingOld = { old: [], failed: [], isNew: true, isCached: true, hasRead: true };

/** Faults between the two halves of a change of a post. */
export const rows: readonly Fault[] = [
  {
    fault: "a process is killed between the hold of a post and the commit",
    tries: async (stage) => {
      const changes = await ThreeChanges.prepare(stage);
      const changer = await changes.changer({});
      await changes.block("statements");
      await changes.begin(changer);
      await changer.running.stop("SIGKILL");
      await changes.release();
      return { ...(await changes.seen()), answers: await statusesOf(changes) };
    },
    outcome: { ...nothingOld, isNew: false, answers: [0, 0, 0] },
  },
  {
    fault: "a process is killed after it has sent the commit, and the commit ends later",
    tries: async (stage) => {
      const changes = await ThreeChanges.prepare(stage);
      const changer = await changes.changer({});
      await changes.block("commits");
      await changes.begin(changer);
      await changer.running.stop("SIGKILL");
      await sleep(700);
      await changes.release();
      await changes.committed();
      return { ...(await changes.seen()), answers: await statusesOf(changes) };
    },
    outcome: { ...nothingOld, answers: [0, 0, 0] },
  },
  {
    fault: "a process is killed between the commit and the write to the cache",
    tries: async (stage) => {
      const changes = await ThreeChanges.prepare(stage);
      const proxy = stage.until(await openProxy(changes.cachePort));
      const changer = await changes.changer({ cache: proxy });
      await changes.block("commits");
      await changes.begin(changer);
      proxy.stall("everything");
      await changes.release();
      await changes.committed();
      await sleep(300);
      await changer.running.stop("SIGKILL");
      return { ...(await changes.seen()), answers: await statusesOf(changes) };
    },
    outcome: { ...nothingOld, answers: [0, 0, 0] },
  },
  {
    fault: "the connection to PostgreSQL breaks after the commit was sent, and the commit ends later",
    tries: async (stage) => {
      const changes = await ThreeChanges.prepare(stage);
      const proxy = await openProxy(changes.databasePort);
      const changer = await changes.changer({ database: proxy });
      await changes.block("commits");
      await changes.begin(changer);
      await proxy.stop();
      await sleep(700);
      await changes.release();
      await changes.committed();
      return { ...(await changes.seen()), answers: await statusesOf(changes) };
    },
    outcome: { ...nothingOld, answers: [503, 503, 503] },
  },
];
