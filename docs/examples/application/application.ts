import fastify, { type FastifyInstance } from "fastify";
import { CacheError, type Connection, connect } from "managed-redis-client";

import type { CachePlace, Configuration } from "./configuration";
import type { Database } from "./database/database";
import { openEmbedded } from "./database/embedded";
import { openPostgres } from "./database/postgres";
import { createTables } from "./database/schema";
import { closeConnections } from "./http/closing";
import { errorHandler } from "./http/errors";
import { postRoutes, userRoutes } from "./http/routes";
import { statisticsRoute } from "./http/statistics";
import { Feeds } from "./services/feeds";
import { Posts } from "./services/posts";
import { Users } from "./services/users";
import type { Services } from "./services/services";
import { openViews } from "./services/views";

/** The application, ready to listen; `close` of what it returns ends everything in the right order. */
export async function createApplication(configuration: Configuration): Promise<FastifyInstance> {
  const app = fastify({ logger: { level: "warn" } });
  const onError = (error: unknown): void => {
    app.log.warn(error instanceof Error ? error.message : "something in the cache failed");
  };
  const opened: { close(): Promise<unknown> }[] = [];
  // The views are drained first; then what they need is closed.
  app.addHook("onClose", async () => {
    for (const each of opened.reverse()) {
      await each.close();
    }
  });
  try {
    const keep = <T extends { close(): Promise<unknown> }>(part: T): T => {
      opened.push(part);
      return part;
    };
    const database: Database = keep(
      configuration.databaseUrl === undefined ? await openEmbedded() : openPostgres(configuration.databaseUrl),
    );
    await createTables(database);
    const redis = keep(await reach(configuration.cache));
    const streams = configuration.streamCache === undefined ? redis : keep(await reach(configuration.streamCache));
    const shared = { redis, onError };
    const users = new Users(database, shared);
    const posts = new Posts(database, shared);
    const feeds = new Feeds(database, posts, shared);
    const views = keep(await openViews(database, streams, configuration.replicas, onError));
    const services: Services = { users, posts, feeds, views };
    closeConnections(app);
    errorHandler(app);
    userRoutes(app, services);
    postRoutes(app, services);
    statisticsRoute(app, services, redis);
    return await app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function reach({ outputs, options }: CachePlace): Promise<Connection> {
  try {
    return await connect(outputs, options);
  } catch (error) {
    if (outputs.name === "local" && error instanceof CacheError) {
      throw new Error(
        "there is no Redis on this machine: install one (apt-get install redis-server, brew install redis), start it with redis-server, or name the outputs of a stack in CACHE_OUTPUTS",
        { cause: error },
      );
    }
    throw error;
  }
}
