import type { RedisNode } from "../../redis/support/server";
import { startNode } from "../../redis/support/server";
import { declaredInSeed } from "../../redis/support/stack";
import { eventually } from "../../support/processes";
import { type Application, startApplication } from "./support/application";
import { Backend } from "./support/backend";
import { describeApplication } from "./support/suite";

const everybody = "public, max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=300";

describeApplication("its routes", (options) => {
  const noeviction = { parameters: { "maxmemory-policy": "noeviction" } } as const;
  let backend: Backend;
  let node: RedisNode;
  let app: Application;
  /** Another process of the application. */
  let other: Application;
  let count = 0;

  beforeAll(async () => {
    [backend, node] = await Promise.all([Backend.start(options), startNode(declaredInSeed(noeviction), options)]);
    const environment = { ...backend.environment({ Cache: { port: node.port, changes: noeviction } }), REPLICAS: "0" };
    [app, other] = await Promise.all([startApplication(environment), startApplication(environment)]);
  });

  afterAll(async () => {
    await Promise.all([app, other].map(async (each) => each.stop()));
    await Promise.all([backend.stop(), node.stop()]);
  });

  const idOf = ({ body }: { readonly body: unknown }): number => (body as { readonly id: number }).id;
  const idsOf = ({ body }: { readonly body: unknown }): readonly number[] =>
    (body as readonly { readonly id: number }[]).map(({ id }) => id);
  const newUser = async (): Promise<number> =>
    idOf(await app.call("POST", "/api/users", { name: "Ada", email: `user${++count}@example.com` }));
  const newPost = async (authorId: number, title = "a title"): Promise<number> =>
    idOf(await app.call("POST", "/api/posts", { authorId, title, content: "a text" }));

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
    const id = (await newUser()) + 1;
    const path = `/api/users/${id}`;
    expect(await other.get(path)).toMatchObject({ status: 404, body: { error: "no such user" } });
    await backend.database.query("INSERT INTO users (id, name, email) VALUES ($1, 'Bob', 'bob@example.com')", [id]);
    expect((await other.get(path)).status).toBe(404);
    await backend.database.query("DELETE FROM users WHERE id = $1", [id]);

    expect(await newUser()).toBe(id);
    expect((await other.get(path)).status).toBe(200);
  });

  test("posts are created, read, changed and deleted, and every process reads the change at once", async () => {
    const authorId = await newUser();
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
    const id = await newPost(await newUser());
    await backend.database.query("UPDATE posts SET title = 'behind the back' WHERE id = $1", [id]);

    expect((await other.get(`/api/posts/${id}`)).body).toMatchObject({ title: "a title" });
  });

  test("a feed has the newest 50 posts of those whom a user follows, and posts that are new, changed or deleted", async () => {
    const [reader, author, stranger] = [await newUser(), await newUser(), await newUser()];
    await backend.database.query(
      "INSERT INTO posts (author_id, title, content) SELECT $1, n, '' FROM generate_series(1, 60) AS n",
      [author],
    );
    await newPost(stranger);
    expect((await app.get(`/api/users/${reader}/feed`)).body).toEqual([]);
    expect((await app.call("PUT", `/api/users/${reader}/following/${author}`)).status).toBe(204);
    expect((await app.call("PUT", `/api/users/${reader}/following/${author}`)).status).toBe(204);
    const feed = async () => other.get(`/api/users/${reader}/feed`);
    const first = idsOf(await feed());
    expect(first).toHaveLength(50);
    expect(first).toEqual([...first].sort((one, another) => another - one));

    const post = await newPost(author, "the newest");
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
    const [author, ...readers] = [await newUser(), await newUser(), await newUser()];
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
    const post = await newPost(await newUser());
    const accepted = await Promise.all(
      [app, other, app, other, app].map(async (each) => each.call("POST", `/api/posts/${post}/views`)),
    );
    expect(accepted.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    const count = async () => (await app.get(`/api/posts/${post}/views`)).body as { readonly views: number };

    await eventually("all are counted", async () => ((await count()).views === 5 ? true : undefined));
    expect((await backend.database.query("SELECT FROM views WHERE post_id = $1", [post])).rowCount).toBe(5);
  });

  test("statistics say what the caches, the servers and the views do", async () => {
    const id = await newUser();
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

  test("answers say who may keep them, and are not sent twice to those who have them", async () => {
    const id = await newUser();
    const post = await newPost(id);
    const kept = async (path: string) => (await app.get(path)).headers.get("cache-control");
    const answers = [`/api/users/${id}`, `/api/users/${id}/posts`, `/api/posts/${post}`, `/api/users/${id}/feed`];
    expect(await Promise.all(answers.map(kept))).toEqual([everybody, everybody, everybody, "private, no-cache"]);
    const others = [`/api/posts/${post}/views`, "/api/cache/stats", "/health", "/api/users/999999999", "/api", "/%ff"];
    expect(await Promise.all(others.map(kept))).toEqual(others.map(() => "no-store"));
    const change = await app.call("PUT", `/api/posts/${post}`, { title: "t", content: "" });
    expect(change.headers.get("cache-control")).toBe("no-store");

    const path = `/api/posts/${post}`;
    const tag = String((await app.get(path)).headers.get("etag"));
    const again = await other.call("GET", path, undefined, { "if-none-match": `"x", W/${tag}` });
    expect(again).toMatchObject({ status: 304, body: undefined });
    expect(again.headers.get("etag")).toBe(tag);
    expect(again.headers.get("cache-control")).toBe(everybody);
    await app.call("PUT", path, { title: "another", content: "" });
    const after = await other.call("GET", path, undefined, { "if-none-match": tag });
    expect(after).toMatchObject({ status: 200, body: { title: "another" } });
  });

  test("health is for a load balancer", async () => {
    expect(await app.get("/health")).toMatchObject({ status: 200, body: { status: "up" } });
  });

  test.each<[method: string, path: string, body: unknown, status: number, error: string]>([
    ["POST", "/api/users", { name: "Ada" }, 400, "body must have required property 'email'"],
    [
      "POST",
      "/api/users",
      { name: "", email: "a@example.com" },
      400,
      "body/name must NOT have fewer than 1 characters",
    ],
    ["POST", "/api/users", { name: "Ada", email: "no address" }, 400, 'body/email must match format "email"'],
    ["POST", "/api/users", { name: 5, email: "a@example.com" }, 400, "body/name must be string"],
    [
      "POST",
      "/api/users",
      { name: "a\u0000", email: "a@example.com" },
      400,
      'body/name must match pattern "^[^\\u0000]*$"',
    ],
    [
      "POST",
      "/api/users",
      { name: "Ada", email: "a@example.com", role: "admin" },
      400,
      "body must NOT have additional properties",
    ],
    ["POST", "/api/posts", { authorId: "1", title: "t", content: "" }, 400, "body/authorId must be integer"],
    ["POST", "/api/posts", { authorId: 999_999_999, title: "t", content: "" }, 422, "what it refers to does not exist"],
    ["PUT", "/api/users/999999999", { name: "Ada", email: "a@example.com" }, 404, "no such user"],
    ["GET", "/api/users/0", undefined, 400, 'params/id must match pattern "^[1-9][0-9]{0,8}$"'],
    ["GET", "/api/posts/1e3", undefined, 400, 'params/id must match pattern "^[1-9][0-9]{0,8}$"'],
    ["GET", "/api/posts/9999999999", undefined, 400, 'params/id must match pattern "^[1-9][0-9]{0,8}$"'],
    ["GET", "/api/users/999999999/posts", undefined, 404, "no such user"],
    ["GET", "/api/users/999999999/feed", undefined, 404, "no such user"],
    ["PUT", "/api/users/999999999/following/1", undefined, 404, "no such user"],
    ["PUT", "/api/users/1/following/999999999", undefined, 404, "no such user"],
    ["DELETE", "/api/users/1/following/999999999", undefined, 404, "no such user"],
    ["POST", "/api/posts/999999999/views", undefined, 404, "no such post"],
    ["GET", "/api/posts/999999999/views", undefined, 404, "no such post"],
    ["GET", "/api/nothing", undefined, 404, "no such route"],
    ["GET", "/%ff", undefined, 400, "no such path"],
  ])("a mistake is said to be one: %s %s %j", async (method, path, body, status, error) => {
    expect(await app.call(method, path, body)).toMatchObject({ status, body: { error } });
  });

  test("what exists already is a conflict, and changes nothing", async () => {
    const [one, two] = [await newUser(), await newUser()];
    const { email } = (await app.get(`/api/users/${one}`)).body as { readonly email: string };
    const conflict = { status: 409, body: { error: "it exists already" } };

    expect(await app.call("POST", "/api/users", { name: "Bob", email })).toMatchObject(conflict);
    expect(await app.call("PUT", `/api/users/${two}`, { name: "Bob", email })).toMatchObject(conflict);
    expect((await app.get(`/api/users/${two}`)).body).toMatchObject({ name: "Ada", version: 1 });
  });

  test("text that is no JSON is refused", async () => {
    const response = await fetch(`http://127.0.0.1:${app.port}/api/users`, {
      method: "POST",
      body: '{"name": "s3cret',
      headers: { "content-type": "application/json" },
    });

    expect([response.status, await response.json()]).toEqual([
      400,
      { error: "Body is not valid JSON but content-type is set to 'application/json'" },
    ]);
  });
});
