import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { ElasticacheUserGroup } from "@cdktf/provider-aws/lib/elasticache-user-group";
import { cacheRefusal, cacheWith } from "../../support/fixtures";

const redis = { name: "redis", version: "7.1" } as const;
const valkey = { name: "valkey", version: "7.2" } as const;
const users = { app: { authentication: "iam", accessString: "on ~* -@all +@read" } } as const;

describe("the engine of a cache's users", () => {
  it("is the engine of the cache", () => {
    const stack = cacheWith({ engine: valkey, authentication: { mode: "rbac", users } });

    expect(stack.all(ElasticacheUser).map(({ engine, user_name }) => [user_name, engine])).toStrictEqual([
      ["sessions-app", "valkey"],
    ]);
    expect(stack.only(ElasticacheUserGroup)).toMatchObject({ engine: "valkey" });
  });

  it("can stay Redis OSS on a cache that went to Valkey, with the default user that Redis OSS wants", () => {
    const stack = cacheWith({ engine: valkey, authentication: { mode: "rbac", users, userEngine: redis } });

    expect(stack.all(ElasticacheUser).map(({ engine, user_name }) => [user_name, engine])).toStrictEqual([
      ["default", "redis"],
      ["sessions-app", "redis"],
    ]);
    expect(stack.only(ElasticacheUserGroup)).toMatchObject({ engine: "redis" });
  });

  it("cannot be Valkey on a cache that runs Redis OSS", () => {
    expect(cacheRefusal({ engine: redis, authentication: { mode: "rbac", users, userEngine: valkey } })).toBe(
      'ValidationError: `authentication.userEngine` must be `redis` on a cache that runs Redis OSS, got "valkey" [stack/It]',
    );
  });
});
