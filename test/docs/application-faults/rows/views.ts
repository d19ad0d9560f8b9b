import { openProxy } from "../../../client/faults/support/proxy";
import { eventually } from "../../../support/processes";
import { Processes } from "../support/processes";
import type { Stage, World } from "../support/stage";
import type { Fault } from "../support/table";
import {
  compare,
  createPosts,
  drained,
  exact,
  lagOf,
  outOfOrder,
  rememberBatches,
  slowDown,
  sumOf,
  viewAll,
  viewOn,
} from "../support/views";

const consumerIsKilled = async (stage: Stage) => {
  const world = await stage.world();
  const processes = new Processes(world);
  await processes.start(3);
  await rememberBatches(world.sql);
  await slowDown(world.sql, 1);
  const posts = await createPosts(processes.all[0]!, 20);
  const views = stage.until(viewOn(processes.all, posts, 8));
  for (let kills = 0; kills < 4; kills += 1) {
    await processes.kill(await eventually("somebody writes", async () => processes.writer()));
    // But for the last time, as if the lease of the killed process had run out.
    await (kills < 3 ? world.admin.unlink("views:{views}:owner") : undefined);
  }
  const tally = await views.stop();
  await drained(processes.all[0]!);
  return {
    ...(await compare(world.sql, tally)),
    outOfOrder: await outOfOrder(world.sql),
    hasAccepted: sumOf(tally.accepted) > 500,
    // What was under way when a process was killed.
    mostAreKnown: sumOf(tally.unknown) <= 4 * 8,
  };
};

const poison = async (stage: Stage) => {
  const { application, sql } = await stage.world();
  const one = await application();
  const posts = await createPosts(one, 12);
  const bad = posts.slice(0, 3);
  await sql.query(`ALTER TABLE views ADD CHECK (post_id NOT IN (${bad.join(", ")}))`);
  const tally = await viewAll(one, posts, 4);
  bad.forEach((post) => tally.accepted.delete(post));
  await eventually("the others are written", async () => ((await compare(sql, tally)).lost === 0 ? true : undefined));
  const before = await lagOf(one);
  const { entries, deadLetters } = await drained(one);
  return {
    statuses: [...tally.statuses],
    wereWaiting: before.entries > 0,
    ...(await compare(sql, tally)),
    entries,
    deadLetters,
  };
};

/** Accepts some views while the database does not answer, makes the stream full, and kills the process that would write. */
async function whenFull(
  stage: Stage,
  { application, sql, postgres, admin }: World,
  fill: () => Promise<unknown>,
  makeRoom: () => Promise<unknown>,
) {
  const proxy = stage.until(await openProxy(postgres.port));
  const one = await application({ database: proxy });
  const posts = await createPosts(one, 5);
  await Promise.all(posts.map(async (post) => one.call("GET", `/api/posts/${post}`)));
  proxy.stall("everything");
  const tally = await viewAll(one, posts, 4);
  await fill();
  const answers = await Promise.all(posts.map(async (post) => one.call("POST", `/api/posts/${post}/views`)));
  await one.running.stop("SIGKILL");
  const two = await application();
  await eventually("what was accepted is written", async () =>
    (await admin.xLen("views:{views}")) === 0 ? true : undefined,
  );
  const whileFull = await compare(sql, tally);
  await makeRoom();
  const after = await viewAll(two, posts, 1);
  await drained(two);
  const accepted = new Map(posts.map((post) => [post, 5]));
  return {
    accepted: [...tally.statuses],
    refused: [...new Set(answers.map(({ status, body }) => `${status} ${/OOM|full/.exec(JSON.stringify(body))?.[0]}`))],
    whileFull,
    acceptedAgain: [...after.statuses],
    ...(await compare(sql, { ...after, accepted })),
  };
}

const memoryIsFull = async (stage: Stage) => {
  const world = await stage.world();
  const { maxmemory = "" } = await world.admin.configGet("maxmemory");
  return whenFull(
    stage,
    world,
    async () => world.admin.configSet("maxmemory", "1mb"),
    async () => world.admin.configSet("maxmemory", maxmemory),
  );
};

const streamIsFull = async (stage: Stage) => {
  const world = await stage.world();
  const dead = "views:{views}:dead";
  const script = "for i = 1, 99980 do redis.call('XADD', KEYS[1], '*', 'key', '1', 'value', '1') end";
  return whenFull(
    stage,
    world,
    async () => world.admin.eval(script, { keys: [dead] }),
    async () => world.admin.unlink(dead),
  );
};

const full = (reason: string) => ({
  accepted: [[202, 20]],
  refused: [`503 ${reason}`],
  whileFull: exact,
  acceptedAgain: [[202, 5]],
  ...exact,
});

/** Faults between a view that was accepted and the database. */
export const rows: readonly Fault[] = [
  {
    fault: "the process that writes views is killed in the middle of a batch, again and again",
    tries: consumerIsKilled,
    outcome: { ...exact, outOfOrder: 0, hasAccepted: true, mostAreKnown: true },
  },
  {
    fault: "PostgreSQL refuses some views",
    tries: poison,
    outcome: { statuses: [[202, 48]], wereWaiting: true, ...exact, entries: 0, deadLetters: 12 },
  },
  {
    fault: "the memory of the stream's cache is full, and the process that writes views is killed",
    tries: memoryIsFull,
    outcome: full("OOM"),
  },
  {
    fault: "the stream has as many entries as it may have, and the process that writes views is killed",
    tries: streamIsFull,
    outcome: full("full"),
  },
];
