import type { CacheCluster, ReplicationGroup } from "@aws-sdk/client-elasticache";
import { refusalsOf } from "../../../tools/adopt/refusals";
import { account, group, node } from "./support/account";

const wait =
  "wait until it is through (`aws elasticache wait replication-group-available --region us-east-1 --replication-group-id " +
  "orders`), then run adopt again";

/** The refusals of the group with what is said of it and of all its nodes. */
const refusals = (ofGroup: ReplicationGroup, ofNodes: CacheCluster = {}) =>
  refusalsOf(
    account({ groups: [group(ofGroup)], clusters: [node("orders-001", ofNodes), node("orders-002", ofNodes)] }),
    "orders",
  );

/** The refusals of the group with what is said of its second node. */
const withSecond = (more: CacheCluster) =>
  refusalsOf(account({ clusters: [node("orders-001"), node("orders-002", more)] }), "orders");

test.each(["orders", "ORDERS"])("a cache at rest can be adopted by the id %s", (id) => {
  expect(refusalsOf(account(), id)).toEqual([]);
});

test.each<[string, ReplicationGroup, CacheCluster]>([
  ["data tiering", { DataTiering: "enabled" }, {}],
  ["a node type that is no longer sold", { CacheNodeType: "cache.t2.small" }, { CacheNodeType: "cache.t2.small" }],
  ["Redis OSS 6.2", {}, { EngineVersion: "6.2.6" }],
  ["Valkey 9.1", { Engine: "valkey" }, { Engine: "valkey", EngineVersion: "9.1.0" }],
  ["an engine that only its group names", { Engine: "valkey" }, { Engine: undefined, EngineVersion: "8.0.1" }],
  ["a global datastore that it has left", { GlobalReplicationGroupInfo: {} }, {}],
])("so can one with %s", (_what, ofGroup, ofNodes) => {
  expect(refusals(ofGroup, ofNodes)).toEqual([]);
});

describe("a status other than available", () => {
  test.each([
    ["creating", wait],
    ["modifying", wait],
    ["snapshotting", `${wait}. Its daily snapshot begins between 03:00-04:00 (UTC)`],
    [
      "deleting",
      "it cannot be kept. Where a final snapshot is taken, a new cache can begin with the data: `restoreFrom` in its props",
    ],
    [
      "create-failed",
      "it never held data. Delete it, and begin with a new one: `aws elasticache delete-replication-group " +
        "--region us-east-1 --replication-group-id orders`",
    ],
    ["constructor", "look at its events in the console, and run adopt again when it is available"],
  ])("%s is refused, and only for that", (Status, way) => {
    const all = refusals({ Status, MemberClusters: [] });
    expect(all).toEqual([{ reason: `its status is ${Status}, and not available`, way }]);
  });

  test("of a node is refused as well", () => {
    expect(withSecond({ CacheClusterStatus: "rebooting cluster nodes" })).toEqual([
      { reason: "the status of its node orders-002 is rebooting cluster nodes, and not available", way: wait },
    ]);
  });
});

test.each([
  [[], "it has no nodes"],
  [["orders-001", "orders-002", "orders-003"], "AWS describes 2 of its 3 nodes"],
])("a group with the nodes %j is refused", (MemberClusters, reason) => {
  expect(refusals({ MemberClusters })).toEqual([{ reason, way: wait }]);
});

describe("an engine", () => {
  const upgrade = (parameterGroup: string) =>
    "take a snapshot, then upgrade it: `aws elasticache modify-replication-group --region us-east-1 " +
    "--replication-group-id orders --engine-version 7.1 " +
    `--cache-parameter-group-name ${parameterGroup} --apply-immediately\`. Parameters of your own need a group of the ` +
    "family redis7 in the place of the default one. Writes fail for seconds up to a minute while a replica takes over, " +
    "and for the whole upgrade where there is none or Multi-AZ is off; there is no way back to the old version";

  test.each(["6.0.5", "5.0.6", "4.0.10", "2.8.24"])("Redis OSS %s is too old", (EngineVersion) => {
    expect(refusals({}, { EngineVersion })).toEqual([
      {
        reason: `it is Redis OSS ${EngineVersion}, and the oldest that can be adopted is Redis OSS 6.2`,
        way: upgrade("default.redis7"),
      },
    ]);
  });

  test("keeps its cluster mode when it is upgraded", () => {
    expect(refusals({ ClusterEnabled: true }, { EngineVersion: "5.0.6" })).toMatchObject([
      { way: upgrade("default.redis7.cluster.on") },
    ]);
  });

  const newer =
    "take a newer release, or, in a clone of this project, add the version with its parameter family to " +
    "constructs/elasticache/facts/engines.ts";

  test.each([
    ["valkey", "10.0.1", "Valkey 10.0.1", `it knows 7.2, 8.0, 8.1, 8.2, 9.0, 9.1: ${newer}`],
    ["redis", "7.10.0", "Redis OSS 7.10.0", `it knows 6.2, 7.0, 7.1: ${newer}`],
    ["redis", "", "Redis OSS ", `it knows 6.2, 7.0, 7.1: ${newer}`],
    ["dragonfly", "1.0.0", "dragonfly 1.0.0", newer],
    ["toString", "1.0.0", "toString 1.0.0", newer],
  ])("%s %s is not known", (Engine, EngineVersion, label, way) => {
    expect(refusals({}, { Engine, EngineVersion })).toEqual([{ reason: `this release does not know ${label}`, way }]);
  });
});

