import type { FastifyInstance } from "fastify";

import type { Feeds } from "../services/feeds";
import type { Post, Posts } from "../services/posts";
import type { ViewCounter } from "../services/views";
import { found } from "./errors";
import { type ById, idPath, postBody, postChange } from "./schemas";

interface Services {
  readonly posts: Posts;
  readonly feeds: Feeds;
  readonly views: ViewCounter;
}

export function postRoutes(app: FastifyInstance, { posts, feeds, views }: Services): void {
  const known = async (id: string): Promise<Post> => found(await posts.get(Number(id)), "post");

  app.post<{ Body: Pick<Post, "authorId" | "title" | "content"> }>(
    "/api/posts",
    { schema: { body: postBody } },
    async ({ body }, answer) => {
      const post = await posts.create(body);
      feeds.refreshOf(post.authorId);
      return answer.code(201).send(post);
    },
  );
  app.get<ById>("/api/posts/:id", { schema: { params: idPath }, config: { keptBy: "everybody" } }, async ({ params }) =>
    known(params.id),
  );
  app.put<ById & { Body: Pick<Post, "title" | "content"> }>(
    "/api/posts/:id",
    { schema: { params: idPath, body: postChange } },
    async ({ params, body }) => found(await posts.update(Number(params.id), body), "post"),
  );
  app.delete<ById>("/api/posts/:id", { schema: { params: idPath } }, async ({ params }, answer) => {
    found(await posts.delete(Number(params.id)), "post");
    return answer.code(204).send();
  });
  app.post<ById>("/api/posts/:id/views", { schema: { params: idPath } }, async ({ params }, answer) => {
    await views.add((await known(params.id)).id);
    return answer.code(202).send();
  });
  app.get<ById>("/api/posts/:id/views", { schema: { params: idPath } }, async ({ params }) => ({
    views: await views.count((await known(params.id)).id),
  }));
}
