import { Problems } from "../../../../constructs/core";
import { ReplicationGroup } from "../../../../constructs/elasticache";
import { nodes } from "../../../../constructs/elasticache/replication-group/arguments";
import { resolveSettings } from "../../../../constructs/elasticache/replication-group/defaults";
import { checkPlacement } from "../../../../constructs/elasticache/replication-group/placement-rules";
import { zonesOfNodes } from "../../../../constructs/elasticache/replication-group/places";
import { usedAtCreation } from "../../../../constructs/elasticache/replication-group/used-at-creation";
import { cacheRefusal, refusal } from "../../../support/fixtures";
import { onOlderProvider } from "../../../support/older-provider";

const [a, b, c] = ["us-east-1a", "us-east-1b", "us-east-1c"] as const;
const ab = { primaryAvailabilityZone: a, replicaAvailabilityZones: [b] };
const ba = { primaryAvailabilityZone: b, replicaAvailabilityZones: [a] };
const sharded = { kind: "sharded", shards: 2, replicasPerShard: 1 } as const;

function rulesBroken(topology: object): readonly string[] {
  const problems = new Problems();
  checkPlacement(problems, { ...sharded, ...topology });
  return problems.list.map(({ prop, rule, received }) => `${prop} ${rule}, got ${String(received)}`);
}

describe("zones of shards", () => {
  test.each<[string, object]>([
    ["one entry for each shard", { placement: [ab, ba] }],
    ["the same entry twice", { placement: [ab, ab] }],
    [
      "shards without replicas",
      { replicasPerShard: 0, placement: [{ primaryAvailabilityZone: a }, ab].slice(0, 1), shards: 1 },
    ],
    [
      "two replicas, one of them beside the primary",
      { replicasPerShard: 2, shards: 1, placement: [{ primaryAvailabilityZone: a, replicaAvailabilityZones: [a, b] }] },
    ],
    [
      "one zone without Multi-AZ",
      { multiAz: false, shards: 1, placement: [{ primaryAvailabilityZone: a, replicaAvailabilityZones: [a] }] },
    ],
    ["shards that are counted at deploy", { shards: "${var.shards}", placement: [ab] }],
    ["replicas that are counted at deploy", { replicasPerShard: "${var.n}", placement: [ab, ba] }],
    [
      "zones that are known at deploy",
      { placement: [ab, { primaryAvailabilityZone: "${var.a}", replicaAvailabilityZones: ["${var.b}"] }] },
    ],
    ["none", {}],
  ])("may be %s", (_title, topology) => {
    expect(rulesBroken(topology)).toStrictEqual([]);
  });

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_NodeGroupConfiguration.html
  test.each<[object, readonly string[]]>([
    [{ placement: [ab] }, ["topology.placement must have one entry for each of the 2 shards, got 1"]],
    [{ placement: [ab, ba, ab] }, ["topology.placement must have one entry for each of the 2 shards, got 3"]],
    [
      { placement: [ab, { primaryAvailabilityZone: c }] },
      ["topology.placement[1].replicaAvailabilityZones must name one zone for each of the 1 replicas, got []"],
    ],
    [
      { replicasPerShard: 0, placement: [{ primaryAvailabilityZone: a }, ba] },
      [`topology.placement[1].replicaAvailabilityZones must name one zone for each of the 0 replicas, got ["${a}"]`],
    ],
    [
      { placement: [{ ...ab, replicaAvailabilityZones: [a] }, ba] },
      [`topology.placement[0].replicaAvailabilityZones must name another zone than the primary's, got ["${a}"]`],
    ],
  ])("are refused as %j", (topology, lines) => {
    expect(rulesBroken(topology)).toStrictEqual(lines);
  });

  test("are told with their props, for the region and the network", () => {
    const topology = { ...sharded, placement: [ab, { primaryAvailabilityZone: c }] };

    expect(zonesOfNodes({ topology, preferredCacheClusterAzs: [b] })).toStrictEqual([
      ["preferredCacheClusterAzs[0]", b],
      ["topology.placement[0].primaryAvailabilityZone", a],
      ["topology.placement[0].replicaAvailabilityZones[0]", b],
      ["topology.placement[1].primaryAvailabilityZone", c],
    ]);
  });
});

