import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { configurationFrom } from "../../../docs/examples/application/configuration";
import { environmentOf, written } from "../../client/connect/support/written";
import { exampleNames } from "../../support/stacks";

const folder = mkdtempSync(join(tmpdir(), "application-"));
const fileWith = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const outputsOf = (name: (typeof exampleNames)[number], changes: Parameters<typeof written>[1] = {}): string =>
  fileWith(`${name}.json`, JSON.stringify(written(name, changes)));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("the configuration of the application", () => {
  test("is a laptop when nothing is said", () => {
    expect(configurationFrom({ PATH: "/bin" })).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      databaseUrl: undefined,
      cache: { isLocal: true, options: {}, outputs: { primaryEndpointAddress: "127.0.0.1", port: 6379 } },
      streamCache: undefined,
      replicas: 0,
    });
  });

  test("is what the variables say", () => {
    const DATABASE_URL = "postgresql://app@db.example.com/app";

    expect(
      configurationFrom({ PORT: "80", HOST: "::", DATABASE_URL, REDIS_PORT: "7000", REPLICAS: "2" }),
    ).toMatchObject({
      port: 80,
      host: "::",
      databaseUrl: DATABASE_URL,
      cache: { outputs: { port: 7000 } },
      replicas: 2,
    });
  });

  test.each(exampleNames)("comes from the outputs of the environment %s, as a file and as variables", (name) => {
    const expected = {
      cache: {
        isLocal: false,
        options: {},
        outputs: {
          primaryEndpointAddress: "cache_primary_endpoint_address",
          readerEndpointAddress: "cache_reader_endpoint_address",
          port: 6379,
          transitEncryption: "required",
          secretArns: { token: "cache_secret_arns-token" },
        },
      },
      replicas: 1,
    };

    expect(configurationFrom({ CACHE_OUTPUTS: outputsOf(name) })).toMatchObject(expected);
    expect(configurationFrom(environmentOf(written(name)))).toMatchObject(expected);
  });

  test("comes from the outputs of a sharded cache", () => {
    const topology = { kind: "sharded", shards: 3, replicasPerShard: 1 } as const;

    expect(configurationFrom({ CACHE_OUTPUTS: outputsOf("seed", { topology }), CACHE: "cache" })).toMatchObject({
      cache: { outputs: { configurationEndpointAddress: "cache_configuration_endpoint_address" } },
    });
  });

  test("says who logs in, to which of two caches, and whose certificates count", () => {
    const { caches, ...stack } = written("seed");
    const CACHE_OUTPUTS = fileWith(
      "two.json",
      JSON.stringify({ ...stack, caches: { a: caches.cache, b: caches.cache } }),
    );
    const CACHE_CA = fileWith("ca.crt", "a certificate");
    const both = { CACHE_OUTPUTS, CACHE: "a", STREAM_CACHE: "b", CACHE_USER: "web", CACHE_CA };
    const place = { options: { login: { kind: "iam", user: "web" }, ca: "a certificate" }, isLocal: false };

    expect(configurationFrom({ ...both, CACHE_LOGIN: "iam" })).toMatchObject({ cache: place, streamCache: place });
    expect(configurationFrom(both).cache.options.login).toEqual({ kind: "password", user: "web" });
  });

  const CACHE_OUTPUTS = outputsOf("seed");

  test.each<[message: string, environment: Readonly<Record<string, string>>]>([
    ["PORT must be a whole number from 0 to 65535, got http", { PORT: "http" }],
    ["PORT must be a whole number from 0 to 65535, got 65536", { PORT: "65536" }],
    ["REDIS_PORT must be a whole number from 0 to 65535, got 6379.5", { REDIS_PORT: "6379.5" }],
    ["REPLICAS must be a whole number from 0 to 5, got 6", { REPLICAS: "6" }],
    ["HOST must not be empty: give it a value, or leave it out", { HOST: "" }],
    ["DATABASE_URL must not be empty: give it a value, or leave it out", { DATABASE_URL: "" }],
    ["DATABASE_URL must be a connection string, such as", { DATABASE_URL: "mysql://app:secret@db.example.com/app" }],
    ["DATABASE_URL must be a connection string, such as", { DATABASE_URL: "postgresql://:::" }],
    [`CACHE_OUTPUTS must be a file that can be read, got ${join(folder, "no")}`, { CACHE_OUTPUTS: join(folder, "no") }],
    ["it must be the JSON that npm run outputs writes", { CACHE_OUTPUTS: fileWith("text", "{") }],
    [
      `CACHE in ${CACHE_OUTPUTS}: cache must be one of the caches in the outputs (cache), got x`,
      { CACHE_OUTPUTS, CACHE: "x" },
    ],
    [
      `STREAM_CACHE in ${CACHE_OUTPUTS}: cache must be one of the caches in the outputs (cache), got x`,
      { CACHE_OUTPUTS, STREAM_CACHE: "x" },
    ],
    [
      "CACHE: cache must be one of the caches in the outputs (CACHE), got X",
      { ...environmentOf(written("seed")), CACHE: "x" },
    ],
    [
      `CACHE_CA must be a file that can be read, got ${join(folder, "no")}`,
      { CACHE_OUTPUTS, CACHE_CA: join(folder, "no") },
    ],
    ["CACHE_LOGIN must be password or iam, got token", { CACHE_OUTPUTS, CACHE_USER: "web", CACHE_LOGIN: "token" }],
    ["CACHE_LOGIN needs the name of a user in CACHE_USER, got iam alone", { CACHE_OUTPUTS, CACHE_LOGIN: "iam" }],
    ["REDIS_PORT is for a Redis on this machine, but there are outputs", { CACHE_OUTPUTS, REDIS_PORT: "6379" }],
    ["CACHE needs the outputs of a stack: name their file in CACHE_OUTPUTS", { CACHE: "cache" }],
    ["STREAM_CACHE needs the outputs of a stack", { STREAM_CACHE: "streams" }],
    ["CACHE_USER needs the outputs of a stack", { CACHE_USER: "web" }],
    ["CACHE_CA needs the outputs of a stack", { CACHE_CA: "ca.crt" }],
  ])("is refused before anything is opened: %s", (message, environment) => {
    expect(() => configurationFrom(environment)).toThrow(message);
  });

  test("repeats nothing of a connection string, which may have a password", () => {
    expect(() => configurationFrom({ DATABASE_URL: "mysql://app:secret@db.example.com/app" })).not.toThrow(/secret/);
  });
});
