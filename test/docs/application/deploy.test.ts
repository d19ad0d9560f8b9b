import { readFileSync } from "node:fs";
import { join } from "node:path";

import { startSharded } from "../../redis/support/cluster";
import { startReplicated } from "../../redis/support/replicated";
import { startNode } from "../../redis/support/server";
import { declaredInSeed } from "../../redis/support/stack";
import { eventually } from "../../support/processes";
import { type Application, folder, startApplication } from "./support/application";
import { Backend } from "./support/backend";
import { newPost, newUser } from "./support/content";
import { describeApplication } from "./support/suite";

interface Counts {
  readonly errors: number;
  readonly hits: number;
}

describeApplication("with the caches that a stack declares, with TLS and a login", (options) => {
  const noeviction = { parameters: { "maxmemory-policy": "noeviction" } } as const;
  const ended: (() => Promise<void>)[] = [];
  let backend: Backend;

  beforeAll(async () => {
    backend = await Backend.start(options);
  });

  afterEach(async () => {
    await Promise.all(ended.splice(0).map(async (end) => end()));
  });

  afterAll(async () => {
    await backend.stop();
  });

  const open = async (environment: Readonly<Record<string, string>>): Promise<Application> => {
    const app = await startApplication(environment);
    ended.push(async () => app.stop());
    return app;
  };

  /** Uses everything; returns what the application says of its views. */
  const use = async (app: Application): Promise<unknown> => {
    const [author, reader] = [await newUser(app), await newUser(app)];
    await app.call("PUT", `/api/users/${reader}/following/${author}`);
    expect((await app.get(`/api/users/${reader}/feed`)).body).toEqual([]);
    const id = await newPost(app, author);
    await eventually("the feed has it", async () => {
      const { body } = await app.get(`/api/users/${reader}/feed`);
      return JSON.stringify(body).includes("a title") ? true : undefined;
    });
    expect((await app.call("POST", `/api/posts/${id}/views`)).status).toBe(202);
    await eventually("the view is counted", async () =>
      ((await app.get(`/api/posts/${id}/views`)).body as { readonly views: number }).views === 1 ? true : undefined,
    );
    const { caches, views } = await eventually("the feed is read from the cache", async () => {
      await app.get(`/api/users/${reader}/feed`);
      const { body } = await app.get("/api/cache/stats");
      const stats = body as { readonly caches: Readonly<Record<string, Counts>>; readonly views: unknown };
      return stats.caches.feeds!.hits > 0 ? stats : undefined;
    });
    expect(Object.values(caches).map(({ errors }) => errors)).toEqual([0, 0, 0, 0]);
    return views;
  };

  const byTheStream = { entries: 0, oldestMs: 0, deadLetters: 0, hasWriter: true };

  test("views are written at once where the cache evicts, which is said, and by a stream where another one does not", async () => {
    const [cache, streams] = await Promise.all([
      startNode(declaredInSeed(), options),
      startReplicated(declaredInSeed({ ...noeviction, topology: { kind: "replicated", replicas: 1 } }), options),
    ]);
    ended.push(
      async () => cache.stop(),
      async () => streams.stop(),
    );
    const environment = backend.environment({
      Cache: { port: cache.port },
      Streams: { port: streams.primary.port, changes: noeviction },
    });
    const evicting = await open({ ...environment, CACHE: "cache" });

    expect(await use(evicting)).toBe("written at once");
    expect(evicting.output()).toContain("views are written at once: ");
    expect(evicting.output()).toContain("maxmemory-policy is allkeys-lru");
    const streaming = await open({ ...environment, CACHE: "cache", STREAM_CACHE: "streams" });
    expect(await use(streaming)).toEqual(byTheStream);
    expect(streaming.output()).not.toContain("views are written at once");
  });

  test("it serves on shards, where a view has to reach a replica", async () => {
    const topology = { kind: "sharded", shards: 2, replicasPerShard: 1 } as const;
    const cache = await startSharded(declaredInSeed({ ...noeviction, topology }), options);
    ended.push(async () => cache.stop());
    const app = await open(
      backend.environment({ Cache: { port: cache.nodes[0]!.port, changes: { ...noeviction, topology } } }),
    );

    expect(await use(app)).toEqual(byTheStream);
  });

  test("a user needs no more than the README says", async () => {
    const readme = readFileSync(join(folder, "README.md"), "utf8");
    const [accessString = ""] = /^on ~users:.*$/m.exec(readme) ?? [];
    const authentication = { kind: "rbac", users: { web: { kind: "password", accessString } } } as const;
    const declared = declaredInSeed({ ...noeviction, authentication });
    const loginName = declared.users.find((user) => user.accessString === accessString)!.name;
    const user = { name: "web", loginName, password: "only-for-this-test" };
    const cache = await startNode(declared, { ...options, passwords: { [loginName]: user.password } });
    ended.push(async () => cache.stop());
    const place = { port: cache.port, changes: { ...noeviction, authentication }, user };
    const app = await open({ ...backend.environment({ Cache: place }), CACHE_USER: "web", REPLICAS: "0" });

    expect(await use(app)).toEqual(byTheStream);
  });
});
