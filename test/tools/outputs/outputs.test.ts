import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { RedisCacheProps } from "../../../constructs";
import packageJson from "../../../package.json";
import { toDotenv } from "../../../tools/outputs/dotenv";
import { readOutputs } from "../../../tools/outputs/read-outputs";
import { environments as ofProject } from "../../../stacks/environments";
import type { Arguments, StackDocument } from "../../../tools/shared/stack/document";
import type { StackOutputs } from "../../../tools/outputs/stack-outputs";
import { environments } from "../../fixtures/environments";
import { synthesizeExample } from "../../support/stacks";

const project = join(__dirname, "../../..");

/** What Terraform knows after a deploy of the seed's stack with its caches changed: every output, by its name. */
function outputsWith(caches: Readonly<Record<string, Partial<RedisCacheProps>>>): StackOutputs {
  const { seed } = environments;
  const changed = Object.fromEntries(
    Object.entries(caches).map(([id, props]) => [id, { ...seed.caches.Cache, ...props }]),
  );
  const { document, outputs } = synthesizeExample("seed", { ...seed, caches: changed });
  const known = Object.entries(outputs).map(([name, output]) => {
    const { value } = output as { value: unknown };
    return [name, typeof value === "string" ? name.replace(/_/g, "-") : value] as const;
  });
  return readOutputs("seed", document, Object.fromEntries(known));
}

/** What a shell makes of the file. */
function sourced(outputs: StackOutputs): Readonly<Record<string, string>> {
  const script = `set -a; eval "$1"; env -0`;
  const text = execFileSync("sh", ["-c", script, "sh", toDotenv(outputs)], {
    encoding: "utf8",
    env: { PATH: "/usr/bin:/bin" },
  });
  return Object.fromEntries(
    text.split("\0").flatMap((line) => {
      const [, name = "", value = ""] = /^(\w+)=(.*)$/s.exec(line) ?? [];
      return /^[A-Z]+_/.test(name) ? [[name, value] as const] : [];
    }),
  );
}

