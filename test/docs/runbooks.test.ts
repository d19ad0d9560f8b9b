import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { RedisCache } from "../../constructs";
import type { Engine } from "../../constructs/elasticache";
import type { DeclaredCache } from "../redis/support/declared";
import { startSharded } from "../redis/support/cluster";
import { type RedisNode, startNode } from "../redis/support/server";
import { declaredInSeed, withParameters } from "../redis/support/stack";
import { describeWithRedis, token } from "../redis/support/suite";
import { synthesizeCache } from "../support/cloudwatch/watched-cache";
import { inStack } from "../support/fixtures";
import { commandsIn } from "./support/shell-commands";

const page = readFileSync(join(__dirname, "../../docs/runbooks.md"), "utf8");
const { free, needAws, inText } = commandsIn(page);
const settings = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, block = ""]) => block.trim());

/**
 * Whole commands that ElastiCache does not offer.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SupportedCommands.html
 */
const restricted = ["bgrewriteaof", "bgsave", "config", "debug", "migrate", "replicaof", "save", "slaveof", "shutdown"];

/** The access string of a user who only looks. */
const [, viewer = ""] = /```text\n\s*(on .*)\n/.exec(page) ?? [];

/** Commands that change something. */
const changes = /EXPIRE|UNLINK|flushall/;

test("every command is one for `redis-cli`, or calls AWS and says so", () => {
  expect(free.length).toBeGreaterThan(15);
  expect(free.filter((command) => !command.startsWith("redis-cli -h "))).toStrictEqual([]);
  expect(needAws.filter((command) => !command.startsWith("aws "))).toStrictEqual([]);
  expect(inText).toStrictEqual([]);
});

test.each(free)("`%s` uses nothing that ElastiCache restricts, and TLS", (command) => {
  expect(
    command
      .toLowerCase()
      .split(/\W+/)
      .filter((word) => restricted.includes(word)),
  ).toStrictEqual([]);
  expect(command.replace(/redis-cli -h (HOST|READER) --tls\b/g, "")).not.toContain("redis-cli");
});

test.each(settings)("a cache takes the setting %s", (block) => {
  const props = JSON.parse(JSON.stringify((compileFunction(`return { ${block} };`) as () => object)())) as object;
  expect(Object.keys(props)).not.toStrictEqual([]);
  const network = { kind: "existing", vpcId: "vpc-0a", subnetIds: ["subnet-0a", "subnet-0b"] } as const;
  inStack((scope) => new RedisCache(scope, "Cache", { name: "sessions", network, ...props }));
});

describeWithRedis("the runbooks", (options) => {
  const extra = restricted.map((name) => ["rename-command", name, ""] as const);
  const frequent = withParameters(declaredInSeed(), { "maxmemory-policy": "allkeys-lfu" });
  let node: RedisNode;

  /** Runs a command of the page as somebody types it, against a node of this machine. */
  const type = (command: string, { port } = node, login = "") => {
    const place = `-h 127.0.0.1 -p ${port} --cacert ${options.certificates.caFile} ${login}`;
    const typed = command.replace(/-h (HOST|READER)/g, place).replace(/\bKEY\b/g, "report:1");
    const { status, stdout, stderr } = spawnSync("sh", ["-c", typed], {
      encoding: "utf8",
      env: { ...process.env, REDISCLI_AUTH: token },
      timeout: 30_000,
    });
    return { status, output: stdout + stderr };
  };
  const open = async (cache: DeclaredCache, passwords = {}): Promise<void> => {
    node = await startNode(cache, { ...options, extra, passwords });
  };
  const ask = (command: string): string => type(`redis-cli -h HOST --tls ${command}`).output.trim();

  const failed = /^Error|\b(ERR|NOPERM|NOAUTH|WRONGPASS|MOVED)\b|AUTH failed|Could not connect/m;

  /** What the command answers; red when it was refused. */
  const answerTo = (command: string, on = node, login = ""): string => {
    const { status, output } = type(command, on, login);
    expect({ command, status, refusal: failed.exec(output)?.[0] }).toStrictEqual({
      command,
      status: 0,
      refusal: undefined,
    });
    return output;
  };

  beforeEach(async () => {
    await open(frequent);
    ask("mset report:1 a report:2 b tmp:1 c kept:1 d");
    ask(`rpush report:list ${"x ".repeat(50)}`);
  });

  afterEach(async () => {
    await node.stop();
  });

  /** What a node without cluster mode refuses. */
  const inOneNode = free.filter((command) => !command.includes("cluster nodes"));

  test("have commands that run", () => {
    inOneNode.filter((command) => !command.includes("flushall")).forEach((command) => answerTo(command));
  });

  test("give keys a lifetime, and take others out, by their prefix", () => {
    inOneNode.filter((command) => /EXPIRE|UNLINK/.test(command)).forEach((command) => answerTo(command));
    expect(Number(ask("ttl report:1"))).toBeGreaterThan(3_500);
    expect(ask("exists tmp:1")).toBe("0");
    expect(ask("ttl kept:1")).toBe("-1");
  });

  test("empty the cache at the very end, and only there", () => {
    const emptying = free.filter((command) => command.includes("flushall"));
    expect(emptying).toHaveLength(1);
    answerTo(emptying[0]!);
    expect(ask("dbsize")).toBe("0");
  });

  test("find the biggest key, and the hottest", () => {
    Array.from({ length: 100 }).forEach(() => ask("get kept:1"));
    const [big = "", memory = "", hot = ""] = ["--bigkeys", "--memkeys", "--hotkeys"].map((mode) =>
      answerTo(free.find((command) => command.includes(mode))!),
    );
    expect(big).toMatch(/Biggest +list found '"report:list"' has 50 items/);
    expect(memory).toMatch(/Biggest +list found '"report:list"' has \d+ bytes/);
    expect(hot).toMatch(/hot key found with counter: \d+\s+keyname: "?kept:1/);
  });

  test("say truly that hot keys are counted with an LFU policy only", async () => {
    await node.stop();
    await open(declaredInSeed());
    ask("set report:1 a");
    const counting = free.filter((command) => /--hotkeys|object freq/.test(command));
    expect(counting).toHaveLength(2);
    counting.forEach((command) => {
      expect(type(command).output).toContain("An LFU maxmemory policy is not selected");
    });
    expect(page).toContain("`An LFU maxmemory policy is not selected`");
  });

  test("have a user who can look at everything and change nothing, also in a sharded cache", async () => {
    const topology = { kind: "sharded", shards: 1, replicasPerShard: 0 } as const;
    const users = [{ name: "viewer", accessString: viewer, authentication: "password" }];
    const sharded = withParameters(declaredInSeed({ topology }), { "maxmemory-policy": "allkeys-lfu" });
    const cluster = await startSharded({ ...sharded, users }, { ...options, extra, passwords: { viewer: token } });
    const { primary } = cluster.shards[0]!;
    expect(type("redis-cli -h HOST --tls set report:1 a", primary).output).toContain("OK");
    for (const change of ["set report:1 a", "del report:1", "flushall", "slowlog reset", "client kill id 1"]) {
      expect(type(`redis-cli -h HOST --tls ${change}`, primary, "--user viewer").output).toContain("NOPERM");
    }
    const looking = free.filter((command) => !changes.test(command));
    const answers = looking.map((command) => answerTo(command, primary, "--user viewer"));
    await cluster.stop();

    expect(looking).toStrictEqual(free.filter((command) => !/EXPIRE|UNLINK|flushall/.test(command)));
    expect(looking.join()).toMatch(/cluster nodes.*acl log.*object freq/);
    expect(answers[looking.findIndex((command) => command.includes("acl log"))]).toContain("flushall");
  });

  test.each<Engine>([
    { kind: "redis", version: "6.2" },
    { kind: "redis", version: "7.1" },
    { kind: "valkey", version: "7.2" },
    { kind: "valkey", version: "9.1" },
  ])("have a user whom $kind $version takes", (engine) => {
    const user = { kind: "password", accessString: viewer } as const;
    const stack = synthesizeCache({ engine, authentication: { kind: "rbac", users: { viewer: user } } });
    expect(stack.all(ElasticacheUser)).toContainEqual(expect.objectContaining({ access_string: viewer }));
  });

  test("look at one node of a sharded cache at a time, also at a replica", async () => {
    const topology = { kind: "sharded", shards: 3, replicasPerShard: 1 } as const;
    const cluster = await startSharded(declaredInSeed({ topology }), options);
    const { primary, replicas } = cluster.shards[0]!;
    const nodes = answerTo(
      free.find((command) => command.includes("cluster nodes"))!,
      primary,
    );
    const look = free.filter((command) => /--(bigkeys|memkeys)|keyspace/.test(command));
    look.forEach((command) => answerTo(command, replicas[0]));
    await cluster.stop();

    expect(nodes.trim().split("\n")).toHaveLength(6);
    expect(look.length).toBeGreaterThan(2);
  });
});
