import { startReplicated } from "../../../redis/support/replicated";
import { eventually, sleep } from "../../../support/processes";
import { PostLoad } from "../support/posts";
import { type Stage, declared } from "../support/stage";
import type { Fault } from "../support/table";
import { compare, createPosts, drained, exact, slowDown, sumOf, viewAll, viewOn } from "../support/views";

const replicaTakesOver = async (stage: Stage) => {
  const stream = stage.until(await startReplicated(declared.stream, stage.options));
  const [primary] = stream.nodes;
  const world = await stage.world({ stream: primary! });
  const ways = { stream: stream.primary, replicas: 1 };
  const applications = await Promise.all([world.application(ways), world.application(ways)]);
  await slowDown(world.sql, 2);
  const posts = await createPosts(applications[0], 10);
  const views = stage.until(viewOn(applications, posts, 6));
  const { accepted } = views.tally;
  const more = async () => {
    const before = sumOf(accepted);
    await eventually("many views are accepted", () => (sumOf(accepted) > before + 100 ? true : undefined));
  };
  await more();
  await primary!.running.stop("SIGKILL");
  await stream.promoted(primary!);
  await more();
  const tally = await views.stop();
  await drained(applications[0]);
  return { hasRefused: tally.statuses.has(503), ...(await compare(world.sql, tally)) };
};

const streamIsLost = async (stage: Stage) => {
  const world = await stage.world({ postgres: await stage.postgres() });
  const { postgres, sql, stream, admin } = world;
  const one = await world.application();
  const posts = await createPosts(one, 10);
  await postgres.kill();
  const tally = await viewAll(one, posts.slice(0, 5), 4);
  await stream.running.stop("SIGKILL");
  const meanwhile = await viewAll(one, posts.slice(0, 5), 1);
  await stage.startAgain(stream);
  await eventually("it would write again", async () =>
    (await admin.exists("views:{views}:owner")) === 1 ? true : undefined,
  );
  await postgres.start();
  const later = await eventually("views are accepted again", async () => {
    const tried = await viewAll(one, posts.slice(5), 2);
    return tried.statuses.has(202) ? tried : undefined;
  });
  await drained(one);
  return {
    accepted: [...tally.statuses],
    meanwhile: [...meanwhile.statuses],
    lost: (await compare(sql, tally)).lost,
    later: await compare(sql, { ...later, unknown: new Map([...tally.accepted, ...later.unknown]) }),
  };
};

const cacheIsKilled = async (stage: Stage) => {
  const { application, sql, cache } = await stage.world();
  const applications = await Promise.all([application(), application()]);
  const load = stage.until(await PostLoad.begin(applications, 5));
  await sleep(1_500);
  await cache.running.stop("SIGKILL");
  await sleep(1_500);
  const meanwhile = [...load.changes.keys()].filter((status) => status !== 0);
  await stage.startAgain(cache);
  await sleep(2_500);
  load.changes.clear();
  await sleep(1_000);
  await load.stop();
  await load.settle();
  return {
    old: load.old,
    lost: await load.lost(sql),
    readStatuses: [...load.reads.keys()].sort(),
    hasRefusedChanges: meanwhile.includes(503),
    changesWorkAgain: [...load.changes.keys()].every((status) => status >= 200 && status < 300),
  };
};

/** Faults of Redis. */
export const rows: readonly Fault[] = [
  {
    fault: "the cache of posts is killed while they are changed, and comes back",
    tries: cacheIsKilled,
    outcome: { old: [], lost: 0, readStatuses: [200, 404], hasRefusedChanges: true, changesWorkAgain: true },
  },
  {
    fault: "the primary of the stream's cache is lost under load, and a replica takes over",
    tries: replicaTakesOver,
    outcome: { hasRefused: true, ...exact },
  },
  {
    fault: "the only node of the stream's cache is killed while PostgreSQL is down",
    tries: streamIsLost,
    outcome: { accepted: [[202, 20]], meanwhile: [[503, 5]], lost: 20, later: exact },
  },
];