describe("a member of a global datastore", () => {
  const member = (GlobalReplicationGroupMemberRole: string) =>
    refusals({
      GlobalReplicationGroupInfo: { GlobalReplicationGroupId: "ldgnf-shop", GlobalReplicationGroupMemberRole },
    });

  test("leaves it as a secondary", () => {
    expect(member("SECONDARY")).toEqual([
      {
        reason: "it is a member of the global datastore ldgnf-shop, its secondary",
        way:
          "take it out: `aws elasticache disassociate-global-replication-group --region us-east-1 " +
          "--global-replication-group-id ldgnf-shop --replication-group-id orders --replication-group-region us-east-1`. " +
          "It keeps its data and takes writes of its own from then on; what is written in the other region no longer " +
          "reaches it, and if it joined again it would be emptied",
      },
    ]);
  });

  test("is kept as the primary when the datastore ends", () => {
    const [{ way } = { way: "" }] = member("PRIMARY");
    expect(way).toContain("take out each secondary (`aws elasticache disassociate-global-replication-group ");
    expect(way).toContain(
      "then `aws elasticache delete-global-replication-group --region us-east-1 --global-replication-group-id ldgnf-shop " +
        "--retain-primary-replication-group`",
    );
  });
});

describe("changes that are pending", () => {
  const applied =
    "wait for its maintenance window (sun:05:00-sun:06:00, UTC), or make them now: repeat them with `aws elasticache " +
    "modify-replication-group --region us-east-1 --replication-group-id orders … --apply-immediately`; then run adopt again";

  test("are named with their values", () => {
    expect(
      refusals({
        PendingModifiedValues: {
          TransitEncryptionMode: "required",
          AutomaticFailoverStatus: "enabled",
          TransitEncryptionEnabled: false,
          UserGroups: { UserGroupIdsToAdd: ["staff"], UserGroupIdsToRemove: [] },
          LogDeliveryConfigurations: [],
          Resharding: { SlotMigration: {} },
        },
      }),
    ).toEqual([
      {
        reason:
          "changes are pending: TransitEncryptionMode required, AutomaticFailoverStatus enabled, " +
          'TransitEncryptionEnabled false, UserGroups {"UserGroupIdsToAdd":["staff"],"UserGroupIdsToRemove":[]}',
        way: applied,
      },
    ]);
  });

  test("of a node are named with the node", () => {
    expect(
      withSecond({
        PendingModifiedValues: { EngineVersion: "7.1.0", CacheNodeIdsToRemove: [], NumCacheNodes: undefined },
      }),
    ).toEqual([{ reason: "changes of its node orders-002 are pending: EngineVersion 7.1.0", way: applied }]);
  });

  test.each(["SETTING", "ROTATING"] as const)("are a token in the state %s, said once", (AuthTokenStatus) => {
    expect(
      refusals({ PendingModifiedValues: { AuthTokenStatus } }, { PendingModifiedValues: { AuthTokenStatus } }),
    ).toEqual([{ reason: `a change of its token is under way (${AuthTokenStatus})`, way: wait }]);
  });
});

describe("nodes between two states", () => {
  const again = (option: string) =>
    `${wait}. Where nothing goes on, repeat the change: \`aws elasticache modify-replication-group --region us-east-1 ` +
    `--replication-group-id orders ${option} … --apply-immediately\``;

  test.each<[CacheCluster, string, string]>([
    [{ EngineVersion: "7.0.7" }, "version: orders-001 has 7.1, orders-002 has 7.0", again("--engine-version")],
    [{ Engine: "valkey", EngineVersion: "7.1.0" }, "engine: orders-001 has redis, orders-002 has valkey", wait],
    [
      { CacheParameterGroup: { CacheParameterGroupName: "own" } },
      "parameter group: orders-001 has default.redis7, orders-002 has own",
      again("--cache-parameter-group-name"),
    ],
    [{ CacheSubnetGroupName: "b" }, "subnet group: orders-001 has subnets, orders-002 has b", wait],
    [
      { SecurityGroups: [{ SecurityGroupId: "sg-2" }] },
      "security groups: orders-001 has sg-1 sg-2, orders-002 has sg-2",
      again("--security-group-ids"),
    ],
    [
      { SecurityGroups: [] },
      "security groups: orders-001 has sg-1 sg-2, orders-002 has none",
      again("--security-group-ids"),
    ],
  ])("%j is refused", (more, reason, way) => {
    expect(withSecond(more)).toEqual([{ reason: `its nodes differ in ${reason}`, way }]);
  });

  test("are none when the security groups are in another order, or patches come one node after the other", () => {
    expect(
      withSecond({
        EngineVersion: "7.1.3",
        SecurityGroups: [{ SecurityGroupId: "sg-2" }, { SecurityGroupId: "sg-1" }],
      }),
    ).toEqual([]);
  });
});

