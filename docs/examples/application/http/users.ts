import type { FastifyInstance } from "fastify";

import type { Feeds } from "../services/feeds";
import type { Posts } from "../services/posts";
import type { User, Users } from "../services/users";
import { found } from "./errors";
import { type ById, followPath, idPath, userBody } from "./schemas";

interface Services {
  readonly users: Users;
  readonly posts: Posts;
  readonly feeds: Feeds;
}

export function userRoutes(app: FastifyInstance, { users, posts, feeds }: Services): void {
  const known = async (id: string): Promise<User> => found(await users.get(Number(id)), "user");

  app.post<{ Body: Pick<User, "name" | "email"> }>(
    "/api/users",
    { schema: { body: userBody } },
    async ({ body }, answer) => answer.code(201).send(await users.create(body)),
  );
  // A user has an email address, which a CDN would show to whoever asks, with a login or without one.
  app.get<ById>("/api/users/:id", { schema: { params: idPath }, config: { keptBy: "oneUser" } }, async ({ params }) =>
    known(params.id),
  );
  app.put<ById & { Body: Pick<User, "name" | "email"> }>(
    "/api/users/:id",
    { schema: { params: idPath, body: userBody } },
    async ({ params, body }) => found(await users.update(Number(params.id), body), "user"),
  );
  app.get<ById>(
    "/api/users/:id/posts",
    { schema: { params: idPath }, config: { keptBy: "everybody" } },
    async ({ params }) => posts.of((await known(params.id)).id),
  );
  app.get<ById>(
    "/api/users/:id/feed",
    { schema: { params: idPath }, config: { keptBy: "oneUser" } },
    async ({ params }) => feeds.get((await known(params.id)).id),
  );
  followRoutes(app, feeds, known);
}

function followRoutes(app: FastifyInstance, feeds: Feeds, known: (id: string) => Promise<User>): void {
  const path = "/api/users/:id/following/:followeeId";
  interface Following {
    readonly Params: { readonly id: string; readonly followeeId: string };
  }

  app.put<Following>(path, { schema: { params: followPath } }, async ({ params }, answer) => {
    await feeds.follow((await known(params.id)).id, (await known(params.followeeId)).id);
    return answer.code(204).send();
  });
  app.delete<Following>(path, { schema: { params: followPath } }, async ({ params }, answer) => {
    await feeds.unfollow((await known(params.id)).id, (await known(params.followeeId)).id);
    return answer.code(204).send();
  });
}
