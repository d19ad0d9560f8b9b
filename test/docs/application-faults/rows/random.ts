import { sleep } from "../../../support/processes";
import { PostLoad } from "../support/posts";
import { Processes } from "../support/processes";
import type { Stage } from "../support/stage";
import type { Fault } from "../support/table";
import { compare, createPosts, drained, exact, outOfOrder, rememberBatches, slowDown, viewOn } from "../support/views";

const seed = 20_261_127;

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

const anythingIsKilled = async (stage: Stage) => {
  const world = await stage.world({ postgres: await stage.postgres() });
  const processes = new Processes(world);
  await processes.start(3);
  await rememberBatches(world.sql);
  await slowDown(world.sql, 1);
  const posts = await createPosts(processes.all[0]!, 20);
  const load = await PostLoad.begin(processes.all, 4);
  const views = viewOn(processes.all, posts, 6);
  const random = randomNumbers(seed);
  const kills = {
    "a process": async () => processes.kill(Math.floor(3 * random())),
    "the writer": async () => processes.kill(await processes.writer()),
    PostgreSQL: async () => {
      await world.postgres.kill();
      await sleep(1_000 * random());
      await world.postgres.start();
    },
  };
  const killed: string[] = [];
  for (let count = 0; count < 12; count += 1) {
    await sleep(1_500 * random());
    const [what, kill] = Object.entries(kills)[Math.floor(3 * random())]!;
    killed.push(what);
    await kill();
  }
  await sleep(1_000);
  const [tally] = await Promise.all([views.stop(), load.stop()]);
  await drained(processes.all[0]!);
  await load.settle();
  return {
    killed,
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
    outcome: { killed: [], old: [], lostChanges: 0, ...exact, outOfOrder: 0 },
  },
];
