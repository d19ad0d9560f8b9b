import type { CacheOutputs } from "../../../client/connect/outputs";
import { connect } from "../../../client/connect/connect";
import { endpointsOf } from "../../../client/connect/endpoints";
import { authenticationFor } from "../../../client/connect/login";
import { outputsFromEnvironment, outputsFromFile } from "../../../client/connect/outputs";
import type { RedisCacheProps } from "../../../constructs";
import { exampleNames } from "../../support/stacks";
import { outputsWith } from "./support/outputs";
import { environmentOf, written } from "./support/written";

const rbac: Partial<RedisCacheProps> = {
  authentication: {
    kind: "rbac",
    users: {
      "web-shop": { kind: "password", accessString: "on ~* -@all +@read" },
      jobs: { kind: "iam", accessString: "on ~* -@all +@write" },
    },
  },
};

describe("the outputs of a stack, as an application reads them", () => {
  const sharded = { topology: { kind: "sharded", shards: 3, replicasPerShard: 1 } } as const;

  test.each([...exampleNames.map((name) => [name, {}] as const), ["seed", rbac] as const, ["seed", sharded] as const])(
    "are the same from the file and the environment: %s %#",
    (name, changes) => {
      const outputs = written(name, changes);
      for (const [cache, expected] of Object.entries(outputs.caches)) {
        const fromFile = outputsFromFile(JSON.parse(JSON.stringify(outputs)), cache);

        expect(expected).toMatchObject(fromFile);
        expect(outputsFromEnvironment(environmentOf(outputs), cache)).toEqual(fromFile);
      }
    },
  );

  test("have the users and their secrets", () => {
    expect(outputsFromEnvironment(environmentOf(written("seed", rbac)))).toMatchObject({
      userNames: { "web-shop": "cache_user_names-web-shop", jobs: "cache_user_names-jobs" },
      secretArns: { "web-shop": "cache_secret_arns-web-shop" },
    });
  });

  const cache = { ...outputsWith({ primaryEndpointAddress: "a.example.com" }), transitEncryption: "required" };

  test.each<[string, unknown, string | undefined, string]>([
    ["no file of outputs", "text", undefined, "(which there are none of), got nothing"],
    ["nothing", null, undefined, "(which there are none of), got nothing"],
    [
      "several caches",
      { caches: { a: cache, b: cache } },
      undefined,
      "one of the caches in the outputs (a, b), got nothing",
    ],
    ["another cache", { caches: { a: cache } }, "toString", "one of the caches in the outputs (a), got toString"],
    ["an older file", { caches: { a: { ...cache, name: undefined } } }, "a", "name of a is missing in the outputs"],
    ["a file from before", { caches: { a: { ...cache, serverless: undefined } } }, "a", "serverless of a is missing"],
    ["no port", { caches: { a: { ...cache, port: "x" } } }, "a", "port of a must be a port number, got x"],
    [
      "another word",
      { caches: { a: { ...cache, transitEncryption: "on" } } },
      "a",
      "transitEncryption of a must be off, preferred or required, got on",
    ],
  ])("are refused: %s", (_what, file, name, message) => {
    expect(() => outputsFromFile(file, name)).toThrow(message);
  });

  test("are missed in an environment without them", () => {
    expect(() => outputsFromEnvironment({ PATH: "/bin" }, "Orders")).toThrow("(which there are none of), got ORDERS");
    expect(() => outputsFromEnvironment({ A_TRANSIT_ENCRYPTION: "off", A_PORT: "1" })).toThrow("serverless of A is");
  });
});

describe("the clients of a cache", () => {
  const host = "orders.example.com";
  const replicated = { primaryEndpointAddress: host, port: 6380 };

  test.each([
    [
      "a primary and a reader",
      { ...replicated, readerEndpointAddress: "read.example.com" },
      { host, port: 6380, cluster: false },
      { host: "read.example.com", port: 6380, cluster: false },
    ],
    ["one for both without a reader", replicated, { host, port: 6380, cluster: false }, undefined],
    [
      "two cluster clients for a sharded cache",
      { configurationEndpointAddress: host },
      { host, port: 6379, cluster: true },
      { host, port: 6379, cluster: true },
    ],
    [
      "two cluster clients on two ports for a serverless cache",
      { configurationEndpointAddress: host, serverless: true },
      { host, port: 6379, cluster: true },
      { host, port: 6380, cluster: true },
    ],
  ])("are %s", (_what, outputs, primary, reader) => {
    expect(endpointsOf(outputsWith(outputs))).toEqual({ primary, tls: true, ...(reader && { reader }) });
  });

  test.each([
    ["required", true],
    ["preferred", true],
    ["off", false],
  ] as const)("have TLS where encryption in transit is %s: %s", (transitEncryption, tls) => {
    expect(endpointsOf(outputsWith({ ...replicated, transitEncryption })).tls).toBe(tls);
  });

  test.each<[unknown, string]>([
    [undefined, "outputs must be those of one cache, as outputsFromFile gives them, got undefined"],
    [null, "outputs must be those of one cache, as outputsFromFile gives them, got object"],
    ["orders", "outputs must be those of one cache, as outputsFromFile gives them, got string"],
    [{ caches: { a: outputsWith(replicated) } }, "as outputsFromFile gives them, got the whole file"],
    [{ ...outputsWith(replicated), port: undefined }, "port of the cache must be a port number, got undefined"],
    [{ ...outputsWith(replicated), name: "" }, "name of the cache is missing in the outputs"],
  ])("are refused by connect when they are %j", async (outputs, message) => {
    await expect(connect(outputs as CacheOutputs)).rejects.toThrow(message);
  });

  test("need an address for writes", () => {
    expect(() => endpointsOf(outputsWith({ readerEndpointAddress: host }))).toThrow(
      "the outputs have neither a primary nor a configuration endpoint address of orders",
    );
  });
});

describe("a login", () => {
  const withUsers = { secretArns: { web: "arn:web" }, userNames: { web: "orders-web", jobs: "orders-jobs" } };

  test("is nobody where the cache has neither a token nor users", async () => {
    const nobody = authenticationFor(outputsWith({}));

    expect(await nobody.credentials()).toEqual({});
  });

  test.each<[string, object, never, string]>([
    [
      "who",
      withUsers,
      undefined as never,
      "login is required, with the kind password or iam and a user; the cache has web, jobs",
    ],
    [
      "a user with a secret",
      withUsers,
      { kind: "password", user: "jobs" } as never,
      "login must name a user with a secret in the outputs, got jobs; the cache has web, jobs",
    ],
    [
      "who with IAM",
      withUsers,
      { kind: "iam" } as never,
      "login must have a user, got undefined; the cache has web, jobs",
    ],
    [
      "a user that the outputs themselves have",
      withUsers,
      { kind: "password", user: "toString" } as never,
      "login must name a user with a secret in the outputs, got toString",
    ],
    ["how", withUsers, { kind: "token", user: "web" } as never, "login must have the kind password or iam, got token"],
  ])("must say %s", (_what, outputs, login, message) => {
    expect(() => authenticationFor(outputsWith(outputs), login)).toThrow(message);
  });
});
