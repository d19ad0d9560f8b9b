import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Pool } from "pg";

import { type Postgres, startPostgres } from "../../../../tools/shared/servers/postgres";
import { outputsWith } from "../../../client/connect/support/outputs";
import { Secrets } from "../../../client/connect/support/secrets";
import { type Client, connectTls } from "../../../redis/support/clients";
import { type NodeOptions, type RedisNode, startNode } from "../../../redis/support/server";
import { declaredInSeed, withParameters } from "../../../redis/support/stack";
import { token } from "../../../redis/support/suite";
import { eventually, start } from "../../../support/processes";
import { type Application, compileApplication, startApplication, writeOutputs } from "./application";

/** Something with a port: a server, or what stands in front of it. */
interface Port {
  readonly port: number;
}

/** What a process of the application is connected to, where it is not what the others are. */
export interface Ways {
  readonly database?: Port;
  readonly cache?: Port;
  readonly stream?: Port;
  /** What PostgreSQL knows it by. */
  readonly name?: string;
  readonly replicas?: number;
}

/** What the application of one row has: a database and two caches that no other row uses. */
export interface World {
  readonly postgres: Postgres;
  readonly sql: Pool;
  readonly cache: RedisNode;
  readonly stream: RedisNode;
  /** One more process of the application. */
  readonly application: (ways?: Ways) => Promise<Application>;
  /** For what is done to the stream behind the application's back. */
  readonly admin: Client;
}

/** The seed's cache, and one that evicts nothing. */
export const declared = {
  cache: declaredInSeed(),
  stream: withParameters(declaredInSeed(), { "maxmemory-policy": "noeviction" }),
};

/** What the rows of a file share, and what is to be ended. */
export class Stage {
  readonly #folder = mkdtempSync(join(tmpdir(), "application-"));
  readonly #parts: (() => Promise<unknown>)[] = [];
  readonly #program = compileApplication(this.#folder);
  readonly #arn: string;
  #postgres: Promise<Postgres> | undefined;
  #shared: Promise<unknown> | undefined;

  private constructor(
    public readonly options: NodeOptions,
    private readonly secrets: Secrets,
  ) {
    this.#arn = secrets.keep("token", token);
  }

  public static async start(options: NodeOptions): Promise<Stage> {
    return new Stage(options, await Secrets.start());
  }

  /** Keeps something until the file ends. */
  public until<T extends { stop(): Promise<unknown> }>(part: T): T {
    this.#parts.push(async () => part.stop());
    return part;
  }

  /** What several rows use, which is started by the first of them. */
  public async shared<T>(startIt: () => Promise<T>): Promise<T> {
    this.#shared ??= startIt();
    return this.#shared as Promise<T>;
  }

  /** A PostgreSQL of its own. */
  public async postgres(): Promise<Postgres> {
    return this.until(await startPostgres());
  }

  /** Starts a redis-server again that was killed, on the same port and with the same configuration. */
  public async startAgain({ running: { child } }: RedisNode): Promise<void> {
    const running = this.until(start(child.spawnfile, child.spawnargs.slice(1)));
    await eventually("redis-server is ready again", () =>
      running.output().includes("Ready to accept") ? true : undefined,
    );
  }

  /** A client of a node of Redis. */
  public async admin({ port }: Port): Promise<Client> {
    const client = await connectTls(port, this.options.certificates, { password: token });
    this.#parts.push(async () => {
      client.destroy();
      return Promise.resolve();
    });
    return client;
  }

  /** A database and two caches; with a PostgreSQL of their own for those who kill it. */
  public async world(own: { readonly postgres?: Postgres; readonly stream?: RedisNode } = {}): Promise<World> {
    this.#postgres ??= this.postgres();
    const postgres = own.postgres ?? (await this.#postgres);
    const database = `d${randomUUID().replace(/-/g, "")}`;
    const setUp = new Pool({ connectionString: postgres.url });
    await setUp.query(`CREATE DATABASE ${database}`);
    await setUp.end();
    const urlOf = ({ port }: Port, name = "tests") =>
      `postgresql://app@127.0.0.1:${port}/${database}?application_name=${name}`;
    const sql = new Pool({ connectionString: urlOf(postgres), connectionTimeoutMillis: 5_000 });
    sql.on("error", () => undefined);
    this.#parts.push(async () => sql.end());
    const cache = this.until(await startNode(declared.cache, this.options));
    const stream = own.stream ?? this.until(await startNode(declared.stream, this.options));
    const application = async (ways: Ways = {}) =>
      this.#application({ database: postgres, cache, stream, ...ways }, urlOf);
    return { postgres, sql, cache, stream, application, admin: await this.admin(stream) };
  }

  /** Ends everything, the last first. */
  public async stop(): Promise<void> {
    for (const stop of this.#parts.reverse()) {
      await stop();
    }
    this.secrets.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #application(
    ways: Ways & { readonly database: Port; readonly cache: Port; readonly stream: Port },
    urlOf: (database: Port, name?: string) => string,
  ): Promise<Application> {
    const outputsOf = ({ port }: Port) =>
      outputsWith({ primaryEndpointAddress: "localhost", secretArns: { token: this.#arn }, port });
    const application = await startApplication(this.#program, {
      DATABASE_URL: urlOf(ways.database, ways.name),
      CACHE_OUTPUTS: writeOutputs(join(this.#folder, randomUUID()), {
        Values: outputsOf(ways.cache),
        Stream: outputsOf(ways.stream),
      }),
      CACHE: "Values",
      STREAM_CACHE: "Stream",
      CACHE_CA: this.options.certificates.caFile,
      REPLICAS: String(ways.replicas ?? 0),
    });
    this.until({ stop: async () => application.running.stop("SIGKILL") });
    return application;
  }
}
