import type { CacheAside } from "managed-redis-client";

import type { Database } from "../database/database";
import type { Caches } from "./caches";
import type { Post, Posts } from "./posts";

/** Posts that a feed has at most. */
const feedLength = 50;

/** Followers whose feeds are looked up at a time, when somebody posts. */
const pageLength = 1_000;

/**
 * What those whom a user follows have posted. It is made when it is read, so only the feeds of active users are cached. A feed
 * is a list of ids, and the posts are those of `Posts`: they are cached once for all feeds, and a post that is changed or
 * deleted is so in every feed at once.
 */
export class Feeds {
  readonly #cache: CacheAside<readonly number[]>;
  readonly #refreshes = new Set<Promise<void>>();

  public constructor(
    private readonly database: Database,
    private readonly posts: Posts,
    caches: Caches,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#cache = caches.open<readonly number[]>("feeds", { ttlSeconds: 900 });
  }

  /** The newest first. */
  public async get(userId: number): Promise<readonly Post[]> {
    const ids = await this.#cache.get(userId, async () => {
      const rows = await this.database.query<{ id: number }>(
        `SELECT p.id::int FROM posts p JOIN followers f ON f.followee_id = p.author_id
         WHERE f.follower_id = $1 ORDER BY p.id DESC LIMIT $2`,
        [userId, feedLength],
      );
      return rows.map(({ id }) => id);
    });
    return this.posts.all(ids ?? []);
  }

  public async follow(followerId: number, followeeId: number): Promise<void> {
    await this.#change(
      followerId,
      followeeId,
      "INSERT INTO followers (follower_id, followee_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
    );
  }

  public async unfollow(followerId: number, followeeId: number): Promise<void> {
    await this.#change(followerId, followeeId, "DELETE FROM followers WHERE follower_id = $1 AND followee_id = $2");
  }

  /**
   * Lets the feeds of an author's followers be made anew, in the background: whoever has many followers does not wait for all
   * of them. When it fails, or the process is killed, or the database's answer to the new post was lost, a feed lacks the
   * post for a quarter of an hour at most.
   */
  public refreshOf(authorId: number): void {
    const refresh = this.#refresh(authorId)
      .catch(this.onError)
      .finally(() => this.#refreshes.delete(refresh));
    this.#refreshes.add(refresh);
  }

  /** Waits for what goes on in the background. */
  public async close(): Promise<void> {
    await Promise.all(this.#refreshes);
  }

  async #change(followerId: number, followeeId: number, statement: string): Promise<void> {
    await this.#cache.update(followerId, async () => {
      await this.database.transaction(async (sql) => sql.query(statement, [followerId, followeeId]));
      return undefined;
    });
  }

  async #refresh(authorId: number): Promise<void> {
    for (let after = 0; ;) {
      const followers = await this.database.query<{ id: number }>(
        `SELECT follower_id::int AS id FROM followers WHERE followee_id = $1 AND follower_id > $2
         ORDER BY follower_id LIMIT $3`,
        [authorId, after, pageLength],
      );
      await Promise.all(followers.map(async ({ id }) => this.#cache.invalidate(id)));
      const last = followers.at(-1);
      if (last === undefined) {
        return;
      }
      after = last.id;
    }
  }
}
