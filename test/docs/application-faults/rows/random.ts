import { sleep } from "../../../support/processes";
import { PostLoad } from "../support/posts";
import { Processes } from "../support/processes";
import type { Stage } from "../support/stage";
import type { Fault } from "../support/table";
import {
  compare,
  createPosts,
  drained,
  exact,
  outOfOrder,
  rememberBatches,
  slowDown,
  sumOf,
  viewOn,
} from "../support/views";

/** One whose plan has each victim several times. */
const seed = 17;

/** Numbers from 0 to below 1 that are the same each time (mulberry32). */
function randomNumbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const victims = ["a process", "the writer", "PostgreSQL"] as const;

/** What is killed when: the same in each run. */
function plan() {
  const random = randomNumbers(seed);
  return Array.from({ length: 8 }, () => ({
    pauseMs: 1_000 * random(),
    victim: victims[Math.floor(victims.length * random())]!,
    index: Math.floor(3 * random()),
    downMs: 700 * random(),
  }));
}

const anythingIsKilled = async (stage: Stage) => {
  const world = await stage.world({ postgres: await stage.postgres() });
  const processes = new Processes(world);
  await processes.start(3);
  await rememberBatches(world.sql);
  await slowDown(world.sql, 1);
  const posts = await createPosts(processes.all[0]!, 20);
  const load = stage.until(await PostLoad.begin(processes.all, 4));
  const views = stage.until(viewOn(processes.all, posts, 4));
  for (const { pauseMs, victim, index, downMs } of plan()) {
    await sleep(pauseMs);
    if (victim === "PostgreSQL") {
      await world.postgres.kill();
      await sleep(downMs);
      await world.postgres.start();
    } else {
      // Nobody writes for some seconds after the writer was killed.
      await processes.kill((victim === "the writer" ? await processes.writer() : undefined) ?? index);
    }
  }
  await sleep(1_000);
  const [tally] = await Promise.all([views.stop(), load.stop()]);
  await drained(processes.all[0]!);
  await load.settle();
  return {
    killed: Object.fromEntries(victims.map((each) => [each, plan().filter(({ victim }) => victim === each).length])),
    hasAccepted: sumOf(tally.accepted) > 500 && (load.changes.get(200) ?? 0) > 100,
    old: load.old,
    lostChanges: await load.lost(world.sql),
    ...(await compare(world.sql, tally)),
    outOfOrder: await outOfOrder(world.sql),
  };
};

/** Faults at any moment. */
export const rows: readonly Fault[] = [
  {
    fault: "processes, the one that writes views, and PostgreSQL are killed at random moments",
    tries: anythingIsKilled,
    outcome: {
      killed: { "a process": 3, "the writer": 3, PostgreSQL: 2 },
      hasAccepted: true,
      old: [],
      lostChanges: 0,
      ...exact,
      outOfOrder: 0,
    },
  },
];
