import { randomUUID } from "node:crypto";

import { CacheError, type Connection, type WriteBehindLag, openWriteBehind } from "managed-redis-client";

import type { Database } from "../database/database";

/** Somebody has looked at a post. */
interface View {
  /** Of this view: it is written once, however often it comes. */
  readonly id: string;
  readonly postId: number;
  readonly at: string;
}

/** Counts who looks at posts. */
export interface ViewCounter {
  /** Accepts a view; the count has it when the database has. */
  add(postId: number): Promise<unknown>;
  count(postId: number): Promise<number>;
  /** What is waiting. */
  lag(): Promise<WriteBehindLag | "written at once">;
  /** Waits for what was accepted. */
  close(): Promise<unknown>;
}

interface ViewOptions {
  readonly database: Database;
  /** A cache that does not evict. */
  readonly redis: Connection;
  readonly namespace: string;
  /** Number of replicas that must have a view before it is accepted. */
  readonly replicas: number;
  readonly onError: (error: unknown) => void;
}

/**
 * Counts by write-behind: many small writes, of which the database gets a few large ones. A cache that evicts cannot be
 * trusted with them; then each view is written at once.
 */
export async function openViews(options: ViewOptions): Promise<ViewCounter> {
  try {
    return await behind(options);
  } catch (error) {
    if (!(error instanceof CacheError && error.code === "evicts")) {
      throw error;
    }
    options.onError(new Error(`views are written at once: ${error.message}, which STREAM_CACHE names`));
    return atOnce(options);
  }
}

async function behind({ database, ...options }: ViewOptions): Promise<ViewCounter> {
  const stream = await openWriteBehind<View>({
    ...options,
    write: async (entries) =>
      write(
        database,
        entries.map(({ value }) => value),
      ),
    ping: async (error) => {
      if (!isTheirFault(error)) {
        throw error;
      }
      return Promise.resolve();
    },
  });
  return {
    add: async (postId) => stream.add(String(postId), viewOf(postId)),
    count: async (postId) => count(database, postId),
    lag: async () => stream.lag(),
    close: async () => stream.close(),
  };
}

function atOnce({ database }: ViewOptions): ViewCounter {
  return {
    add: async (postId) => write(database, [viewOf(postId)]),
    count: async (postId) => count(database, postId),
    lag: async () => Promise.resolve("written at once"),
    close: async () => Promise.resolve(),
  };
}

function viewOf(postId: number): View {
  return { id: randomUUID(), postId, at: new Date().toISOString() };
}

async function count(database: Database, postId: number): Promise<number> {
  const [row] = await database.query<{ views: number }>("SELECT views::int FROM view_counts WHERE post_id = $1", [
    postId,
  ]);
  return row?.views ?? 0;
}

/**
 * Whether PostgreSQL refuses the values themselves, or does not get done with so many in time; then they are tried in smaller
 * numbers. Anything else will pass: a lost connection, a lock that somebody else has, a disk that is full, a failover during
 * which it accepts reads only.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
function isTheirFault(error: unknown): boolean {
  const { code, cause = {} } = Object(error) as { readonly code?: string; readonly cause?: { readonly code?: string } };
  return /^(22|23|57014)/.test(code ?? cause.code ?? "");
}

/** Each view has an id of its own, so one that comes again is not counted again. Those of posts that are gone are dropped. */
async function write(database: Database, views: readonly View[]): Promise<void> {
  await database.query(
    `WITH added AS (
       INSERT INTO views (id, post_id, at)
       SELECT new.* FROM unnest($1::text[], $2::bigint[], $3::timestamptz[]) AS new (id, post_id, at)
       JOIN posts ON posts.id = new.post_id
       ON CONFLICT DO NOTHING RETURNING post_id)
     INSERT INTO view_counts (post_id, views)
     SELECT post_id, count(*) FROM added GROUP BY post_id ORDER BY post_id
     ON CONFLICT (post_id) DO UPDATE SET views = view_counts.views + excluded.views`,
    [views.map(({ id }) => id), views.map(({ postId }) => postId), views.map(({ at }) => at)],
  );
}
