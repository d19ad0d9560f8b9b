import type { RedisNode } from "../../redis/support/server";
import { startNode } from "../../redis/support/server";
import { declaredInSeed } from "../../redis/support/stack";
import { eventually } from "../../support/processes";
import { type Application, startApplication } from "./support/application";
import { Backend } from "./support/backend";
import { idOf, newPost, newUser } from "./support/content";
import { describeApplication } from "./support/suite";

describeApplication("its routes", (options) => {
  const noeviction = { parameters: { "maxmemory-policy": "noeviction" } } as const;
  let backend: Backend;
  let node: RedisNode;
  let app: Application;
  /** Another process of the application. */
  let other: Application;

  beforeAll(async () => {
    [backend, node] = await Promise.all([Backend.start(options), startNode(declaredInSeed(noeviction), options)]);
    const environment = { ...backend.environment({ Cache: { port: node.port, changes: noeviction } }), REPLICAS: "0" };
    [app, other] = await Promise.all([startApplication(environment), startApplication(environment)]);
  });

  afterAll(async () => {
    await Promise.all([app, other].map(async (each) => each.stop()));
    await Promise.all([backend.stop(), node.stop()]);
  });

  const idsOf = ({ body }: { readonly body: unknown }): readonly number[] =>
    (body as readonly { readonly id: number }[]).map(({ id }) => id);

  test("users are created, read and changed, and every process reads the change at once", async () => {
    const created = await app.call("POST", "/api/users", { name: "Ada", email: "ada@example.com" });
    const user = { id: idOf(created), name: "Ada", email: "ada@example.com", version: 1 };
    expect(created).toMatchObject({ status: 201, body: user });
    expect((await other.get(`/api/users/${user.id}`)).body).toEqual(user);

    const changed = { ...user, name: "Grace", version: 2 };
    const change = await app.call("PUT", `/api/users/${user.id}`, { name: "Grace", email: user.email });
    expect(change).toMatchObject({ status: 200, body: changed });
    expect((await app.get(`/api/users/${user.id}`)).body).toEqual(changed);
    expect((await other.get(`/api/users/${user.id}`)).body).toEqual(changed);
  });

  test("a user that does not exist is not asked for twice, and is there once it is created", async () => {
    const id = (await newUser(app)) + 1;
    const path = `/api/users/${id}`;
    expect(await other.get(path)).toMatchObject({ status: 404, body: { error: "no such user" } });
    await backend.database.query("INSERT INTO users (id, name, email) VALUES ($1, 'Bob', 'bob@example.com')", [id]);
    expect((await other.get(path)).status).toBe(404);
    await backend.database.query("DELETE FROM users WHERE id = $1", [id]);

    expect(await newUser(app)).toBe(id);
    expect((await other.get(path)).status).toBe(200);
  });

  test("posts are created, read, changed and deleted, and every process reads the change at once", async () => {
    const authorId = await newUser(app);
    expect((await other.get(`/api/users/${authorId}/posts`)).body).toEqual([]);
    const created = await app.call("POST", "/api/posts", { authorId, title: "one", content: "a text" });
    const post = created.body as { id: number; createdAt: string };
    expect(created.status).toBe(201);
    expect(post).toEqual({
      id: post.id,
      authorId,
      title: "one",
      content: "a text",
      version: 1,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
    });
    expect((await other.get(`/api/posts/${post.id}`)).body).toEqual(post);
    expect((await other.get(`/api/users/${authorId}/posts`)).body).toEqual([post]);

    const changed = { ...post, title: "two", content: "", version: 2 };
    const change = await app.call("PUT", `/api/posts/${post.id}`, { title: "two", content: "" });
    expect(change).toMatchObject({ status: 200, body: changed });
    expect((await other.get(`/api/posts/${post.id}`)).body).toEqual(changed);
    expect((await other.get(`/api/users/${authorId}/posts`)).body).toEqual([changed]);

    expect((await app.call("DELETE", `/api/posts/${post.id}`)).status).toBe(204);
    expect((await other.get(`/api/posts/${post.id}`)).status).toBe(404);
    expect((await other.get(`/api/users/${authorId}/posts`)).body).toEqual([]);
    expect((await app.call("DELETE", `/api/posts/${post.id}`)).status).toBe(404);
    expect((await app.call("PUT", `/api/posts/${post.id}`, { title: "three", content: "" })).status).toBe(404);
  });

  test("a post that was changed is in the cache, so that nobody asks the database for it", async () => {
    const id = await newPost(app, await newUser(app));
    await backend.database.query("UPDATE posts SET title = 'behind the back' WHERE id = $1", [id]);

    expect((await other.get(`/api/posts/${id}`)).body).toMatchObject({ title: "a title" });
  });

  test("a feed has the newest 50 posts of those whom a user follows, and posts that are new, changed or deleted", async () => {
    const [reader, author, stranger] = [await newUser(app), await newUser(app), await newUser(app)];
    await backend.database.query(
      "INSERT INTO posts (author_id, title, content) SELECT $1, n, '' FROM generate_series(1, 60) AS n",
      [author],
    );
    await newPost(app, stranger);
    expect((await app.get(`/api/users/${reader}/feed`)).body).toEqual([]);
    expect((await app.call("PUT", `/api/users/${reader}/following/${author}`)).status).toBe(204);
    expect((await app.call("PUT", `/api/users/${reader}/following/${author}`)).status).toBe(204);
    const feed = async () => other.get(`/api/users/${reader}/feed`);
    const first = idsOf(await feed());
    expect(first).toHaveLength(50);
    expect(first).toEqual([...first].sort((one, another) => another - one));

    const post = await newPost(app, author, "the newest");
    await eventually("the feed has it", async () => (idsOf(await feed())[0] === post ? true : undefined));
    expect(idsOf(await feed())).toEqual([post, ...first.slice(0, 49)]);
    await app.call("PUT", `/api/posts/${post}`, { title: "changed", content: "" });
    expect((await feed()).body).toMatchObject({ 0: { id: post, title: "changed" } });
    await app.call("DELETE", `/api/posts/${post}`);
    expect(idsOf(await feed())).toEqual(first.slice(0, 49));

    expect((await app.call("DELETE", `/api/users/${reader}/following/${author}`)).status).toBe(204);
    expect((await feed()).body).toEqual([]);
  });

  test("the posts of a feed are cached once, for all feeds", async () => {
    const [author, ...readers] = [await newUser(app), await newUser(app), await newUser(app)];
    await backend.database.query(
      "INSERT INTO posts (author_id, title, content) SELECT $1, n, '' FROM generate_series(1, 50) AS n",
      [author],
    );
    for (const reader of readers) {
      await app.call("PUT", `/api/users/${reader}/following/${author}`);
    }
    const statistics = async () =>
      ((await app.get("/api/cache/stats")).body as { caches: Record<string, { hits: number; misses: number }> }).caches
        .posts!;
    const before = await statistics();
    await app.get(`/api/users/${readers[0]}/feed`);
    const cold = await statistics();
    await app.get(`/api/users/${readers[1]}/feed`);
    const warm = await statistics();

    expect(cold.misses - before.misses).toBe(50);
    expect(warm.misses - cold.misses).toBe(0);
    expect(warm.hits - cold.hits).toBe(50);
  });

  test("views are counted once the database has them", async () => {
    const post = await newPost(app, await newUser(app));
    const accepted = await Promise.all(
      [app, other, app, other, app].map(async (each) => each.call("POST", `/api/posts/${post}/views`)),
    );
    expect(accepted.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    const count = async () => (await app.get(`/api/posts/${post}/views`)).body as { readonly views: number };

    await eventually("all are counted", async () => ((await count()).views === 5 ? true : undefined));
    expect((await backend.database.query("SELECT FROM views WHERE post_id = $1", [post])).rowCount).toBe(5);
  });

  test("statistics say what the caches, the servers and the views do", async () => {
    const id = await newUser(app);
    interface Stats {
      readonly caches: Readonly<Record<string, Record<string, number>>>;
      readonly server: Record<string, number>;
      readonly views: unknown;
    }
    const stats = async () => (await app.get("/api/cache/stats")).body as Stats;
    const before = await stats();
    await app.get(`/api/users/${id}`);
    await app.get(`/api/users/${id}`);
    await app.get(`/api/users/${id}`);
    const { caches, server, views } = await stats();

    expect(Object.keys(caches)).toEqual(["users", "posts", "author-posts", "feeds"]);
    expect(caches.users!.hits! - before.caches.users!.hits!).toBe(2);
    expect(caches.users!.misses! - before.caches.users!.misses!).toBe(1);
    expect(caches.users!.errors).toBe(0);
    expect(caches.users!.hitRate).toBeCloseTo(
      (100 * caches.users!.hits!) / (caches.users!.hits! + caches.users!.misses!),
    );
    expect(server.hits).toBeGreaterThanOrEqual(2);
    expect(server.hitRate).toBeGreaterThan(0);
    expect(server.memoryPercent).toBeGreaterThan(0);
    expect(views).toEqual({ entries: 0, oldestMs: 0, deadLetters: 0, hasWriter: true });
  });
});
