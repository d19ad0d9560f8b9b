import type { CacheAside } from "managed-redis-client";

import type { Database, Sql } from "../database/database";
import type { Caches } from "./caches";

export interface User {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly version: number;
}

const columns = "id::int, name, email, version::int";

/** Users, by cache-aside: read often, changed rarely, and changes must go through when the cache is down. */
export class Users {
  readonly #cache: CacheAside<User>;

  public constructor(
    private readonly database: Database,
    caches: Caches,
  ) {
    this.#cache = caches.open<User>("users", {
      ttlSeconds: 3_600,
      negativeTtlSeconds: 300,
      version: ({ version }) => version,
    });
  }

  public async get(id: number): Promise<User | null> {
    return this.#cache.get(id, async () => {
      const [user] = await this.database.query<User>(`SELECT ${columns} FROM users WHERE id = $1`, [id]);
      return user;
    });
  }

  public async create(user: Pick<User, "name" | "email">): Promise<User> {
    const [{ id }] = (await this.database.query<{ id: number }>(
      "SELECT nextval(pg_get_serial_sequence('users', 'id'))::int AS id",
    )) as [{ id: number }];
    // Somebody may have asked for it before it existed.
    return this.#write(id, async (sql) => {
      const [created] = (await sql.query<User>(
        `INSERT INTO users (id, name, email) VALUES ($1, $2, $3) RETURNING ${columns}`,
        [id, user.name, user.email],
      )) as [User];
      return created;
    });
  }

  public async update(id: number, { name, email }: Pick<User, "name" | "email">): Promise<User | null> {
    return this.#write(id, async (sql) => {
      const [user] = await sql.query<User>(
        `UPDATE users SET name = $2, email = $3, version = version + 1 WHERE id = $1 RETURNING ${columns}`,
        [id, name, email],
      );
      return user ?? null;
    });
  }

  async #write<U extends User | null>(id: number, change: (sql: Sql) => Promise<U>): Promise<U> {
    return this.#cache.update(id, async () => this.database.transaction(change));
  }
}