test("EC2-Classic is refused, with a way out", () => {
  expect(refusals({}, { CacheSecurityGroups: [{ CacheSecurityGroupName: "old", Status: "active" }] })).toEqual([
    {
      reason: "it is in EC2-Classic, with the cache security groups old",
      way: "make a new cache in a VPC from a snapshot of it: `restoreFrom` in its props",
    },
  ]);
});

test("a user group that is being changed is waited for; one of another cache is nothing to know", () => {
  const all = refusalsOf(
    account({
      groups: [group({ UserGroupIds: ["staff"] })],
      userGroups: [
        { UserGroupId: "Staff", Status: "modifying" },
        { UserGroupId: "guests", Status: "modifying" },
      ],
    }),
    "orders",
  );
  expect(all).toEqual([
    {
      reason: "the status of its user group Staff is modifying, and not active",
      way: "wait until the group is active, then run adopt again",
    },
  ]);
});

test("everything that is wrong is said at once", () => {
  const all = refusals(
    {
      Status: "snapshotting",
      GlobalReplicationGroupInfo: { GlobalReplicationGroupId: "g", GlobalReplicationGroupMemberRole: "SECONDARY" },
    },
    { EngineVersion: "5.0.6" },
  );
  expect(all.map(({ reason }) => reason)).toEqual([
    "its status is snapshotting, and not available",
    "it is Redis OSS 5.0.6, and the oldest that can be adopted is Redis OSS 6.2",
    "it is a member of the global datastore g, its secondary",
  ]);
});

describe("an id that no replication group has", () => {
  const known = account({
    groups: [
      group({ GlobalReplicationGroupInfo: { GlobalReplicationGroupId: "ldgnf-shop" } }),
      group({ ReplicationGroupId: "bills" }),
    ],
    clusters: [
      node("orders-001"),
      node("sessions", { ReplicationGroupId: undefined, Engine: "memcached" }),
      node("Single", { ReplicationGroupId: "", Engine: "redis" }),
    ],
    userGroups: [{ UserGroupId: "staff", ServerlessCaches: ["carts"] }],
  });
  const elsewhere = "Caches of other regions and accounts are not seen: check `--region`, and AWS_PROFILE";
  const nothing = "there is no replication group of this name in the account 111122223333 in us-east-1";

  test.each([
    [
      "sessions",
      "it is a Memcached cluster, and this project has Redis OSS and Valkey only",
      "make a new cache, and change the clients to its protocol: there is no way to take over the data",
    ],
    [
      "single",
      "it is a single node (Redis OSS) in no replication group",
      "make it the primary of a group, in place and without an interruption or a loss: `aws elasticache " +
        "create-replication-group --region us-east-1 --replication-group-id NEW_ID --replication-group-description " +
        '"Single" --primary-cluster-id Single`; then adopt NEW_ID',
    ],
    ["ORDERS-001", "it is a node of the replication group orders", "give `--replication-group orders`"],
    [
      "ldgnf-shop",
      "it is a global datastore",
      "give its member in this region, `--replication-group orders`, to read how it can leave",
    ],
    [
      "carts",
      "it is a serverless cache, and this project has caches of nodes only",
      "make a new cache from a snapshot of it: `restoreFrom` in its props",
    ],
    [
      "arn:aws:elasticache:eu-west-1:111122223333:replicationgroup:orders",
      "it is an ARN",
      "give the id and the region alone: `--replication-group orders --region eu-west-1`",
    ],
    ["oders", nothing, `did you mean \`orders\`? ${elsewhere}`],
    ["sesions", nothing, `did you mean \`sessions\`? ${elsewhere}`],
    ["warehouse", nothing, `\`--all\` lists what there is. ${elsewhere}`],
  ])("%s: %s", (id, reason, way) => {
    expect(refusalsOf(known, id)).toEqual([{ reason, way }]);
  });

  test("is not found in an empty account", () => {
    expect(refusalsOf(account({ groups: [], clusters: [] }), "orders")).toEqual([
      {
        reason: "there is no replication group of this name in your account in us-east-1",
        way: `there is no other one either. ${elsewhere}`,
      },
    ]);
  });
});

test("a cache whose nodes have different patch levels, or parameters that wait for a reboot, is not refused", () => {
  const behind = { CacheParameterGroupName: "default.redis7", ParameterApplyStatus: "pending-reboot" };
  const clusters = [
    node("orders-001", { CacheParameterGroup: behind }),
    node("orders-002", { EngineVersion: "7.1.3" }),
  ];

  expect(refusalsOf(account({ clusters }), "orders")).toEqual([]);
});
