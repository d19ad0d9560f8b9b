import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type Server, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type ShardedCache, startSharded } from "../../redis/support/cluster";
import type { DeclaredCache } from "../../redis/support/declared";
import { type NodeOptions, type RedisNode, startNode } from "../../redis/support/server";
import { declaredInSeed, withParameters } from "../../redis/support/stack";
import { describeWithRedis } from "../../redis/support/suite";
import { AwsStub } from "../../support/aws-stub";
import { freePort, start } from "../../support/processes";
import { testEnvironment } from "../../support/terraform";

/** What the stub keeps in every secret. */
const token = "s".repeat(64);
const project = join(__dirname, "../../..");
const key = expect.stringMatching(/^wrote smoke-test:[0-9a-f-]{36}$/) as unknown;

describeWithRedis("the smoke test", ({ certificates }) => {
  const options: NodeOptions = { certificates, token };
  const folder = mkdtempSync(join(tmpdir(), "smoke-"));
  let stub: AwsStub;

  /** Runs the smoke test, which never prints what it logs in with: a secret, or a signed request. */
  const smokeWith = async (
    environment: NodeJS.ProcessEnv,
    args: readonly string[],
  ): Promise<{ code: unknown; lines: readonly string[] }> => {
    const running = start("npm", ["run", "--silent", "smoke", "--", ...args], {
      cwd: project,
      env: testEnvironment({ AWS_ENDPOINT_URL: stub.url, AWS_REGION: "us-east-1", ...environment }),
    });
    const code = await running.ended;
    expect(running.output()).not.toMatch(new RegExp(`${token}|X-Amz-Signature`));
    // Before it, Node.js and npm may warn of their versions.
    const report = running.output().replace(/^[^]*?(?=^(Smoke test of|--))/m, "");
    return { code, lines: report.split("\n").filter((line) => line !== "") };
  };
  const smoke = async (...args: readonly string[]) => smokeWith({}, args);
  const at = (node: RedisNode): readonly string[] => [
    ...["--host", "127.0.0.1", "--port", String(node.port), "--ca-file", certificates.caFile],
  ];
  const withToken = ["--secret-arn", "arn:aws:secretsmanager:us-east-1:111122223333:secret:token"];
  const declared = [
    ...["--parameter", "maxmemory-policy=allkeys-lru"],
    ...["--parameter", "notify-keyspace-events=Ex"],
    ...["--parameter", "timeout=300"],
  ];
  /** Runs the smoke test against one node. */
  const connectTo = async (cache: DeclaredCache, args: readonly string[], extra: NodeOptions["extra"] = []) => {
    const node = await startNode(cache, { ...options, extra });
    const outcome = await smoke(...at(node), ...args);
    await node.stop();
    return outcome;
  };
  /** The same, with the results by check. */
  const examine = async (
    cache: DeclaredCache,
    args: readonly string[],
    extra: NodeOptions["extra"] = [],
  ): Promise<{ code: unknown; results: Readonly<Record<string, readonly [string, string]>> }> => {
    const { code, lines } = await connectTo(cache, args, extra);
    const results = lines.flatMap((line) => {
      const [, result, check, detail] = /^(ok|FAILED|skipped) +(\S.*?) {2,}(.*)$/.exec(line) ?? [];
      return check === undefined ? [] : [[check, [result, detail]] as const];
    });
    return { code, results: Object.fromEntries(results) as Readonly<Record<string, readonly [string, string]>> };
  };

  beforeAll(async () => {
    stub = await AwsStub.start();
  });

  afterAll(() => {
    stub.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("finds the production cache in order, and says so in one screen", async () => {
    const { code, results } = await examine(declaredInSeed(), [...withToken, ...declared]);

    expect(results).toEqual({
      connect: ["ok", "with TLS, with the secret"],
      write: ["ok", key],
      read: ["ok", "read the same back, and removed it"],
      expire: ["ok", "gone after 200 ms"],
      "expiry event": ["ok", "arrived"],
      "parameters, by the server": ["ok", "3 as declared"],
      "parameters, by the service": ["skipped", "--cache-name is not given"],
    });
    expect(code).toBe(0);
  });

  test("sees what it can where the service keeps CONFIG to itself", async () => {
    const { code, results } = await examine(
      declaredInSeed(),
      [...withToken, ...declared],
      [["rename-command", "CONFIG", ""]],
    );

    expect(results).toMatchObject({
      "expiry event": ["ok", "arrived"],
      "parameters, by the server": ["ok", "1 as declared, 2 that it does not show"],
    });
    expect(code).toBe(0);
  });

  test.each([
    ["timeout", "600", "timeout", "is 600, declared 300"],
    ["maxmemory-policy", "noeviction", "maxmemory-policy", "is noeviction, declared allkeys-lru"],
    ["notify-keyspace-events", "", "expiry event", "none within 3000 ms of the key's expiry"],
  ])("notices that %s is another", async (name, value, check, detail) => {
    const other = withParameters(declaredInSeed(), { [name]: value });
    const { code, results } = await examine(other, [...withToken, ...declared]);

    expect(results[check]).toEqual(["FAILED", detail]);
    expect(code).toBe(1);
  });

  test("fails when the service cannot be asked for the parameters", async () => {
    const { code, results } = await examine(declaredInSeed(), [...withToken, "--cache-name", "app-cache-cluster"]);

    expect(results["parameters, by the service"]).toEqual(["FAILED", "DescribeCacheClusters"]);
    expect(code).toBe(1);
  });

  test("gives up when nobody answers, and says who", async () => {
    const silent: Server = createServer(() => undefined);
    const port = await freePort();
    await new Promise<void>((resolve) => silent.listen(port, "127.0.0.1", resolve));
    const place = ["--host", "127.0.0.1", "--port", String(port)];
    const cache = smoke(...place, "--no-tls");
    const service = smokeWith({ AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` }, [...place, ...withToken]);
    const [noCache, noService] = await Promise.all([cache, service]);
    silent.close();

    expect(noCache.lines[1]).toMatch(/^FAILED +connect +Socket timeout/);
    expect(noService.lines[1]).toMatch(/^FAILED +secret +.*exceeded the configured 5000 ms requestTimeout/);
  });

  const open = declaredInSeed({ transitEncryption: "off", authentication: { kind: "off" } });

  test.each<[string, DeclaredCache, readonly string[], RegExp, string]>([
    ["without a login", declaredInSeed(), [], /^NOAUTH /, "--secret-arn for a token"],
    [
      "with a wrong password",
      declaredInSeed(),
      ["--user", "x", ...withToken],
      /^WRONGPASS /,
      "the cache has no user x",
    ],
    ["without TLS", declaredInSeed(), ["--no-tls", ...withToken], /closed|ECONNRESET/i, "leave out --no-tls"],
    ["as to a sharded cache", declaredInSeed(), ["--sharded", ...withToken], /^ERR .*cluster/, "leave out --sharded"],
    ["with TLS, when there is none", open, [], /timeout|reset|closed/i, "--no-tls"],
  ])("cannot connect %s, and says what to do", async (_how, cache, args, reason, advice) => {
    const { code, lines } = await connectTo(cache, args);

    expect(lines[1]).toMatch(/^FAILED +connect +\S/);
    expect(lines[1]!.replace(/^FAILED +connect +/, "")).toMatch(reason);
    expect(lines[2]).toContain(advice);
    expect(code).toBe(1);
  });

  test.each([
    ["names no authority", [], "use --ca-file"],
    ["names another", ["--ca-file", join(project, "package.json")], "is not the authority that signed"],
    [
      "calls it by another name",
      ["--ca-file", certificates.caFile, "--server-name", "other.example.com"],
      "--server-name",
    ],
    ["goes on as if it were sharded", ["--sharded"], "use --ca-file"],
  ])("cannot trust the server when it %s", async (_how, args, advice) => {
    const node = await startNode(declaredInSeed(), options);
    const { lines } = await smoke("--host", "127.0.0.1", "--port", String(node.port), ...args, ...withToken);
    await node.stop();

    expect(lines[1]).toMatch(/^FAILED +connect +.*(certificate|cert)/);
    expect(lines[2]).toContain(advice);
  });

  test("finds nobody behind a port or a name", async () => {
    const port = String(await freePort());
    const nobody = await smoke("--host", "localhost", "--port", port);
    const nowhere = await smoke("--host", "cache.invalid", "--port", port);

    expect(nobody.lines.slice(1, 3)).toEqual([
      expect.stringMatching(/^FAILED +connect +connect ECONNREFUSED/),
      expect.stringContaining("check the port"),
    ]);
    expect(nowhere.lines.slice(1, 3)).toEqual([
      expect.stringMatching(/^FAILED +connect +getaddrinfo (ENOTFOUND|EAI_AGAIN)/),
      expect.stringContaining("from a machine in the cache's VPC"),
    ]);
  });

  test("logs in as an IAM user, who may do what its access string says", async () => {
    // A plain server cannot check a signature; the token's form has a test of its own.
    const user = { name: "app-web", accessString: "on nopass ~web:* -@all +@read +@write +@connection +info" };
    const cache = { ...declaredInSeed(), users: [{ ...user, authentication: "iam" }] };
    const iam = ["--iam-user", "app-web", "--cache-name", "app", "--key-prefix", "web:", ...declared];
    const { results } = await examine(cache, iam);

    expect(results).toMatchObject({
      connect: ["ok", "with TLS, with IAM"],
      write: ["ok", expect.stringMatching(/^wrote web:/)],
      "expiry event": ["skipped", expect.stringMatching(/^NOPERM /)],
      "parameters, by the server": ["ok", "1 as declared, 2 that it does not show"],
    });
  });

  test("logs in as a user with a password, by the name that the stack has for it", async () => {
    const name = "app-cache-cluster-web";
    const users = [{ name, accessString: "on ~* &* +@all", authentication: "password" }];
    const node = await startNode({ ...declaredInSeed(), users }, { ...options, passwords: { [name]: token } });
    const secretArns = { web: "arn:aws:secretsmanager:us-east-1:111122223333:secret:web" };
    const cache = { transitEncryption: "required", secretArns, userNames: { web: name } };
    const file = join(folder, "outputs.json");
    writeFileSync(file, JSON.stringify({ stack: "test", region: "us-east-1", caches: { cache } }));
    const { lines } = await smoke("--outputs", file, "--user", "web", ...at(node));
    await node.stop();

    expect(lines).toContainEqual(expect.stringMatching(/^ok +connect +with TLS, with the secret$/));
  });

  test.each([
    ["logs in with a token under a key of its secret", "token", /^ok +connect +with TLS, with the secret$/],
    [
      "says so when there is none",
      "other",
      /^FAILED +secret +the secret \S+ is no JSON object with a text under the key other$/,
    ],
  ])("%s", async (_what, secretKey, line) => {
    const node = await startNode(declaredInSeed(), { ...options, token: "j".repeat(64) });
    const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:json";
    const { lines } = await smoke(...at(node), "--secret-arn", secretArn, "--secret-key", secretKey);
    await node.stop();

    expect(lines).toContainEqual(expect.stringMatching(line));
    expect(lines.join()).not.toContain("j".repeat(64));
  });

  test("goes through a sharded cache, and hears of expired keys wherever they are", async () => {
    const topology = { kind: "sharded", shards: 3, replicasPerShard: 0 } as const;
    const cluster: ShardedCache = await startSharded(declaredInSeed({ topology }), options);
    const { code, lines } = await smoke("--sharded", ...at(cluster.nodes[0]!), ...withToken, ...declared);
    await cluster.stop();

    expect(lines.filter((line) => !line.startsWith("ok "))).toEqual([
      `Smoke test of 127.0.0.1:${cluster.nodes[0]!.port}`,
      "skipped  parameters, by the service  --cache-name is not given",
      "The cache works.",
    ]);
    expect(code).toBe(0);
  });

  test.each([
    [[], 2, "smoke: --host or --outputs is required"],
    [["--help"], 0, "Usage: npm run smoke -- [options]"],
  ])("explains itself when it is called with %j", async (args, expected, message) => {
    const { code, lines } = await smoke(...args);

    expect(lines[0]).toBe(message);
    expect(lines).toContain("Usage: npm run smoke -- [options]");
    expect(code).toBe(expected);
  });
});
