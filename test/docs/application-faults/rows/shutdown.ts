import { setTimeout as later } from "node:timers/promises";

import { openProxy } from "../../../client/faults/support/proxy";
import { sleep } from "../../../support/processes";
import type { Application } from "../support/application";
import type { Stage } from "../support/stage";
import type { Fault } from "../support/table";
import { compare, createPosts, drained, exact, lagOf, slowDown, viewAll } from "../support/views";

/** Milliseconds that a process may take to end: requests under way (5 s), the drain (11 s), closing (4 s). */
const boundMs = 20_000;

/** Tells a process to end; says how it did, or that it took too long. */
async function terminated({ running }: Application) {
  running.child.kill("SIGTERM");
  return { exit: await Promise.race([running.ended, later(boundMs, "too late", { ref: false })]) };
}

/** Accepts views that cannot be written at once; they are in the cache when this ends. */
async function acceptViews(one: Application, each: number) {
  const posts = await createPosts(one, 10);
  return { posts, accept: async () => viewAll(one, posts, each) };
}

const isSlow = async (stage: Stage) => {
  const { application, sql } = await stage.world();
  const one = await application();
  const { accept } = await acceptViews(one, 15);
  await slowDown(sql, 20);
  const tally = await accept();
  const { entries } = await lagOf(one);
  return { wereWaiting: entries > 0, ...(await terminated(one)), ...(await compare(sql, tally)) };
};

const doesNotAnswer = async (stage: Stage) => {
  const { application, sql, postgres, admin } = await stage.world();
  const proxy = stage.until(await openProxy(postgres.port));
  const one = await application({ database: proxy });
  const { posts, accept } = await acceptViews(one, 3);
  proxy.stall("everything");
  const tally = await accept();
  const change = one.call("PUT", `/api/posts/${posts[0]!}`, { title: "title", content: "changed" });
  await sleep(200);
  const { exit } = await terminated(one);
  const left = await admin.xLen("views:{views}");
  await drained(await application());
  return { exit, change: (await change).status, left, ...(await compare(sql, tally)) };
};

const isDown = async (stage: Stage) => {
  const { application, sql, postgres, admin } = await stage.world({ postgres: await stage.postgres() });
  const one = await application();
  const { accept } = await acceptViews(one, 3);
  await postgres.kill();
  const tally = await accept();
  const { exit } = await terminated(one);
  const left = await admin.xLen("views:{views}");
  await postgres.start();
  await drained(await application());
  return { exit, left, ...(await compare(sql, tally)) };
};

/** Faults while a process is told to end. */
export const rows: readonly Fault[] = [
  {
    fault: "a process is told to end while PostgreSQL is slow",
    tries: isSlow,
    outcome: { wereWaiting: true, exit: 0, ...exact },
  },
  {
    fault: "a process is told to end while PostgreSQL does not answer",
    tries: doesNotAnswer,
    outcome: { exit: 0, change: 503, left: 30, ...exact },
  },
  {
    fault: "a process is told to end while PostgreSQL is down",
    tries: isDown,
    outcome: { exit: 0, left: 30, ...exact },
  },
];
