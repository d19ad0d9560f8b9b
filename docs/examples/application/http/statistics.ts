import type { FastifyInstance } from "fastify";
import { type Connection, ServerStatistics } from "managed-redis-client";

import type { Caches } from "../services/caches";
import type { ViewCounter } from "../services/views";

interface Parts {
  readonly caches: Caches;
  readonly redis: Connection;
  readonly views: ViewCounter;
}

export function statisticsRoutes(app: FastifyInstance, { caches, redis, views }: Parts): void {
  const servers = new ServerStatistics(redis);

  // What the caches have done in this process, what the servers have done since the last time, and what is not written yet.
  app.get("/api/cache/stats", async () => {
    const [server, lag] = await Promise.all([
      servers.read().then(
        ({ together }) => together,
        () => "does not answer" as const,
      ),
      views.lag().catch(() => "not known" as const),
    ]);
    return { caches: caches.statistics(), server, views: lag };
  });
  // For a load balancer. It asks nobody: a database or a cache that is down is not mended by replacing this process.
  app.get("/health", () => ({ status: "up" }));
}
