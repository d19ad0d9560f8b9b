import { connectTls } from "../../redis/support/clients";
import { type Endpoint, openEndpoint } from "../../redis/support/endpoint";
import { type RedisNode, startNode } from "../../redis/support/server";
import { declaredInSeed } from "../../redis/support/stack";
import { token } from "../../redis/support/suite";
import { eventually, freePort } from "../../support/processes";
import { type Answer, type Application, startApplication } from "./support/application";
import { Backend } from "./support/backend";
import { describeApplication } from "./support/suite";

describeApplication("what it does when a part of it fails", (options) => {
  const noeviction = { parameters: { "maxmemory-policy": "noeviction" } } as const;
  let backend: Backend;
  let node: RedisNode;
  let endpoint: Endpoint;
  let app: Application;

  beforeAll(async () => {
    [backend, node] = await Promise.all([Backend.start(options), startNode(declaredInSeed(noeviction), options)]);
    endpoint = await openEndpoint([node.port]);
    const environment = backend.environment({ Cache: { port: endpoint.port, changes: noeviction } });
    app = await startApplication({ ...environment, REPLICAS: "0" });
    for (const name of ["Ada", "Bob"]) {
      await app.call("POST", "/api/users", { name, email: `${name}@example.com` });
    }
    for (const title of ["one", "two"]) {
      await app.call("POST", "/api/posts", { authorId: 1, title, content: "a text" });
    }
    await app.call("PUT", "/api/users/2/following/1");
  });

  afterAll(async () => {
    await app.stop();
    await Promise.all([backend.stop(), node.stop(), endpoint.stop()]);
  });

  const databaseDown = { status: 503, body: { error: "the database does not answer: try again" } };
  const answers = async (what: string, call: () => Promise<Answer>, status: number): Promise<void> => {
    await eventually(what, async () => ((await call()).status === status ? true : undefined));
  };
  const update = async (name: string): Promise<Answer> =>
    app.call("PUT", "/api/users/1", { name, email: "Ada@example.com" });
  const edit = async (title: string): Promise<Answer> => app.call("PUT", "/api/posts/1", { title, content: "a text" });

  /** Waits until a path is answered from a cache: until what had failed has been tried again. */
  const isCached = async (path: string, cache: string): Promise<void> => {
    const hits = async (): Promise<number> => {
      const { body } = await app.get("/api/cache/stats");
      return (body as { readonly caches: Readonly<Record<string, { readonly hits: number }>> }).caches[cache]!.hits;
    };
    await eventually(`${path} is cached`, async () => {
      const before = await hits();
      await app.get(path);
      return (await hits()) > before ? true : undefined;
    });
  };

  /** Number of views that are not written yet. */
  const waiting = async (): Promise<number> => {
    const { body } = await app.get("/api/cache/stats");
    return (body as { readonly views: { readonly entries: number } }).views.entries;
  };

  test("without the cache, reads and changes of users go on, and changes of posts are refused and not made", async () => {
    endpoint.pointTo([await freePort()]);
    await node.stop();
    await answers("the cache is missed", async () => edit("refused"), 503);

    expect((await app.get("/api/users/1")).body).toMatchObject({ name: "Ada" });
    expect((await app.get("/api/posts/1")).body).toMatchObject({ title: "one" });
    expect((await app.get("/api/users/2/feed")).body).toMatchObject([{ title: "two" }, { title: "one" }]);
    expect(await update("Grace")).toMatchObject({ status: 200, body: { name: "Grace" } });
    expect((await app.get("/api/users/1")).body).toMatchObject({ name: "Grace" });
    const refused = await Promise.all([
      app.call("POST", "/api/posts", { authorId: 1, title: "refused", content: "" }),
      edit("refused"),
      app.call("DELETE", "/api/posts/2"),
      app.call("POST", "/api/posts/1/views"),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    expect(refused.map(({ headers }) => headers.get("retry-after"))).toEqual(["1", "1", "1", "1"]);
    refused.forEach(({ body }) => {
      expect((body as { readonly error: string }).error).toMatch(/^the cache failed \([\w-]+\): try again$/);
    });
    const { rows } = await backend.database.query("SELECT title FROM posts ORDER BY id");
    expect(rows).toEqual([{ title: "one" }, { title: "two" }]);
    expect((await app.get("/api/cache/stats")).body).toMatchObject({ server: "does not answer", views: "not known" });
    expect((await app.get("/health")).status).toBe(200);

    node = await startNode(declaredInSeed(noeviction), options);
    endpoint.pointTo([node.port]);
    await answers("posts can be changed again", async () => edit("three"), 200);
    expect((await app.get("/api/posts/1")).body).toMatchObject({ title: "three" });
    expect((await app.get("/api/users/1")).body).toMatchObject({ name: "Grace" });
    await isCached("/api/users/1", "users");
    await isCached("/api/posts/1", "posts");
    await answers("views are accepted again", async () => app.call("POST", "/api/posts/1/views"), 202);
  });

  test("without the database, what is cached is read, and everything else is refused", async () => {
    await isCached("/api/users/1", "users");
    await isCached("/api/posts/1", "posts");
    // Somebody is in the middle of a transaction.
    await backend.lock("SELECT FROM posts WHERE id = 2 FOR UPDATE");
    const underWay = app.call("PUT", "/api/posts/2", { title: "lost", content: "" });
    await eventually("it waits for the row", async () => {
      const { rowCount } = await backend.database.query("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
      return rowCount === 1 ? true : undefined;
    });
    await backend.postgres.kill();

    expect(await underWay).toMatchObject(databaseDown);
    expect((await app.get("/api/users/1")).body).toMatchObject({ name: "Grace" });
    expect((await app.get("/api/posts/1")).body).toMatchObject({ title: "three" });
    expect(await app.get("/api/users/3")).toMatchObject(databaseDown);
    expect(await app.get("/api/posts/2")).toMatchObject(databaseDown);
    expect(await update("Nobody")).toMatchObject(databaseDown);
    expect(await edit("lost")).toMatchObject(databaseDown);
    // It is not cached any more, because the change that failed may have been made.
    expect(await app.get("/api/posts/1")).toMatchObject(databaseDown);

    await backend.postgres.start();
    await answers("users can be changed again", async () => update("Ada"), 200);
    expect((await app.get("/api/posts/2")).body).toMatchObject({ title: "two" });
    expect((await app.get("/api/posts/1")).body).toMatchObject({ title: "three" });
  });

  test("views that are accepted without the database are counted when it is there again", async () => {
    await eventually("nothing waits from before", async () => ((await waiting()) === 0 ? true : undefined));
    await isCached("/api/posts/2", "posts");
    const count = async () => ((await app.get("/api/posts/2/views")).body as { readonly views: number }).views;
    expect(await count()).toBe(0);
    await backend.postgres.kill();
    const accepted = await Promise.all([1, 2, 3].map(async () => app.call("POST", "/api/posts/2/views")));
    const lag = await waiting();
    await backend.postgres.start();

    expect(accepted.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(lag).toBe(3);
    await eventually("they are counted", async () => ((await count()) === 3 ? true : undefined));
  });

  test("a change whose list cannot be invalidated is not made", async () => {
    const admin = await connectTls(node.port, options.certificates, { password: token });
    await admin.sendCommand(["ACL", "SETUSER", "default", "resetkeys", "~posts:*"]);
    const refused = await edit("half");
    const { rows } = await backend.database.query("SELECT title FROM posts WHERE id = 1");
    await admin.sendCommand(["ACL", "SETUSER", "default", "allkeys"]);
    admin.destroy();

    expect(refused).toMatchObject({ status: 503, body: { error: "the cache failed (NOPERM): try again" } });
    expect(rows).toEqual([{ title: "three" }]);
  });

  test("a view that comes again is counted once, and one of a post that is gone is dropped", async () => {
    const admin = await connectTls(node.port, options.certificates, { password: token });
    const come = async (id: string, postId: number): Promise<void> => {
      await admin.del("views:{views}");
      const value = JSON.stringify({ id, postId, at: "2026-11-27T10:00:00.000Z" });
      await admin.xAdd("views:{views}", "*", { key: String(postId), value });
      await eventually("it is written", async () => ((await waiting()) === 0 ? true : undefined));
    };
    const count = async () => (await app.get("/api/posts/1/views")).body as { readonly views: number };
    const { views } = await count();
    await come("one", 1);
    await come("one", 1);
    await come("another", 999_999);
    admin.destroy();

    expect(await count()).toEqual({ views: views + 1 });
    expect((await app.get("/api/cache/stats")).body).toMatchObject({ views: { entries: 0, deadLetters: 0 } });
  });

  test("a statement that takes too long is given up, and changes nothing", async () => {
    const lock = await backend.lock("SELECT FROM posts WHERE id = 1 FOR UPDATE");
    const began = performance.now();

    expect(await edit("late")).toMatchObject(databaseDown);
    expect(performance.now() - began).toBeLessThan(4_000);
    await lock.release();
    expect((await app.get("/api/posts/1")).body).toMatchObject({ title: "three" });
    expect(await edit("in time")).toMatchObject({ status: 200 });
  });

  test("a mistake in here is no fault of the database's, and is not told", async () => {
    await backend.database.query("ALTER TABLE view_counts RENAME TO hidden");
    const answer = await app.get("/api/posts/1/views");
    await backend.database.query("ALTER TABLE hidden RENAME TO view_counts");

    expect(answer).toMatchObject({ status: 500, body: { error: "something went wrong here" } });
    expect(app.output()).toContain('relation \\"view_counts\\" does not exist');
  });
});
