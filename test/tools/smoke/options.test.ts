import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { CommanderError } from "@commander-js/extra-typings";
import type { CacheOutputs } from "../../../tools/outputs/stack-outputs";
import { UsageError } from "../../../tools/shared/command-line/command";
import { parse } from "../../../tools/shared/command-line/start";
import { smoke } from "../../../tools/smoke/command";
import { type SmokeOptions, readOptions } from "../../../tools/smoke/options";

/** What the smoke test is to do when this is typed. */
const optionsOf = (...typed: readonly string[]): SmokeOptions => readOptions(parse(smoke, typed).options);

const outputs: CacheOutputs = {
  name: "orders",
  region: "us-east-1",
  serverless: false,
  replicationGroupId: "orders",
  engine: "valkey",
  engineVersion: "8.0",
  primaryEndpointAddress: "primary.example.com",
  port: 6380,
  transitEncryption: "required",
  secretArns: { web: "arn:web" },
  userNames: { web: "orders-web", jobs: "orders-jobs" },
  securityGroupId: "sg-0",
  parameterGroupName: "orders-valkey8",
  parameters: { timeout: "300" },
};

describe("the smoke test's command line", () => {
  const folder = mkdtempSync(join(tmpdir(), "smoke-options-"));
  const before = { ...process.env };

  beforeEach(() => {
    delete process.env.AWS_REGION;
  });

  afterAll(() => {
    process.env = before;
    rmSync(folder, { recursive: true, force: true });
  });

  /** A file as `npm run outputs` writes it, with one cache or several. */
  const file = (caches: Readonly<Record<string, Partial<CacheOutputs>>>): string => {
    const path = join(folder, `${Object.keys(caches).join("-")}.json`);
    const content = Object.entries(caches).map(([name, changes]) => [name, { ...outputs, ...changes }]);
    writeFileSync(
      path,
      JSON.stringify({ stack: "test", region: "us-east-1", caches: Object.fromEntries(content) as unknown }),
    );
    return path;
  };
  const complaint = (...args: readonly string[]): string => {
    try {
      optionsOf(...args);
      return "none";
    } catch (error) {
      return error instanceof UsageError || error instanceof CommanderError
        ? error.message
        : `unforeseen: ${String(error)}`;
    }
  };

  test("takes what the outputs file says, and what is given goes before it", () => {
    const path = file({ orders: {} });
    expect(optionsOf("--outputs", path, "--user", "web", "--port", "6379", "--parameter", "timeout=60")).toEqual({
      ...{ host: "primary.example.com", port: 6379, tls: true, sharded: false, region: "us-east-1" },
      ...{ caFile: undefined, serverName: undefined, cacheName: "orders", keyPrefix: "smoke-test:" },
      login: { kind: "secret", secretArn: "arn:web", user: "orders-web" },
      parameters: { timeout: "60" },
    });
  });

  test.each<[string, Partial<CacheOutputs>, readonly string[], unknown]>([
    [
      "the token",
      { secretArns: { token: "arn:token" }, userNames: {} },
      [],
      { kind: "secret", secretArn: "arn:token" },
    ],
    [
      "the token under a key",
      { secretArns: { token: "arn:token" }, secretJsonKey: "token", userNames: {} },
      [],
      { kind: "secret", secretArn: "arn:token", jsonKey: "token" },
    ],
    [
      "another secret, of which the outputs know no key",
      { secretJsonKey: "token" },
      ["--secret-arn", "arn:other"],
      { kind: "secret", secretArn: "arn:other" },
    ],
    [
      "another key, for a user",
      { secretJsonKey: "token" },
      ["--user", "web", "--secret-key", "password"],
      { kind: "secret", secretArn: "arn:web", jsonKey: "password", user: "orders-web" },
    ],
    ["nothing", { secretArns: {}, userNames: {} }, [], { kind: "none" }],
    [
      "IAM, by the user's name in the stack",
      {},
      ["--iam-user", "jobs"],
      { kind: "iam", userId: "orders-jobs", cacheName: "orders", region: "us-east-1", serverless: false },
    ],
  ])("logs in with %s", (_how, changes, args, login) => {
    expect(optionsOf("--outputs", file({ orders: changes }), ...args).login).toEqual(login);
  });

  test("knows a sharded cache by its endpoint, and one without TLS", () => {
    const sharded = { configurationEndpointAddress: "cfg.example.com", transitEncryption: "off" } as const;
    const open = { secretArns: {}, userNames: {} };
    const options = optionsOf("--outputs", file({ orders: { ...sharded, ...open } }));
    expect(options).toMatchObject({ host: "cfg.example.com", sharded: true, tls: false });
  });

  test("knows a serverless cache, which has no parameters and another IAM token", () => {
    const serverless = { configurationEndpointAddress: "sls.example.com", serverless: true };
    const { cacheName, sharded, login } = optionsOf("--outputs", file({ orders: serverless }), "--iam-user", "jobs");

    expect([cacheName, sharded]).toEqual([undefined, true]);
    expect(login).toMatchObject({ kind: "iam", cacheName: "orders", serverless: true });
  });

  test.each([
    [[], "--host or --outputs is required"],
    [["--hots", "a"], "error: unknown option '--hots'\n(Did you mean --host?)"],
    [["--host", "a", "--port", "70000"], "--port must be a port number, got 70000"],
    [["--host", "a", "--parameter", "timeout"], "--parameter must be NAME=VALUE, got timeout"],
    [["--host", "a", "--iam-user", "web"], "--iam-user needs --cache-name"],
    [["--host", "a", "--iam-user", "web", "--cache-name", "orders"], "--iam-user needs --region"],
    [["--host", "a", "--user", "web"], "--user web needs --secret-arn; for an IAM user, use --iam-user instead"],
  ])("refuses %j", (args, message) => {
    expect(complaint(...args)).toBe(message);
  });

  test.each<[string, Readonly<Record<string, Partial<CacheOutputs>>>, readonly string[], string]>([
    ["which of several", { orders: {}, sessions: {} }, [], "--cache must be one of orders, sessions, got nothing"],
    ["one that it has", { orders: {} }, ["--cache", "order"], "--cache must be one of orders, got order"],
    ["who logs in", { orders: {} }, [], "--user or --iam-user is required; the cache has web, jobs"],
    [
      "how a user without a password logs in",
      { orders: {} },
      ["--user", "jobs"],
      "--user jobs needs --secret-arn; for an IAM user, use --iam-user instead; the cache has web, jobs",
    ],
  ])("wants to be told %s", (_what, caches, args, message) => {
    expect(complaint("--outputs", file(caches), ...args)).toBe(message);
  });

  test.each([
    [
      "is not there",
      undefined,
      /ENOENT: no such file or directory, open '.*wrong\.json'; there are only (\S+\.json(, )?)+$/,
    ],
    ["is a secret by mistake", "s3cret", /wrong\.json, which is not JSON$/],
    ["is something else", "{}", /wrong\.json, which names no caches$/],
    ["is nothing", "null", /wrong\.json, which names no caches$/],
  ])("refuses an outputs file that %s", (_what, content, message) => {
    const path = join(folder, "wrong.json");
    rmSync(path, { force: true });
    if (content !== undefined) {
      writeFileSync(path, content);
    }
    expect(complaint("--outputs", path)).toContain(
      `--outputs must be a file that "npm run outputs" wrote, got ${path}`,
    );
    expect(complaint("--outputs", path)).toMatch(message);
  });

  test("refuses an outputs file in a folder that is not there", () => {
    expect(complaint("--outputs", join(folder, "none", "shop.json"))).toMatch(/shop\.json'$/);
  });
});
