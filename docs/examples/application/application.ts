import { randomUUID } from "node:crypto";

import fastify, { type FastifyInstance } from "fastify";
import { type Connection, connect, deleteAll } from "managed-redis-client";

import type { CachePlace, Configuration } from "./configuration";
import type { Database } from "./database/database";
import { openEmbedded } from "./database/embedded";
import { openPostgres } from "./database/postgres";
import { createTables } from "./database/schema";
import { HowOften } from "./how-often";
import { cacheHeaders } from "./http/cache-control";
import { badPath, errorHandlers } from "./http/errors";
import { postRoutes } from "./http/posts";
import { statisticsRoutes } from "./http/statistics";
import { userRoutes } from "./http/users";
import { Caches } from "./services/caches";
import { Feeds } from "./services/feeds";
import { Posts } from "./services/posts";
import { Users } from "./services/users";
import { openViews } from "./services/views";

/** Milliseconds that requests have to end, when the application is closed; then they are cut off. */
const closeMs = 5_000;

/**
 * The application, ready to listen. `close` of what it returns ends the requests first, then writes the views that were
 * accepted, and then closes the connections.
 *
 * @throws Error when the database or a cache cannot be reached; then nothing stays open
 */
export async function createApplication(configuration: Configuration): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: "warn" },
    // A mistake in a request is an error, and is not corrected.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    frameworkErrors: badPath,
  });
  const often = new HowOften((message) => {
    app.log.warn(message);
  });
  try {
    endOpenRequests(app);
    cacheHeaders(app);
    errorHandlers(app);
    await openServices(app, configuration, (error) => {
      often.happened(error instanceof Error ? error.message : "something in the cache failed");
    });
    return await app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** Fastify waits for requests that are being answered; one whose body never comes must not keep the process. */
function endOpenRequests(app: FastifyInstance): void {
  app.addHook("preClose", (done) => {
    setTimeout(() => {
      app.server.closeAllConnections();
    }, closeMs).unref();
    done();
  });
}

async function openServices(
  app: FastifyInstance,
  { databaseUrl, cache, streamCache, replicas }: Configuration,
  onError: (error: unknown) => void,
): Promise<void> {
  // What is opened last is closed first.
  const keep = <T extends { close(): Promise<unknown> }>(part: T): T => {
    app.addHook("onClose", async () => part.close());
    return part;
  };
  const database = keep(databaseUrl === undefined ? await openEmbedded() : openPostgres(databaseUrl));
  await prepare(database);
  const redis = keep(await reach(cache));
  const streams = streamCache === undefined ? redis : keep(await reach(streamCache));
  // A database that ends with this process must not leave its rows in a cache that goes on.
  const prefix = databaseUrl === undefined ? `${randomUUID()}-` : "";
  const caches = new Caches(redis, prefix, onError);
  const users = new Users(database, caches);
  const posts = new Posts(database, caches);
  const feeds = new Feeds(database, posts, caches, onError);
  if (databaseUrl === undefined) {
    onError(new Error("DATABASE_URL is not set: the data is in the memory of this process, and is gone when it ends"));
    keep({ close: async () => deleteAll(streams, `${prefix}views:`).catch(onError) });
  }
  const views = keep(await openViews({ database, redis: streams, namespace: `${prefix}views`, replicas, onError }));
  keep(feeds);
  userRoutes(app, { users, posts, feeds });
  postRoutes(app, { posts, feeds, views });
  statisticsRoutes(app, { caches, redis, views });
}

async function prepare(database: Database): Promise<void> {
  try {
    await createTables(database);
  } catch (error) {
    throw new Error(`the database cannot be prepared: ${reasonOf(error)}`, { cause: error });
  }
}

async function reach({ outputs, options, isLocal }: CachePlace): Promise<Connection> {
  try {
    return await connect(outputs, options);
  } catch (error) {
    throw isLocal ? new Error(`${howToGetRedis}\n(${reasonOf(error)})`, { cause: error }) : error;
  }
}

const howToGetRedis = `there is no Redis on this machine. To get one:
  macOS          brew install redis && redis-server
  Debian, Ubuntu sudo apt-get install redis-server
  Docker         docker run --rm -p 6379:6379 redis:7
  Windows        the same as Debian, in WSL
One that listens on another port is named by REDIS_PORT, and the cache of a stack by its outputs, in CACHE_OUTPUTS.`;

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : "unknown";
}
