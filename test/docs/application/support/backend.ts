import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Pool } from "pg";

import type { RedisCacheProps } from "../../../../constructs";
import { type Postgres, startPostgres } from "../../../../tools/shared/servers/postgres";
import { Secrets } from "../../../client/connect/support/secrets";
import { writtenFor } from "../../../client/connect/support/written";
import { environments } from "../../../fixtures/environments";
import type { NodeOptions } from "../../../redis/support/server";
import { token } from "../../../redis/support/suite";
import { type Lock, lock } from "./lock";

const { seed } = environments;

/** Where a cache of the stack is. */
export interface Place {
  readonly port: number;
  /** What is changed in the seed's cache. */
  readonly changes?: Partial<RedisCacheProps>;
  /** Its only user and the password. @default - it has a token */
  readonly user?: { readonly name: string; readonly loginName: string; readonly password: string };
}

/** A real PostgreSQL, and what an application is told of it and of caches with TLS and a token. */
export class Backend {
  /** For what tests do behind the application's back. */
  public readonly database: Pool;
  readonly #locks: Lock[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), "application-"));

  private constructor(
    public readonly postgres: Postgres,
    private readonly secrets: Secrets,
    private readonly options: NodeOptions,
  ) {
    this.database = new Pool({ connectionString: postgres.url });
    this.database.on("error", () => undefined);
  }

  public static async start(options: NodeOptions): Promise<Backend> {
    return new Backend(await startPostgres(), await Secrets.start(), options);
  }

  /** The environment of an application, with the outputs of a stack that is the seed's but for its caches. */
  public environment(places: Readonly<Record<string, Place>>): Readonly<Record<string, string>> {
    const caches = Object.entries(places).map(([id, { changes }]) => [
      id,
      { ...seed.caches.Cache, name: `app-${id.toLowerCase()}`, ...changes },
    ]);
    const known = Object.entries(places).flatMap(([id, place]) => this.#outputsOf(id.toLowerCase(), place));
    const stack = { ...seed, caches: Object.fromEntries(caches) as typeof seed.caches };
    const file = join(this.#folder, `${Object.keys(places).join("-")}.json`);
    writeFileSync(file, JSON.stringify(writtenFor("seed", stack, Object.fromEntries(known))));
    return { CACHE_OUTPUTS: file, CACHE_CA: this.options.certificates.caFile, DATABASE_URL: this.postgres.url };
  }

  #outputsOf(cache: string, { port, user }: Place): readonly (readonly [name: string, value: unknown])[] {
    return [
      ...["primary", "reader", "configuration"].map(
        (kind) => [`${cache}_${kind}_endpoint_address`, "localhost"] as const,
      ),
      [`${cache}_port`, port],
      ...(user === undefined
        ? ([[`${cache}_secret_arns`, { token: this.secrets.keep(cache, token) }]] as const)
        : ([
            [`${cache}_secret_arns`, { [user.name]: this.secrets.keep(`${cache}-${user.name}`, user.password) }],
            [`${cache}_user_names`, { [user.name]: user.loginName }],
          ] as const)),
    ];
  }

  /** Locks something as another user of the database, until it is released or everything ends. */
  public async lock(statement: string): Promise<Lock> {
    const made = await lock(this.postgres.url, statement);
    this.#locks.push(made);
    return made;
  }

  public async stop(): Promise<void> {
    await Promise.all(this.#locks.map(async (made) => made.release()));
    await this.database.end();
    this.secrets.stop();
    await this.postgres.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
