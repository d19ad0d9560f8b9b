import type { Pool } from "pg";

import { eventually, sleep } from "../../../support/processes";
import type { Application } from "./application";

/** What became of views, by post. */
export interface Tally {
  readonly accepted: Map<number, number>;
  /** Nobody knows whether they were accepted: no answer came, or one that promises nothing. */
  readonly unknown: Map<number, number>;
  /** How often each status was answered. */
  readonly statuses: Map<number, number>;
}

export const newTally = (): Tally => ({ accepted: new Map(), unknown: new Map(), statuses: new Map() });

const count = (counts: Map<number, number>, key: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** All of them together. */
export const sumOf = (counts: ReadonlyMap<number, number>): number =>
  [...counts.values()].reduce((total, each) => total + each, 0);

/** Creates posts of one author; returns their ids. */
export async function createPosts(application: Application, number: number): Promise<readonly number[]> {
  const email = `author-${Math.random()}@example.com`;
  const author = await application.call("POST", "/api/users", { name: "author", email });
  const post = { authorId: (author.body as { id: number }).id, title: "title", content: "content" };
  const posts = Array.from({ length: number }, async () => application.call("POST", "/api/posts", post));
  return (await Promise.all(posts)).map(({ body }) => (body as { id: number }).id);
}

/** Looks at a post, and remembers what came of it; returns the status. */
export async function view(application: Application, post: number, tally: Tally): Promise<number> {
  const { status } = await application.call("POST", `/api/posts/${post}/views`);
  count(tally.statuses, status);
  if (status === 202) {
    count(tally.accepted, post);
  } else if (status !== -1) {
    count(tally.unknown, post);
  }
  return status;
}

/** Looks at each post so many times. */
export async function viewAll(application: Application, posts: readonly number[], times: number): Promise<Tally> {
  const tally = newTally();
  const all = posts.flatMap((post) => Array.from({ length: times }, async () => view(application, post, tally)));
  await Promise.all(all);
  return tally;
}

/** Looks at posts in whichever processes there are, until it is stopped: at each post one time after the other. */
export function viewOn(applications: readonly Application[], posts: readonly number[], atOnce: number) {
  const tally = newTally();
  let isOver = false;
  const loop = async (first: number): Promise<void> => {
    const own = posts.filter((_, index) => index % atOnce === first);
    for (let turn = first; !isOver; turn += 1) {
      await view(applications[turn % applications.length]!, own[turn % own.length]!, tally);
      await sleep(10);
    }
  };
  const loops = Promise.all(Array.from({ length: atOnce }, async (_, index) => loop(index)));
  return {
    tally,
    stop: async (): Promise<Tally> => {
      isOver = true;
      await loops;
      return tally;
    },
  };
}

interface Lag {
  readonly entries: number;
  readonly deadLetters: number;
  readonly hasWriter: boolean;
}

/** What waits to be written, as the application tells. */
export async function lagOf(application: Application): Promise<Lag> {
  return ((await application.call("GET", "/api/cache/stats")).body as { views: Lag }).views;
}

/** Waits until everything is written. */
export async function drained(application: Application): Promise<Lag> {
  return eventually(
    "all views are written",
    async () => {
      const lag = await lagOf(application);
      return lag.entries === 0 ? lag : undefined;
    },
    25_000,
  );
}

/** Has the database remember in which transaction a view came. Before any has come. */
export async function rememberBatches(sql: Pool): Promise<void> {
  await sql.query("ALTER TABLE views ADD COLUMN batch bigint NOT NULL DEFAULT txid_current()");
}

/** Makes each view take some time. */
export async function slowDown(sql: Pool, ms: number): Promise<void> {
  await sql.query(
    `CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       PERFORM pg_sleep(${ms / 1_000}); RETURN NEW; END $$`,
  );
  await sql.query("CREATE TRIGGER take_time BEFORE INSERT ON views FOR EACH ROW EXECUTE FUNCTION take_time()");
}

/** With nothing wrong, all numbers are 0. */
export const exact = { lost: 0, twice: 0, miscounted: 0 };

/** Compares what was accepted with what the database holds. */
export async function compare(sql: Pool, { accepted, unknown }: Tally) {
  const { rows } = await sql.query<{ post: number; views: number; counted: number }>(
    `SELECT p.id::int AS post, count(v.id)::int AS views, coalesce(max(c.views), 0)::int AS counted
     FROM posts p LEFT JOIN views v ON v.post_id = p.id LEFT JOIN view_counts c ON c.post_id = p.id GROUP BY p.id`,
  );
  const sum = (missing: (row: (typeof rows)[number]) => number) =>
    rows.map(missing).reduce((total, each) => total + Math.max(0, each), 0);
  return {
    lost: sum(({ post, views }) => (accepted.get(post) ?? 0) - views),
    twice: sum(({ post, views }) => views - (accepted.get(post) ?? 0) - (unknown.get(post) ?? 0)),
    miscounted: sum(({ views, counted }) => Math.abs(views - counted)),
  };
}

/** Views of a post that came in an earlier transaction than one that was sent before them. */
export async function outOfOrder(sql: Pool): Promise<number> {
  const { rows } = await sql.query<{ count: number }>(
    `SELECT count(*)::int FROM (
       SELECT batch, lag(batch) OVER (PARTITION BY post_id ORDER BY at) AS before FROM views) AS each
     WHERE batch < before`,
  );
  return rows[0]!.count;
}
