import { sleep } from "../../../support/processes";
import { type Application, hasEnded } from "../support/application";
import { PostLoad } from "../support/posts";
import type { Stage } from "../support/stage";
import type { Fault } from "../support/table";
import { compare, createPosts, drained, exact, slowDown, viewAll, viewOn } from "../support/views";

/** Reads posts that are cached until it is stopped; gives the statuses that came. */
function readOn(applications: readonly Application[], posts: readonly number[]) {
  const statuses = new Set<number>();
  let isOver = false;
  const loop = async (): Promise<void> => {
    for (let turn = 0; !isOver; turn += 1) {
      const application = applications[turn % applications.length]!;
      statuses.add((await application.call("GET", `/api/posts/${posts[turn % posts.length]}`)).status);
      await sleep(10);
    }
  };
  const running = loop();
  return {
    stop: async (): Promise<readonly number[]> => {
      isOver = true;
      await running;
      return [...statuses];
    },
  };
}

const isKilled = async (stage: Stage) => {
  const world = await stage.world({ postgres: await stage.postgres() });
  const applications = await Promise.all([world.application(), world.application()]);
  // It is in the middle of a batch when it is killed.
  await slowDown(world.sql, 3);
  const cached = await createPosts(applications[0], 6);
  const load = stage.until(await PostLoad.begin(applications, 4));
  const views = stage.until(viewOn(applications, cached, 4));
  const reads = stage.until(readOn(applications, cached));
  await sleep(1_500);
  await world.postgres.kill();
  await sleep(2_000);
  const failed = load.changes.get(503) ?? 0;
  await world.postgres.start();
  await sleep(1_500);
  load.changes.clear();
  await sleep(1_000);
  const [tally, readStatuses] = await Promise.all([views.stop(), reads.stop(), load.stop()]);
  await drained(applications[0]);
  await load.settle();
  return {
    old: load.old,
    lostChanges: await load.lost(world.sql),
    viewStatuses: [...tally.statuses.keys()],
    views: await compare(world.sql, tally),
    readStatuses,
    changesHaveFailed: failed > 0,
    changesWorkAgain: [...load.changes.keys()].every((status) => status >= 200 && status < 300),
    died: applications.filter(({ running }) => hasEnded(running)).map(({ running }) => running.output()),
  };
};

const isReadOnly = async (stage: Stage) => {
  const world = await stage.world({ postgres: await stage.postgres() });
  const { sql } = world;
  const one = await world.application();
  const posts = await createPosts(one, 5);
  const set = async (value: "on" | "off") => {
    await sql.query(`ALTER SYSTEM SET default_transaction_read_only = ${value}`);
    await sql.query("SELECT pg_reload_conf()");
  };
  await set("on");
  await sleep(200);
  const tally = await viewAll(one, posts, 4);
  await sleep(3_500);
  const meanwhile = await compare(sql, tally);
  await set("off");
  const { deadLetters } = await drained(one);
  return { meanwhile: meanwhile.lost, deadLetters, ...(await compare(sql, tally)) };
};

/** Faults of PostgreSQL. */
export const rows: readonly Fault[] = [
  {
    fault: "PostgreSQL is killed and comes back",
    tries: isKilled,
    outcome: {
      old: [],
      lostChanges: 0,
      viewStatuses: [202],
      views: exact,
      readStatuses: [200],
      changesHaveFailed: true,
      changesWorkAgain: true,
      died: [],
    },
  },
  {
    fault: "PostgreSQL accepts reads only, for example while it fails over",
    tries: isReadOnly,
    outcome: { meanwhile: 20, deadLetters: 0, ...exact },
  },
];