describe("what is written for shards", () => {
  const written = (topology: object, more = {}) =>
    nodes(resolveSettings({ name: "sessions", topology: { ...sharded, ...topology }, ...more }));

  test("is their number and that of their replicas", () => {
    expect(written({})).toMatchObject({ numNodeGroups: 2, replicasPerNodeGroup: 1 });
    expect(written({})).not.toHaveProperty("nodeGroupConfiguration");
  });

  // https://github.com/hashicorp/terraform-provider-aws/issues/49695
  test("with zones is a node group for each, and no number of replicas beside them", () => {
    const argumentsOf = written({ placement: [ab, ba] });

    expect(argumentsOf).toMatchObject({
      numNodeGroups: 2,
      nodeGroupConfiguration: [
        { nodeGroupId: "0001", primaryAvailabilityZone: a, replicaAvailabilityZones: [b], replicaCount: 1 },
        { nodeGroupId: "0002", primaryAvailabilityZone: b, replicaAvailabilityZones: [a], replicaCount: 1 },
      ],
    });
    expect(argumentsOf).not.toHaveProperty("replicasPerNodeGroup");
    expect(JSON.stringify(argumentsOf)).not.toContain("slots");
  });

  test("with zones and files to read are the slots of each, of 16384", () => {
    const restoreFrom = { kind: "s3", snapshotArns: ["arn:aws:s3:::bucket/a.rdb"] };
    const { nodeGroupConfiguration } = written({ shards: 3, placement: [ab, ba, ab] }, { restoreFrom }) as never as {
      nodeGroupConfiguration: readonly { slots: string }[];
    };

    expect(nodeGroupConfiguration.map(({ slots }) => slots)).toStrictEqual(["0-5460", "5461-10921", "10922-16383"]);
  });

  test("with zones is ignored later", () => {
    expect(usedAtCreation(sharded)).toStrictEqual(["snapshot_name", "snapshot_arns"]);
    expect(usedAtCreation({ ...sharded, placement: [ab, ba] })).toStrictEqual([
      ...["snapshot_name", "snapshot_arns", "node_group_configuration"],
    ]);
  });
});

onOlderProvider("on an older provider", () => {
  const refused = (received: string) =>
    `ValidationError: \`topology.placement\` needs AWS provider 6.20 or later, got ${received}; use the package cdktn-managed-redis, which is built on a newer one [stack/It]`;

  test.each([
    ["zones", [ab], '[{"primaryAvailabilityZone":"us-east-1a","replicaAvailabilityZones":["us-east-1b"]}]'],
    ["a text", "us-east-1a", '"us-east-1a"'],
    ["an empty list", [], "[]"],
  ])("%s are refused", (_title, placement, received) => {
    const topology = { ...sharded, placement };
    const group = { name: "sessions", subnetGroupName: "private", securityGroupIds: ["sg-0a"] };

    expect(cacheRefusal({ topology })).toBe(refused(received));
    expect(refusal(ReplicationGroup, { ...group, topology })).toBe(refused(received));
  });

  test("nothing is judged of them, and everything else is", () => {
    const said = cacheRefusal({ topology: { ...sharded, placement: [ba], multiAz: "no" } });

    expect(said).toContain("`topology.multiAz` must be true or false");
    expect(said).not.toContain("one entry");
  });
});

test.each([
  [{ topology: { ...sharded, nodeGroupConfiguration: [] } }, "it is called `placement`"],
  [
    { topology: { kind: "replicated", replicas: 1, nodeGroupConfiguration: [] } },
    'set `kind`: "sharded" and `placement`',
  ],
  [{ nodeGroupConfiguration: [] }, 'set `topology`: { kind: "sharded", shards, replicasPerShard, placement }'],
  [{ primaryAvailabilityZone: a }, "or `placement` of a sharded `topology`"],
])("somebody who gives %j is told", (props, hint) => {
  expect(cacheRefusal(props)).toContain(hint);
});
