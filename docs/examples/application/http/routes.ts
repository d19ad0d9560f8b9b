import type { FastifyInstance } from "fastify";

import type { Services } from "../services/services";
import { cacheControl, reply } from "./cache-control";
import { followPath, idPath, postBody, postChange, userBody } from "./schemas";

interface ById {
  readonly Params: { readonly id: number };
}

class NotFound extends Error {
  public readonly statusCode = 404;
}

/** A value, if there is one. */
function found<T>(value: T | null, what: string): T {
  if (value === null) {
    throw new NotFound(`no such ${what}`);
  }
  return value;
}

export function userRoutes(app: FastifyInstance, { users, posts, feeds }: Services): void {
  app.post<{ Body: { name: string; email: string } }>(
    "/api/users",
    { schema: { body: userBody } },
    async (request, answer) => answer.code(201).send(await users.create(request.body)),
  );
  app.get<ById>("/api/users/:id", { schema: { params: idPath } }, async (request, answer) =>
    reply(request, answer, found(await users.get(request.params.id), "user"), cacheControl.everybody),
  );
  app.put<ById & { Body: { name: string; email: string } }>(
    "/api/users/:id",
    { schema: { params: idPath, body: userBody } },
    async ({ params, body }) => found(await users.update(params.id, body), "user"),
  );
  app.get<ById>("/api/users/:id/posts", { schema: { params: idPath } }, async (request, answer) =>
    reply(request, answer, await posts.of(request.params.id), cacheControl.everybody),
  );
  app.get<ById>("/api/users/:id/feed", { schema: { params: idPath } }, async (request, answer) =>
    reply(request, answer, await feeds.get(request.params.id), cacheControl.oneUser),
  );
  for (const [method, isFollowing] of [
    ["put", true],
    ["delete", false],
  ] as const) {
    app[method]<{ Params: { id: number; followeeId: number } }>(
      "/api/users/:id/following/:followeeId",
      { schema: { params: followPath } },
      async ({ params }, answer) => {
        await feeds.follow(params.id, params.followeeId, isFollowing);
        return answer.code(204).send();
      },
    );
  }
}

export function postRoutes(app: FastifyInstance, { posts, feeds, views }: Services): void {
  app.post<{ Body: { authorId: number; title: string; content: string } }>(
    "/api/posts",
    { schema: { body: postBody } },
    async ({ body }, answer) => {
      const post = await posts.create(body);
      void feeds.refreshOf(post.authorId);
      return answer.code(201).send(post);
    },
  );
  app.get<ById>("/api/posts/:id", { schema: { params: idPath } }, async (request, answer) =>
    reply(request, answer, found(await posts.get(request.params.id), "post"), cacheControl.everybody),
  );
  app.put<ById & { Body: { title: string; content: string } }>(
    "/api/posts/:id",
    { schema: { params: idPath, body: postChange } },
    async ({ params, body }) => found(await posts.update(params.id, body), "post"),
  );
  app.delete<ById>("/api/posts/:id", { schema: { params: idPath } }, async ({ params }, answer) => {
    found((await posts.delete(params.id)) || null, "post");
    return answer.code(204).send();
  });
  app.post<ById>("/api/posts/:id/views", { schema: { params: idPath } }, async ({ params }, answer) => {
    found(await posts.get(params.id), "post");
    await views.add(params.id);
    return answer.code(202).send();
  });
  app.get<ById>("/api/posts/:id/views", { schema: { params: idPath } }, async ({ params }) => ({
    views: await views.count(params.id),
  }));
}
