import { ReplicationGroup } from "../../../../constructs/elasticache";
import { resolveSettings } from "../../../../constructs/elasticache/replication-group/defaults";
import { checkDurability } from "../../../../constructs/elasticache/replication-group/durability-rules";
import { durable } from "../../../../constructs/elasticache/replication-group/arguments";
import { Problems } from "../../../../constructs/core";
import { cacheRefusal, refusal } from "../../../support/fixtures";
import { onOlderProvider } from "../../../support/older-provider";

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.Limitations.html
const valkey = { kind: "valkey", version: "9.0" } as const;
const topology = { kind: "sharded", shards: 2, replicasPerShard: 1 } as const;
const fitting = { name: "sessions", engine: valkey, topology, durability: "sync" } as const;

function rulesBroken(props: object, encryptionAtRest?: string): readonly string[] {
  const problems = new Problems();
  checkDurability(problems, resolveSettings({ ...fitting, ...props }), encryptionAtRest);
  return problems.list.map(({ prop, rule, received }) => `${prop} ${rule}, got ${String(received)}`);
}

test.each(["sync", "async", "disabled"])("%s fits shards with replicas on Valkey 9", (durability) => {
  expect(rulesBroken({ durability })).toStrictEqual([]);
  expect(rulesBroken({ durability, engine: { kind: "valkey", version: "9.1" } }, "own-key")).toStrictEqual([]);
});

const families =
  'durability needs a `nodeType` of one of the families r8g, r7g, r6g, m8g, m7g, m6g, c8gn, c7gn, got "sync"';

test.each<[object, string | undefined, readonly string[]]>([
  [{ engine: { kind: "valkey", version: "8.2" } }, undefined, ['durability needs Valkey 9.0 or later, got "sync"']],
  [{ engine: { kind: "redis", version: "7.1" } }, undefined, ['durability needs Valkey 9.0 or later, got "sync"']],
  [{ engine: undefined }, undefined, ['durability needs Valkey 9.0 or later, got "sync"']],
  [
    { topology: { kind: "replicated", replicas: 1 } },
    undefined,
    ['durability needs a `topology` of `kind` "sharded", got "sync"'],
  ],
  [
    { topology: { ...topology, replicasPerShard: 0 } },
    undefined,
    ['durability needs at least 1 replica of each shard, got "sync"'],
  ],
  [
    { topology: { ...topology, multiAz: false } },
    undefined,
    ['durability needs `multiAz` of `topology`, which is false, got "sync"'],
  ],
  [
    { transitEncryption: "off" },
    undefined,
    ['durability needs `transitEncryption` "required" or "preferred", got "sync"'],
  ],
  [{}, "off", ['durability needs `encryptionAtRest`, which is "off", got "sync"']],
  [{ nodeType: "cache.r6gd.xlarge" }, undefined, [families]],
  [{ nodeType: "cache.t4g.small" }, undefined, [families]],
  [{ nodeType: "cache.m5.large" }, undefined, [families]],
  [
    { engine: undefined, topology: undefined, nodeType: "cache.t4g.small" },
    "off",
    [
      'durability needs Valkey 9.0 or later, got "sync"',
      'durability needs a `topology` of `kind` "sharded", got "sync"',
      'durability needs `encryptionAtRest`, which is "off", got "sync"',
      families,
    ],
  ],
])("does not fit %j with the encryption %s", (props, encryptionAtRest, lines) => {
  expect(rulesBroken(props, encryptionAtRest)).toStrictEqual(lines);
});

test.each(["r8g", "r7g", "r6g", "m8g", "m7g", "m6g"])("fits nodes of the family %s", (family) => {
  expect(rulesBroken({ nodeType: `cache.${family}.large` })).toStrictEqual([]);
});

test("a cache that keeps no log may have any nodes, no replica and no encryption", () => {
  const props = {
    durability: "disabled",
    topology: { ...topology, replicasPerShard: 0 },
    nodeType: "cache.t4g.small",
    transitEncryption: "off",
  };

  expect(rulesBroken(props, "off")).toStrictEqual([]);
  expect(rulesBroken({ ...props, engine: undefined })).toStrictEqual([
    'durability needs Valkey 9.0 or later, got "disabled"',
  ]);
});

test("what is only known at deploy is not judged", () => {
  expect(
    rulesBroken({ nodeType: "${var.type}", topology: { ...topology, replicasPerShard: "${var.n}" } }),
  ).toStrictEqual([]);
});

test("is written as it is, and only if it is given", () => {
  expect(durable(resolveSettings(fitting))).toStrictEqual({ durability: "sync" });
  expect(durable(resolveSettings({ name: "sessions" }))).toStrictEqual({});
});

const needed = "needs AWS provider 6.51 or later";
const remedy = "use the package cdktn-managed-redis, which is built on a newer one";

onOlderProvider("on an older provider", () => {
  test.each([["sync"], ["default"], [true], [5]])("%p is refused where the provider is older", (durability) => {
    const group = { subnetGroupName: "private", securityGroupIds: ["sg-0a"] };
    const message = `ValidationError: \`durability\` ${needed}, got ${JSON.stringify(durability)}; ${remedy} [stack/It]`;

    expect(cacheRefusal({ engine: valkey, topology, durability })).toBe(message);
    expect(refusal(ReplicationGroup, { ...fitting, ...group, durability })).toBe(message);
  });

  test("an older provider is one mistake, beside the others", () => {
    expect(cacheRefusal({ durability: "sync", port: 0 })).toBe(
      [
        "ValidationError: 2 problems [stack/It]",
        "  - `port` must be a whole number between 1 and 65535, got 0",
        `  - \`durability\` ${needed}, got "sync"; ${remedy}`,
      ].join("\n"),
    );
  });
});

test("other names of it are told apart", () => {
  expect(cacheRefusal({ effectiveDurability: "sync" })).toContain("it is called `durability`");
});
