import { ElasticacheUserGroup } from "@cdktf/provider-aws/lib/elasticache-user-group";
import type { CacheUser } from "../../../../constructs";
import { cacheRefusal, cacheWith } from "../../../support/fixtures";

const iam: CacheUser = { kind: "iam", accessString: "on ~app:* -@all +@read" };
const redis = { kind: "redis", version: "7.1" } as const;
const valkey = { kind: "valkey", version: "8.0" } as const;

const at = (name: string, user: object): unknown => ({ kind: "rbac", users: { [name]: user } });
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`u${index}`, iam]));

/** What a cache says to password users that are made for an engine: `redis 7.1`. */
function saidOf(userEngine: string, engine: string): string {
  const engineOf = (text: string) => ({ kind: text.split(" ")[0], version: text.split(" ")[1] });
  const users = { app: { kind: "password", accessString: "on ~app:* -@all +@read" } };
  return cacheRefusal({
    engine: engineOf(engine),
    authentication: { kind: "rbac", users, userEngine: engineOf(userEngine) },
  });
}

describe("authentication", () => {
  it.each<[string, unknown, string]>([
    ["no users", { kind: "rbac", users: {} }, "`authentication.users` must name 1 to 99 users, got 0"],
    [
      "more users than a group holds beside the default one",
      { kind: "rbac", users: many(100) },
      "`authentication.users` must name 1 to 99 users, got 100",
    ],
    [
      "a user called default",
      at("default", iam),
      "`authentication.users.default` must be lower-case letters, digits and single hyphens, beginning with a letter, and not `default`",
    ],
    [
      "steps of rotation without a password",
      at("app", { ...iam, rotation: 2 }),
      '`authentication.users.app.rotation` is not a prop here (known: kind, accessString), got 2; it needs `kind`: "password"',
    ],
    [
      "an access string that the engine does not know",
      at("app", { ...iam, accessString: "on ~* +canary" }),
      '`authentication.users.app.accessString` has a mistake: rule 3 names a command that redis 7.1 does not have, got "+canary"',
    ],
    [
      "a token of one's own",
      { kind: "auth-token", token: "canary" },
      "`authentication.token` is not a prop here (known: kind, rotation); the token is generated and kept in AWS Secrets Manager",
    ],
    ["a token instead of an object", "canary", "`authentication` must be an object with `kind`"],
    [
      "a password instead of an object",
      at("app", "canary" as never),
      "`authentication.users.app` must be an object with `kind`",
    ],
    [
      "a step backwards",
      { kind: "auth-token", rotation: 0 },
      "`authentication.rotation` must be a whole number between 1 and 9007199254740991, got 0",
    ],
  ])("is refused with %s", (_what, authentication, message) => {
    expect(cacheRefusal({ authentication })).toBe(`ValidationError: ${message} [stack/It]`);
  });

  it("with 99 users is the most on Redis, and 100 on Valkey", () => {
    const sizeOf = (count: number, engine?: typeof valkey) =>
      cacheWith({ ...(engine && { engine }), authentication: { kind: "rbac", users: many(count) } }).only(
        ElasticacheUserGroup,
      ).user_ids;
    expect(sizeOf(99)).toHaveLength(100);
    expect(sizeOf(100, valkey)).toHaveLength(100);
  });

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
  it.each([
    ["redis 6.2", "redis 7.1"],
    ["redis 7.1", "redis 7.1"],
    ["redis 7.1", "valkey 7.2"],
    ["redis 6.2", "valkey 8.0"],
    ["valkey 7.2", "valkey 8.0"],
  ])("with users made for %s is right on %s", (users, cache) => {
    expect(saidOf(users, cache)).toBe("accepted");
  });

  it.each([
    ["redis 7.1", "redis 6.2"],
    ["redis 7.1", "redis 7.0"],
    ["valkey 8.0", "valkey 7.2"],
  ])("with users made for %s is refused on %s, which is older", (users, cache) => {
    expect(saidOf(users, cache)).toBe(
      `ValidationError: \`authentication.userEngine\` must not be later than the cache's engine, ${cache}, ` +
        `got "${users}" [stack/It]`,
    );
  });

  it("for Valkey is refused on a cache that runs Redis OSS", () => {
    expect(
      cacheRefusal({ engine: redis, authentication: { kind: "rbac", users: { app: iam }, userEngine: valkey } }),
    ).toBe(
      'ValidationError: `authentication.userEngine` must be `redis` on a cache that runs Redis OSS, got "valkey" [stack/It]',
    );
  });
});