describe("the outputs of a stack", () => {
  test("have what an application connects with, by cache", () => {
    const { caches, ...stack } = outputsWith({ Cache: {} });

    expect(stack).toEqual({ stack: "seed", region: "us-east-1" });
    expect(caches.cache).toMatchObject({
      name: "app-cache-cluster",
      region: "us-east-1",
      serverless: false,
      replicationGroupId: "app-cache-cluster",
      engine: "redis",
      engineVersion: "7.0",
      primaryEndpointAddress: "cache-primary-endpoint-address",
      readerEndpointAddress: "cache-reader-endpoint-address",
      port: 6379,
      transitEncryption: "required",
      userNames: {},
      parameters: { "maxmemory-policy": "allkeys-lru", "notify-keyspace-events": "Ex", timeout: "300" },
    });
    expect(Object.keys(caches.cache!.secretArns)).toEqual(["token"]);
  });

  test("have users and their secrets by the names that the stack gave them", () => {
    const users = {
      web: { kind: "password", accessString: "on ~* -@all +@read" },
      jobs: { kind: "iam", accessString: "on ~* -@all +@write" },
    } as const;
    const { caches } = outputsWith({ Cache: { authentication: { kind: "rbac", users } } });

    expect(Object.keys(caches.cache!.userNames).sort()).toEqual(["jobs", "web"]);
    expect(Object.keys(caches.cache!.secretArns)).toEqual(["web"]);
  });

  test("have the secret and the users that are given, and the key in the secret", () => {
    const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:token-a1b2c3";
    const users = { app: { kind: "existing-user", userId: "shared", userName: "login", secretArn } } as const;
    const { caches } = outputsWith({
      Token: { name: "token", authentication: { kind: "existing-secret", secretArn, jsonKey: "token" } },
      Group: { name: "group", authentication: { kind: "existing-user-group", userGroupId: "g", users } },
    });

    expect(caches.token).toMatchObject({ secretArns: { token: expect.any(String) as unknown }, userNames: {} });
    expect(caches.token?.secretJsonKey).toBe("token-secret-json-key");
    expect(caches.group).toMatchObject({ secretArns: { app: secretArn }, userNames: { app: "login" } });
    expect(caches.group).not.toHaveProperty("secretJsonKey");
  });

  test("leave out a security group that is given", () => {
    const securityGroups = { kind: "existing-security-groups", securityGroupIds: ["sg-0123456789abcdef0"] } as const;
    const seed = { ...environments.seed, clients: {} };
    const { securityGroupDescription, ...cache } = seed.caches.Cache;
    const { document, outputs } = synthesizeExample("seed", {
      ...seed,
      caches: { Cache: { ...cache, securityGroups } },
    });
    const values = Object.fromEntries(Object.keys(outputs).map((name) => [name, "known"]));

    expect(readOutputs("seed", document, values).caches.cache).not.toHaveProperty("securityGroupId");
  });

  test("have one address for a sharded cache on Valkey, and keep caches apart", () => {
    const sharded = { kind: "sharded", shards: 3, replicasPerShard: 1 } as const;
    const engine = { kind: "valkey", version: "8.0" } as const;
    const { caches } = outputsWith({
      Orders: { name: "orders", topology: sharded, engine, parameters: { timeout: 60 } },
      WebSessions: { name: "sessions", transitEncryption: "preferred", authentication: { kind: "off" } },
    });

    expect(caches.orders).toMatchObject({
      replicationGroupId: "orders",
      engine: "valkey",
      configurationEndpointAddress: "orders-configuration-endpoint-address",
      parameters: { "cluster-enabled": "yes", timeout: "60" },
    });
    expect(caches.orders).not.toHaveProperty("primaryEndpointAddress");
    expect(caches.web_sessions).toMatchObject({ replicationGroupId: "sessions", transitEncryption: "preferred" });
  });

  test("are the same for a shell that reads the .env file, whatever signs a parameter has", () => {
    const parameters = { "notify-keyspace-events": "KE$lsh", "rename-commands": "flushall '' flushdb wipe" };
    const values = sourced(outputsWith({ Cache: { parameters } }));

    expect(values).toMatchObject({
      AWS_REGION: "us-east-1",
      CACHE_PRIMARY_ENDPOINT_ADDRESS: "cache-primary-endpoint-address",
      CACHE_PORT: "6379",
      CACHE_PARAMETERS_NOTIFY_KEYSPACE_EVENTS: "KE$lsh",
      CACHE_PARAMETERS_RENAME_COMMANDS: "flushall '' flushdb wipe",
    });
  });

  test("are missed when the stack is not deployed", () => {
    const { document } = synthesizeExample("sandbox");
    expect(() => readOutputs("sandbox", document, {})).toThrow("the stack has no output cache_port; deploy it first");
  });
});

