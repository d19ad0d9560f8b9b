import { CacheAside, type Concerns, WriteThrough } from "managed-redis-client";

import type { Database, Sql } from "../database/database";
import type { Shared } from "./users";

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
  public readonly cache: CacheAside<Post>;
  public readonly lists: CacheAside<readonly number[]>;
  readonly #writes: WriteThrough<Post>;

  public constructor(
    private readonly database: Database,
    shared: Shared,
  ) {
    this.cache = new CacheAside<Post>({
      ...shared,
      namespace: "posts",
      ttlSeconds: 3_600,
      version: ({ version }) => version,
    });
    this.lists = new CacheAside<readonly number[]>({ ...shared, namespace: "author-posts", ttlSeconds: 3_600 });
    this.#writes = new WriteThrough(this.cache);
  }

  public async get(id: number): Promise<Post | null> {
    return this.cache.get(id, async () => {
      const [post] = await this.database.query<Post>(`SELECT ${columns} FROM posts WHERE id = $1`, [id]);
      return post;
    });
  }

  /** Those of an author, the newest first. */
  public async of(authorId: number): Promise<readonly Post[]> {
    const ids = await this.lists.get(authorId, async () => {
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
    return this.#write(id, async (sql) =>
      sql.query<Post>(
        `INSERT INTO posts (id, author_id, title, content) VALUES ($1, $2, $3, $4) RETURNING ${columns}`,
        [id, post.authorId, post.title, post.content],
      ),
    ) as Promise<Post>;
  }

  public async update(id: number, { title, content }: Pick<Post, "title" | "content">): Promise<Post | null> {
    return this.#write(id, async (sql) =>
      sql.query<Post>(
        `UPDATE posts SET title = $2, content = $3, version = version + 1 WHERE id = $1 RETURNING ${columns}`,
        [id, title, content],
      ),
    );
  }

  /** Whether it was there. */
  public async delete(id: number): Promise<boolean> {
    let wasThere = false;
    await this.#writes.write(id, async (concerns) =>
      this.database.transaction(async (sql) => {
        const [post] = await sql.query<Post>(`DELETE FROM posts WHERE id = $1 RETURNING ${columns}`, [id]);
        wasThere = post !== undefined;
        await this.#concernsAuthor(concerns, post);
        return null;
      }),
    );
    return wasThere;
  }

  async #write(id: number, change: (sql: Sql) => Promise<readonly Post[]>): Promise<Post | null> {
    return this.#writes.write(id, async (concerns) =>
      this.database.transaction(async (sql) => {
        const [post] = await change(sql);
        await this.#concernsAuthor(concerns, post);
        return post ?? null;
      }),
    );
  }

  async #concernsAuthor(concerns: Concerns, post: Post | undefined): Promise<void> {
    if (post !== undefined) {
      await concerns(this.lists, post.authorId);
    }
  }
}
