import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import type { TerraformStack } from "cdktf";
import { SynthesizedStack, expectNoReplacement, replacements, synthesize } from "../../../constructs/testing";
import { bases, rows } from "../../tools/guard/replacement-matrix";

function stackWith(fill: (stack: TerraformStack) => void) {
  return synthesize((stack) => {
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    fill(stack);
  });
}

const group = { replicationGroupId: "cache", description: "Cache", engine: "redis", engineVersion: "7.1", port: 6379 };

function groupWith(changes: object, id = "Cache") {
  return stackWith((stack) => new ElasticacheReplicationGroup(stack, id, { ...group, ...changes }));
}

test.each([
  ["more nodes", { numCacheClusters: 3 }],
  ["another node type", { nodeType: "cache.r7g.xlarge" }],
  ["a later version", { engineVersion: "7.2" }],
  ["Valkey in place of Redis", { engine: "valkey", engineVersion: "7.2" }],
  ["TLS", { transitEncryptionEnabled: true }],
])("lets %s pass", (_, changes) => {
  expect(replacements(groupWith({}), groupWith(changes))).toStrictEqual([]);
});

// https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/elasticache/replication_group.go
test.each([
  ["port", {}, { port: 6380 }, "port changes from 6379 to 6380"],
  ["an earlier version", {}, { engineVersion: "7.0" }, 'engine_version changes from "7.1" to "7.0"'],
  [
    "Redis in place of Valkey",
    { engine: "valkey", engineVersion: "8.0" },
    { engine: "redis", engineVersion: "7.1" },
    'engine changes from "valkey" to "redis"',
  ],
  [
    "TLS before Redis 7",
    { engineVersion: "6.2" },
    { engineVersion: "6.2", transitEncryptionEnabled: true },
    "transit_encryption_enabled changes from nothing to true",
  ],
  ["a key", {}, { kmsKeyId: "key" }, 'kms_key_id changes from nothing to "key"'],
])("sees that %s replaces a cache", (_, before, after, reason) => {
  expect(replacements(groupWith(before), groupWith(after))).toStrictEqual([
    { address: "aws_elasticache_replication_group.Cache", reasons: [reason] },
  ]);
});

describe("of every change that was measured with Terraform", () => {
  const stackOf = (type: string, attributes: object) =>
    new SynthesizedStack("stack", { resource: { [type]: { It: attributes } } }, []);

  test.each(rows.map((row) => [row.type, row.change, row] as const))("%s: %s", (type, _, { before, after, plans }) => {
    const start = { ...bases[type]!("name"), ...before };
    const found = replacements(stackOf(type, start), stackOf(type, { ...start, ...after }));
    expect(found.map(({ address }) => address)).toStrictEqual(typeof plans === "string" ? [] : [`${type}.It`]);
  });
});

test("sees a resource that another account or region does not have", () => {
  const queueIn = (region: string) =>
    stackWith((stack) => {
      const provider = new AwsProvider(stack, region, { alias: region, region });
      new SqsQueue(stack, "Queue", { name: "queue", provider });
    });
  expect(replacements(queueIn("us-west-2"), queueIn("eu-west-1"))).toStrictEqual([
    { address: "aws_sqs_queue.Queue", reasons: ['provider changes from "aws.us-west-2" to "aws.eu-west-1"'] },
  ]);
});

test("respects arguments whose changes Terraform ignores", () => {
  const lifecycle = { ignoreChanges: ["snapshot_name"] };
  const before = groupWith({ lifecycle, snapshotName: "backup" });
  expect(replacements(before, groupWith({ lifecycle }))).toStrictEqual([]);
  expect(replacements(before, groupWith({ lifecycle: { ignoreChanges: "all" }, port: 1 }))).toStrictEqual([]);
});

test("does not count what is made before the old one goes", () => {
  const parameters = (family: string) =>
    stackWith((stack) => {
      const lifecycle = { createBeforeDestroy: true };
      new ElasticacheParameterGroup(stack, "Parameters", { name: `cache-${family}`, family, lifecycle });
    });
  expect(replacements(parameters("redis7"), parameters("valkey8"))).toStrictEqual([]);
});

test("sees a cache that is gone, and one at another address", () => {
  const address = "aws_elasticache_replication_group.Cache";
  expect(
    replacements(
      groupWith({}),
      stackWith(() => undefined),
    ),
  ).toStrictEqual([{ address, reasons: ["it is gone, and with it the data"] }]);
  const renamed =
    "its address is gone, new of its type: aws_elasticache_replication_group.Sessions; a rename needs a `moved` block";
  expect(replacements(groupWith({}), groupWith({}, "Sessions"))).toStrictEqual([{ address, reasons: [renamed] }]);
});

test("lets a resource without data go", () => {
  const before = stackWith((stack) => new SqsQueue(stack, "Queue", { name: "queue" }));
  expect(
    replacements(
      before,
      stackWith(() => undefined),
    ),
  ).toStrictEqual([]);
});

test("follows a resource that moves, and the references to it", () => {
  const chain = (id: string, move: boolean) =>
    stackWith((stack) => {
      const topic = new SnsTopic(stack, id, { name: "alerts" });
      if (move) {
        stack.addOverride("moved", [{ from: "aws_sns_topic.Old", to: `aws_sns_topic.${id}` }]);
      }
      new ElasticacheReplicationGroup(stack, "Cache", { ...group, kmsKeyId: topic.arn });
    });
  expect(replacements(chain("Old", false), chain("New", true))).toStrictEqual([]);
  expect(replacements(chain("Old", false), chain("New", false))).toHaveLength(2);
});

test("fails with every reason, unless the type is excepted", () => {
  const before = groupWith({});
  const after = groupWith({ port: 6380, networkType: "dual_stack" });
  expect(() => {
    expectNoReplacement(before, after);
  }).toThrow(
    new Error(
      [
        "expected no replacement in stack, found 1",
        "  aws_elasticache_replication_group.Cache",
        '    network_type changes from nothing to "dual_stack"',
        "    port changes from 6379 to 6380",
      ].join("\n"),
    ),
  );
  expect(() => {
    expectNoReplacement(before, after, { except: [ElasticacheReplicationGroup] });
  }).not.toThrow();
  expect(() => {
    expectNoReplacement(before, before);
  }).not.toThrow();
});

// https://github.com/hashicorp/terraform-provider-aws/pull/44879
test("zones of shards replace a cache when they change or are added, and not when they are left out", () => {
  const placedIn = (zone: string | undefined, ignoreChanges: string[] = []) =>
    stackWith((stack) => {
      const resource = new ElasticacheReplicationGroup(stack, "Cache", { ...group, lifecycle: { ignoreChanges } });
      if (zone !== undefined) {
        resource.addOverride("node_group_configuration", [{ primary_availability_zone: zone }]);
      }
    });
  const changed = (before: string | undefined, after: string | undefined, ignored?: string[]) =>
    replacements(placedIn(before), placedIn(after, ignored)).flatMap(({ reasons }) => reasons);

  expect(changed("us-east-1a", "us-east-1b")).toStrictEqual([
    'node_group_configuration changes from [{"primary_availability_zone":"us-east-1a"}] to [{"primary_availability_zone":"us-east-1b"}]',
  ]);
  expect(changed(undefined, "us-east-1a")).toHaveLength(1);
  expect(changed("us-east-1a", undefined)).toStrictEqual([]);
  expect(changed("us-east-1a", "us-east-1b", ["node_group_configuration"])).toStrictEqual([]);
});
