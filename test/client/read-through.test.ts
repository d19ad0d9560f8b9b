import { CacheAside } from "../../client/cache-aside";
import { ReadThrough } from "../../client/read-through";
import { describeWithRedis } from "../redis/support/suite";
import { useServer } from "./support/server";
import { type Row, Source } from "./support/source";

describeWithRedis("read-through", (options) => {
  const server = useServer(options);

  test("asks the source that it knows, with the id and what the source should know", async () => {
    const source = new Source("Ada", "Grace");
    const cache = new CacheAside<Row>({
      redis: await server.connect(),
      namespace: "users",
      ttlSeconds: 60,
      version: ({ version }) => version,
    });
    const users = new ReadThrough<Row, string>(cache, source.load);
    await users.get("1");
    await users.get("1");
    expect((await users.get("2"))?.name).toBe("Grace");
    await cache.update("1", async () => Promise.resolve(source.write("1", "Augusta")));

    expect((await users.get("1"))?.name).toBe("Augusta");
    expect(source.asked).toEqual(["primary", "primary", "replica", "primary"]);
    expect(cache.statistics()).toEqual({ hits: 1, misses: 3, errors: 0, hitRate: 25 });
  });
});
