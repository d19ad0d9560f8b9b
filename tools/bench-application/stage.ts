import { type RedisClientType, createClient } from "@redis/client";

import { type ConnectOptions, type Connection, connect } from "../../client/index";
import { startPostgres } from "../shared/servers/postgres";
import { startRedis } from "../shared/servers/redis";
import { type CountedDatabase, openDatabase } from "./database";
import type { Sizes } from "./sizes";

/** A client of the library alone, as somebody without our package has it. */
export type BareClient = RedisClientType;

/** A redis-server of ours, and clients of it. */
export interface Cache {
  readonly port: number;
  /** For what is done around a measurement, and for what is compared. */
  readonly bare: BareClient;
  /** One more connection, as one more process of an application has it. */
  connect(options?: ConnectOptions): Promise<Connection>;
}

/** The servers of a run. */
export interface Stage {
  readonly sizes: Sizes;
  readonly database: CountedDatabase;
  /** Configured as the seed's stack declares it, with room for everything. */
  readonly cache: Cache;
  /** The same, for measurements that limit its memory. */
  readonly small: Cache;
  /** Without evictions, and with a replica, as write-behind wants it. */
  readonly stream: Cache;
}

/** What the parameter group of the seed's stack declares. */
const declared = { "maxmemory-policy": "allkeys-lru", "notify-keyspace-events": "Ex", timeout: "300" };

/**
 * Starts the servers, does some work with them, and ends them.
 *
 * @throws Failure when redis-server or PostgreSQL is not installed
 */
export async function onStage<R>(sizes: Sizes, work: (stage: Stage) => Promise<R>): Promise<R> {
  const ends: (() => Promise<unknown>)[] = [];
  try {
    const cacheOf = async (directives: Readonly<Record<string, string>>): Promise<Cache> => {
      const server = await startRedis(directives);
      ends.push(async () => server.stop());
      return openCache(server.port, ends);
    };
    const cache = await cacheOf({ ...declared, maxmemory: "1gb" });
    const small = await cacheOf(declared);
    const stream = await cacheOf({ "maxmemory-policy": "noeviction", maxmemory: "1gb" });
    const replica = await cacheOf({});
    await replica.bare.replicaOf("127.0.0.1", stream.port);
    const postgres = await startPostgres({ shared_buffers: "256MB", max_connections: "50" });
    ends.push(async () => postgres.stop());
    const database = await openDatabase(postgres.url, sizes);
    ends.push(async () => database.close());
    return await work({ sizes, database, cache, small, stream });
  } finally {
    for (const end of ends.reverse()) {
      await end();
    }
  }
}

async function openCache(port: number, ends: (() => Promise<unknown>)[]): Promise<Cache> {
  const bare = await connectBare(port);
  ends.push(async () => bare.close());
  return {
    port,
    bare,
    connect: async (options = {}) => {
      const connection = await connect(outputsOf(port), options);
      ends.push(async () => connection.close());
      return connection;
    },
  };
}

/** Connects the library alone, with its own defaults. @param commandOptions of each command */
export async function connectBare(port: number, commandOptions = {}): Promise<BareClient> {
  const client = createClient({ socket: { host: "127.0.0.1", port }, commandOptions }) as unknown as BareClient;
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** What a stack would say of a server on this machine. */
function outputsOf(port: number) {
  return {
    name: "bench",
    region: "local",
    serverless: false,
    primaryEndpointAddress: "127.0.0.1",
    port,
    transitEncryption: "off",
    secretArns: {},
    userNames: {},
    parameters: {},
  } as const;
}
