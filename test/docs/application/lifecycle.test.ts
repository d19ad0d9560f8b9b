import { connect } from "node:net";

import { startRedis } from "../../../tools/shared/servers/redis";
import { connectOnce } from "../../redis/support/clients";
import { type RedisNode, startNode } from "../../redis/support/server";
import { declaredInSeed } from "../../redis/support/stack";
import { type Running, eventually, freePort, sleep, start } from "../../support/processes";
import { folder, listening, startApplication, startMain } from "./support/application";
import { Backend } from "./support/backend";
import { newPost, newUser } from "./support/content";
import { describeApplication } from "./support/suite";

describeApplication("its life", (options) => {
  const noeviction = { parameters: { "maxmemory-policy": "noeviction" } } as const;
  let backend: Backend;
  let node: RedisNode;
  let environment: Readonly<Record<string, string>>;
  const started: { stop(signal: NodeJS.Signals): Promise<void> }[] = [];

  beforeAll(async () => {
    [backend, node] = await Promise.all([Backend.start(options), startNode(declaredInSeed(noeviction), options)]);
    const outputs = backend.environment({ Cache: { port: node.port, changes: noeviction } });
    environment = { ...outputs, REPLICAS: "0" };
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map(async (each) => each.stop("SIGKILL")));
  });

  afterAll(async () => {
    await Promise.all([backend.stop(), node.stop()]);
  });

  /** Starts the application as people do on a laptop, with a process group of its own as a terminal has it. */
  const npmStart = (redisPort: number): Running => {
    const env = { ...process.env, REDIS_PORT: String(redisPort), PORT: "0" };
    const npm = start("npm", ["start"], { cwd: folder, env, group: true });
    started.push(npm);
    return npm;
  };

  test("it ends at SIGTERM with code 0 when all views it has accepted are written, and another process goes on", async () => {
    const [one, other] = await Promise.all([startApplication(environment), startApplication(environment)]);
    await newPost(one, await newUser(one));
    const views = await backend.lock("LOCK TABLE views");
    const view = async () => one.call("POST", "/api/posts/1/views");
    const accepted = await Promise.all(Array.from({ length: 300 }, view));
    expect(accepted.filter(({ status }) => status === 202)).toHaveLength(300);
    one.child.kill("SIGTERM");
    await eventually("it takes no requests any more", async () =>
      one.get("/health").then(
        () => undefined,
        () => true,
      ),
    );
    one.child.kill("SIGTERM");
    await views.release();

    expect(await one.ended).toBe(0);
    expect((await backend.database.query("SELECT views FROM view_counts")).rows).toEqual([{ views: "300" }]);
    expect((await other.call("POST", "/api/posts/1/views")).status).toBe(202);
    await eventually("the other one counts", async () =>
      ((await other.get("/api/posts/1/views")).body as { readonly views: number }).views === 301 ? true : undefined,
    );
    await other.stop();
  });

  test("it ends when the feeds of followers are invalidated", async () => {
    const [one, other] = await Promise.all([startApplication(environment), startApplication(environment)]);
    const [author, reader] = [await newUser(one), await newUser(one)];
    await one.call("PUT", `/api/users/${reader}/following/${author}`);
    expect((await other.get(`/api/users/${reader}/feed`)).body).toEqual([]);
    const followers = await backend.lock("LOCK TABLE followers");
    await newPost(one, author);
    one.child.kill("SIGTERM");
    await sleep(400);
    await followers.release();

    expect(await one.ended).toBe(0);
    expect((await other.get(`/api/users/${reader}/feed`)).body).toMatchObject([{ authorId: author }]);
    await other.stop();
  });

  test("it ends requests that it has begun to answer, and cuts off those that never come to an end", async () => {
    const app = await startApplication(environment);
    const created = await app.call("POST", "/api/users", { name: "Carol", email: "carol@example.com" });
    const carol = (created.body as { readonly id: number }).id;
    const lock = await backend.lock(`SELECT FROM users WHERE id = ${carol} FOR UPDATE`);
    const half = connect(app.port, "127.0.0.1").resume();
    const headers = ["host: example.com", "content-type: application/json", "content-length: 100"];
    half.write(`${["POST /api/users HTTP/1.1", ...headers].join("\r\n")}\r\n\r\n{`);
    const underWay = app.call("PUT", `/api/users/${carol}`, { name: "Caroline", email: "carol@example.com" });
    await eventually("it waits for the row", async () => {
      const { rowCount } = await backend.database.query("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
      return rowCount === 1 ? true : undefined;
    });
    const cutOff = new Promise((resolve) => half.on("error", resolve).on("close", resolve));
    app.child.kill("SIGTERM");
    await lock.release();

    expect(await underWay).toMatchObject({ status: 200, body: { name: "Caroline" } });
    await cutOff;
    expect(await app.ended).toBe(0);
  });

  test("it ends when the database does not answer any more, not even a goodbye", async () => {
    const app = await startApplication({
      ...environment,
      DATABASE_URL: `${backend.postgres.url}?application_name=hung`,
    });
    started.push(app);
    await newUser(app);
    const { rows } = await backend.database.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE application_name = 'hung'",
    );
    const toAll = (signal: NodeJS.Signals): void => {
      rows.forEach(({ pid }) => process.kill(pid, signal));
    };
    toAll("SIGSTOP");
    try {
      app.child.kill("SIGTERM");
      expect(await eventually("it ends", () => app.child.exitCode ?? undefined)).toBe(0);
    } finally {
      toAll("SIGCONT");
    }
  });

  test("it does not start with what it cannot use, says why, and ends", async () => {
    const port = await freePort();
    const nobody = await freePort();
    const running = await startApplication({ ...environment, PORT: String(port) });
    const failing = [
      { ...environment, PORT: "http" },
      { ...environment, PORT: String(port) },
      { ...environment, DATABASE_URL: `postgresql://app:s3cret@127.0.0.1:${nobody}/app` },
      { ...environment, CACHE_CA: "package.json" },
    ].map((each) => startMain(each));

    expect(await Promise.all(failing.map(async (each) => each.ended))).toEqual([1, 1, 1, 1]);
    const [config, listen, database, cache] = failing.map((each) => each.output());
    expect(config).toBe("PORT must be a whole number from 0 to 65535, got http\n");
    expect(listen).toContain(`listen EADDRINUSE: address already in use 127.0.0.1:${port}`);
    expect(database).toBe(`the database cannot be prepared: connect ECONNREFUSED 127.0.0.1:${nobody}\n`);
    expect(cache).toMatch(/^cannot connect to localhost:\d+: .*certificate/m);
    await running.stop();
  });

  test("on a laptop without Redis, npm start says how to get one", async () => {
    const port = await freePort();
    const npm = npmStart(port);

    expect(await npm.ended).toBe(1);
    expect(npm.output()).toContain("there is no Redis on this machine. To get one:");
    expect(npm.output()).toMatch(/macOS +brew install redis && redis-server\n/);
    expect(npm.output()).toMatch(/Debian, Ubuntu +sudo apt-get install redis-server\n/);
    expect(npm.output()).toMatch(/Docker +docker run --rm -p 6379:6379 redis:7\n/);
    expect(npm.output()).toMatch(/Windows +the same as Debian, in WSL\n/);
    expect(npm.output()).toContain(`(cannot connect to 127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port})`);
  });

  test("on a laptop with Redis, npm start needs nothing else, and nothing of it is left when it ends", async () => {
    const redis = await startRedis();
    started.push(redis);
    const first = await listening(npmStart(redis.port));
    expect(first.output()).toContain("the data is in the memory of this process, and is gone when it ends");
    await first.call("POST", "/api/users", { name: "Ada", email: "ada@example.com" });
    await first.call("POST", "/api/posts", { authorId: 1, title: "a title", content: "" });
    expect((await first.call("POST", "/api/posts/1/views")).status).toBe(202);
    await eventually("the view is counted", async () =>
      ((await first.get("/api/posts/1/views")).body as { readonly views: number }).views === 1 ? true : undefined,
    );
    expect((await first.get("/api/users/1")).status).toBe(200);
    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(0);

    const admin = await connectOnce(redis.port, undefined, {});
    const keys = await admin.keys("*");
    expect(keys.filter((key) => key.includes("views"))).toEqual([]);
    expect(await Promise.all(keys.map(async (key) => (await admin.ttl(key)) > 0))).toEqual(keys.map(() => true));
    const second = await listening(npmStart(redis.port));
    expect((await second.get("/api/users/1")).status).toBe(404);
    // As Ctrl-C in a terminal: npm hears of it, and the application too.
    await second.stop("SIGINT");
    expect(await second.ended).toBe(0);
    admin.destroy();
  });
});