describe("the outputs of a stack of somebody else", () => {
  const group = (id: string, path: string, others: object = {}) => ({
    replication_group_id: id,
    ...others,
    "//": { metadata: { path } },
  });
  const document = (output: Readonly<Record<string, string>>): StackDocument => ({
    provider: { aws: [{ region: "eu-central-1" }] },
    resource: {
      aws_elasticache_replication_group: {
        One: group("first", "shop/Caches/One/Resource", { engine: "valkey", port: 6380 }),
        Two_1: group("second", "shop/Caches/Two/Resource"),
      },
    },
    output: Object.fromEntries(Object.entries(output).map(([name, value]) => [name, { value }])),
  });
  const of = (attribute: string) => `\${aws_elasticache_replication_group.${attribute}}`;

  test("are found by the attributes that are their values, whatever they are called", () => {
    const declared = document({
      redis_host: of("One.primary_endpoint_address"),
      reads: of("Two_1.reader_endpoint_address"),
      cluster: of("Two_1.configuration_endpoint_address"),
      url: `redis://${of("Two_1.primary_endpoint_address")}`,
    });
    const values = {
      redis_host: "one.example.com",
      reads: "reads.example.com",
      cluster: "two.example.com",
      url: "redis://x",
    };

    expect(readOutputs("shop", declared, values)).toEqual({
      stack: "shop",
      region: "eu-central-1",
      caches: {
        one: {
          name: "first",
          region: "eu-central-1",
          serverless: false,
          replicationGroupId: "first",
          engine: "valkey",
          primaryEndpointAddress: "one.example.com",
          port: 6380,
          transitEncryption: "off",
          secretArns: {},
          userNames: {},
          parameters: {},
        },
        two_1: {
          name: "second",
          region: "eu-central-1",
          serverless: false,
          replicationGroupId: "second",
          engine: "redis",
          readerEndpointAddress: "reads.example.com",
          configurationEndpointAddress: "two.example.com",
          port: 6379,
          transitEncryption: "off",
          secretArns: {},
          userNames: {},
          parameters: {},
        },
      },
    });
  });

  const serverless = (others: object = {}) => ({
    name: "Web-Sessions",
    engine: "valkey",
    major_engine_version: "8",
    ...others,
    "//": { metadata: { path: "shop/Caches/Sessions/Resource" } },
  });
  const withServerless = (cache: object, output: Readonly<Record<string, string>>): StackDocument => ({
    provider: { aws: [{ region: "eu-central-1" }, { alias: "near", region: "us-east-1" }] },
    resource: { aws_elasticache_serverless_cache: { Sessions: cache as Arguments } },
    output: Object.fromEntries(Object.entries(output).map(([name, value]) => [name, { value }])),
  });

  test.each<[string, object, string, unknown, string]>([
    ["its endpoint", {}, "endpoint", [{ address: "sessions.example.com", port: 6379 }], "eu-central-1"],
    ["the address", { provider: "aws.near" }, "endpoint[0].address", "sessions.example.com", "us-east-1"],
  ])("are found for a serverless cache by %s, with the region of its provider", (_by, others, path, value, region) => {
    const declared = withServerless(serverless(others), {
      where: `\${aws_elasticache_serverless_cache.Sessions.${path}}`,
    });

    expect(readOutputs("shop", declared, { where: value }).caches).toEqual({
      caches: {
        name: "web-sessions",
        region,
        serverless: true,
        engine: "valkey",
        engineVersion: "8",
        configurationEndpointAddress: "sessions.example.com",
        port: 6379,
        transitEncryption: "required",
        secretArns: {},
        userNames: {},
        parameters: {},
      },
    });
  });

  test("are asked for when a serverless cache has none", () => {
    expect(() => readOutputs("shop", withServerless(serverless(), {}), {})).toThrow(
      "the stack declares no output with an address of caches: make one, such as new TerraformOutput(",
    );
  });

  test("are missed by their names when the stack is not deployed, and asked for when there are none", () => {
    const declared = document({ redis_host: of("One.primary_endpoint_address") });

    expect(() => readOutputs("shop", declared, {})).toThrow("the stack has no output redis_host; deploy it first");
    expect(() => readOutputs("shop", declared, { redis_host: "one.example.com" })).toThrow(
      "the stack declares no output with an address of two_1: make one, such as new TerraformOutput(",
    );
  });
});

describe("npm run outputs", () => {
  const usage = "Usage: npm run outputs -- [options] <stack>\n";
  const run = (command: string, ...args: readonly string[]) =>
    spawnSync(command, args, { cwd: project, encoding: "utf8" });
  /** What npm runs, without the second that npm takes to do so. */
  const outputs = (...args: readonly string[]) => {
    const [command = "", ...first] = packageJson.scripts.outputs.split(" ");
    return run(command, ...first, ...args);
  };

  test("explains itself when it is asked to", () => {
    const { status, stdout } = run("npm", "run", "--silent", "outputs", "--", "--help");
    expect(stdout).toContain(usage);
    expect(status).toBe(0);
  });

  test.each([
    [[], "outputs: missing required argument 'stack'\n\n"],
    [["one", "two"], "outputs: too many arguments: it takes 1, got one, two\n\n"],
    [["one", "--outptu", "x"], "outputs: unknown option '--outptu' (Did you mean --output?)\n\n"],
  ])("explains itself when it is called with %j", (args, words) => {
    const { status, stderr } = outputs(...args);
    expect(stderr).toContain(words + usage);
    expect(status).toBe(2);
  });

  test.each(["nosuch", "constructor"])("says which stacks there are when %s is none", (name) => {
    const directory = mkdtempSync(join(tmpdir(), "outputs-"));
    const { status, stderr } = outputs(name, "--output", directory);
    rmSync(directory, { recursive: true, force: true });
    expect(stderr).toBe(`outputs: there is no stack ${name}, only ${Object.keys(ofProject).sort().join(", ")}\n`);
    expect(status).toBe(1);
  });
});
