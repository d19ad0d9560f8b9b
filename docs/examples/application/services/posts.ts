import { type CacheAside, type Concerns, WriteThrough } from "managed-redis-client";

import type { Database, Sql } from "../database/database";
import { Batch } from "./batch";
import type { Caches } from "./caches";

export interface Post {
  readonly id: number;
  readonly authorId: number;
  readonly title: string;
  readonly content: string;
  readonly version: number;
  readonly createdAt: string;
}

const columns = `id::int, author_id::int AS "authorId", title, content, version::int, to_json(created_at)#>>'{}' AS "createdAt"`;

/** Posts an author's list has at most. */
const listLength = 50;

/** Posts, by write-through: a reader sees a change at once, and the author's list with it. */
export class Posts {
  readonly #cache: CacheAside<Post>;
  readonly #lists: CacheAside<readonly number[]>;
  readonly #writes: WriteThrough<Post>;
  readonly #batch: Batch<Post>;

  public constructor(
    private readonly database: Database,
    caches: Caches,
  ) {
    this.#cache = caches.open<Post>("posts", { ttlSeconds: 3_600, version: ({ version }) => version });
    this.#lists = caches.open<readonly number[]>("author-posts", { ttlSeconds: 3_600 });
    this.#writes = new WriteThrough(this.#cache);
    this.#batch = new Batch(async (ids) =>
      database.query<Post>(`SELECT ${columns} FROM posts WHERE id = ANY($1)`, [ids]),
    );
  }

  public async get(id: number): Promise<Post | null> {
    return this.#cache.get(id, async () => this.#batch.load(id));
  }

  /** Those of an author, the newest first. */
  public async of(authorId: number): Promise<readonly Post[]> {
    const ids = await this.#lists.get(authorId, async () => {
      const rows = await this.database.query<{ id: number }>(
        "SELECT id::int FROM posts WHERE author_id = $1 ORDER BY id DESC LIMIT $2",
        [authorId, listLength],
      );
      return rows.map(({ id }) => id);
    });
    return this.all(ids ?? []);
  }

  /** Those of some ids that still exist. */
  public async all(ids: readonly number[]): Promise<readonly Post[]> {
    const posts = await Promise.all(ids.map(async (id) => this.get(id)));
    return posts.filter((post) => post !== null);
  }

  public async create(post: Pick<Post, "authorId" | "title" | "content">): Promise<Post> {
    const [{ id }] = (await this.database.query<{ id: number }>(
      "SELECT nextval(pg_get_serial_sequence('posts', 'id'))::int AS id",
    )) as [{ id: number }];
    return this.#write(id, async (sql) => {
      const [created] = (await sql.query<Post>(
        `INSERT INTO posts (id, author_id, title, content) VALUES ($1, $2, $3, $4) RETURNING ${columns}`,
        [id, post.authorId, post.title, post.content],
      )) as [Post];
      return created;
    });
  }

  public async update(id: number, { title, content }: Pick<Post, "title" | "content">): Promise<Post | null> {
    return this.#write(id, async (sql) => {
      const [post] = await sql.query<Post>(
        `UPDATE posts SET title = $2, content = $3, version = version + 1 WHERE id = $1 RETURNING ${columns}`,
        [id, title, content],
      );
      return post ?? null;
    });
  }

  /** What it was; null if it was not there. */
  public async delete(id: number): Promise<Post | null> {
    let deleted: Post | undefined;
    await this.#writes.write(id, async (concerns) =>
      this.database.transaction(async (sql) => {
        [deleted] = await sql.query<Post>(`DELETE FROM posts WHERE id = $1 RETURNING ${columns}`, [id]);
        await this.#concernsAuthor(concerns, deleted);
        return null;
      }),
    );
    return deleted ?? null;
  }

  async #write<P extends Post | null>(id: number, change: (sql: Sql) => Promise<P>): Promise<P> {
    return this.#writes.write(id, async (concerns) =>
      this.database.transaction(async (sql) => {
        const post = await change(sql);
        await this.#concernsAuthor(concerns, post);
        return post;
      }),
    );
  }

  async #concernsAuthor(concerns: Concerns, post: Post | null | undefined): Promise<void> {
    if (post != null) {
      await concerns(this.#lists, post.authorId);
    }
  }
}
