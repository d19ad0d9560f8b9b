import type { FastifyInstance } from "fastify";
import { type Connection, ServerStatistics } from "managed-redis-client";

import type { Services } from "../services/services";
import { cacheControl } from "./cache-control";

/** What the caches have done in this process, what the servers say, and what is not written yet. */
export function statisticsRoute(app: FastifyInstance, services: Services, redis: Connection): void {
  const servers = new ServerStatistics(redis);
  app.get("/api/cache/stats", async (_request, answer) => {
    const { users, posts, feeds, views } = services;
    const [server, lag] = await Promise.all([
      servers.read().then(
        ({ together }) => together,
        () => "does not answer" as const,
      ),
      views.lag().catch(() => "not known" as const),
    ]);
    void answer.header("cache-control", cacheControl.nobody);
    return {
      caches: {
        users: users.cache.statistics(),
        posts: posts.cache.statistics(),
        authorPosts: posts.lists.statistics(),
        feeds: feeds.cache.statistics(),
      },
      server,
      views: lag,
    };
  });
}
