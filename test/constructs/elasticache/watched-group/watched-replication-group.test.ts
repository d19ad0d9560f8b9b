import { DataAwsElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/data-aws-elasticache-replication-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Fn, TerraformOutput, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { type WatchedGroup, WatchedReplicationGroup } from "../../../../constructs/elasticache";
import { synthesize } from "../../../../constructs/testing";
import { inStack, refusal } from "../../../support/fixtures";

const existing = {
  kind: "existing",
  replicationGroupId: "legacy",
  engine: { kind: "redis", version: "7.1" },
  nodeType: "cache.r6g.large",
  topology: { kind: "replicated", replicas: 2 },
} as const;

function theirsIn(scope: Construct, replicationGroupId = "theirs"): ElasticacheReplicationGroup {
  return new ElasticacheReplicationGroup(scope, "Theirs", {
    replicationGroupId,
    description: "Theirs",
    engineVersion: "7.1",
    nodeType: "cache.r6g.large",
    numCacheClusters: 2,
  });
}

/** A group as it was made, and what was written. */
function watched(replicationGroup: WatchedGroup | ((scope: Construct) => WatchedGroup)) {
  const made: WatchedReplicationGroup[] = [];
  const stack = inStack((scope) => {
    const group = typeof replicationGroup === "function" ? replicationGroup(scope) : replicationGroup;
    made.push(new WatchedReplicationGroup(scope, "Group", { replicationGroup: group }));
    new TerraformOutput(scope, "arn", { value: made[0]!.replicationGroupArn, staticId: true });
    new TerraformOutput(scope, "nodes", { value: made[0]!.memberClusterIds ?? [], staticId: true });
  });
  const { data = {}, resource = {}, locals = {}, output = {} } = stack.document as Record<string, object>;
  return { group: made[0]!, stack, data, resource, locals, output };
}

/** How the ids of the nodes are read from an attribute: sorted by shard, and none for a node that is not there. */
function nodesOf(attribute: string, count: number, perShard: number): string {
  const shards = `sort(distinct([for id in ${attribute} : replace(id, "/-[0-9]+$/", "")]))`;
  const byShard = `[for shard in ${shards} : sort([for id in ${attribute} : id if replace(id, "/-[0-9]+$/", "") == shard])]`;
  const node = `try(${byShard}[floor(index / ${perShard})][index % ${perShard}], "no node")`;
  return `\${[for index in range(${count}) : ${node}]}`;
}

const lookUp = "data.aws_elasticache_replication_group.Group_LookUp_0350D885";

describe("a group that exists", () => {
  it("is looked up by its id, and is in no resource", () => {
    const { group, stack, resource, locals, output } = watched(existing);
    expect(stack.only(DataAwsElasticacheReplicationGroup)).toEqual({ replication_group_id: "legacy" });
    expect(resource).toEqual({});
    const name = lookUp.replace("data.aws_elasticache_replication_group.", "");
    expect(group.source.friendlyUniqueId).toBe(name);
    expect(Object.values(locals)).toEqual([nodesOf(`${lookUp}.member_clusters`, 3, 3)]);
    const [local = ""] = Object.keys(locals);
    expect(output).toEqual({
      arn: { value: `\${${lookUp}.arn}` },
      nodes: { value: [0, 1, 2].map((index) => `\${local.${local}[${index}]}`) },
    });
  });

  it("is what its values say, and nobody logs in unless they say so", () => {
    const { group } = watched(existing);
    expect(group).toMatchObject({
      replicationGroupId: "legacy",
      engine: { kind: "redis", version: "7.1" },
      nodeType: "cache.r6g.large",
      topology: { kind: "replicated", replicas: 2 },
      authentication: "off",
      slowLogGroupName: undefined,
    });
    const more = watched({ ...existing, authentication: "user-group", slowLogGroupName: "slow" }).group;
    expect([more.authentication, more.slowLogGroupName]).toEqual(["user-group", "slow"]);
  });

  it("has the nodes of each shard together", () => {
    const { locals } = watched({ ...existing, topology: { kind: "sharded", shards: 3, replicasPerShard: 1 } });
    expect(Object.values(locals)).toEqual([nodesOf(`${lookUp}.member_clusters`, 6, 2)]);
  });

  it("has no ids of nodes while their number is only known at deploy", () => {
    const replicas = Token.asNumber(Fn.abs(-2));
    expect(watched({ ...existing, topology: { kind: "replicated", replicas } }).group.memberClusterIds).toBeUndefined();
  });

  it.each(["cache.t2.small", "cache.m3.medium", "cache.r9g.large"])("may run on %s", (nodeType) => {
    expect(watched({ ...existing, nodeType }).group.nodeType).toBe(nodeType);
  });

  it("may have more nodes than the quota that every account has", () => {
    const topology = { kind: "sharded", shards: 250, replicasPerShard: 1 } as const;
    expect(watched({ ...existing, topology }).group.memberClusterIds).toHaveLength(500);
  });

  const id = "must be lower-case letters, digits and single hyphens, beginning with a letter";
  it.each<[object, string]>([
    [{ replicationGroupId: "Legacy" }, `\`replicationGroup.replicationGroupId\` ${id}, got "Legacy"`],
    [{ replicationGroupId: "legacy_1" }, `\`replicationGroup.replicationGroupId\` ${id}, got "legacy_1"`],
    [
      { replicationGroupId: `a${"b".repeat(40)}` },
      `\`replicationGroup.replicationGroupId\` must have at most 40 characters, got "a${"b".repeat(40)}"`,
    ],
    [
      { engine: { kind: "redis", version: "5.0.6" } },
      '`replicationGroup.engine.version` must be one of "6.2", "7.0", "7.1", got "5.0.6"',
    ],
    [{ nodeType: "large" }, '`replicationGroup.nodeType` must be a node type like cache.r7g.large, got "large"'],
    [
      { topology: { kind: "replicated", replicas: 6 } },
      "`replicationGroup.topology.replicas` must be a whole number between 0 and 5, got 6",
    ],
    [
      { topology: { kind: "replicated", replicas: 0, clusterMode: "compatible" } },
      '`replicationGroup.topology.clusterMode` needs automatic failover, so at least 1 replica, got "compatible"',
    ],
    [
      { topology: { kind: "sharded", shards: 251, replicasPerShard: 1 } },
      "`replicationGroup.topology` must have at most 500 nodes, shards × (1 + replicasPerShard), got 502",
    ],
    [
      { authentication: "token" },
      '`replicationGroup.authentication` must be one of "auth-token", "user-group", "off", got "token"',
    ],
  ])("is refused with %j", (changes, message) => {
    expect(refusal(WatchedReplicationGroup, { replicationGroup: { ...existing, ...changes } })).toBe(
      `ValidationError: ${message} [stack/It]`,
    );
  });

  it.each<[object, string]>([
    [{ replicationGroupName: "x" }, "replicationGroupName: it is called `replicationGroupId`"],
    [{ clusterId: "x" }, "clusterId: it is called `replicationGroupId`"],
    [{ cache_cluster_id: "x" }, "cache_cluster_id: it is called `replicationGroupId`"],
    [
      { memberClusterIds: ["legacy-001"] },
      "memberClusterIds: the nodes are looked up by `replicationGroupId`: leave it out",
    ],
    [
      { replicationGroupArn: "arn:aws:elasticache:us-east-1:111122223333:replicationgroup:legacy" },
      "replicationGroupArn: the nodes are looked up by `replicationGroupId`: leave it out",
    ],
    [{ engineVersion: "7.1" }, 'engineVersion: set `engine`: { kind: "redis", version: "7.1" }'],
    [{ cacheNodeType: "cache.r6g.large" }, "cacheNodeType: it is called `nodeType`"],
    [{ numNodeGroups: 3 }, 'numNodeGroups: set `topology`: { kind: "sharded", shards, replicasPerShard }'],
    [{ userGroupIds: ["app"] }, 'userGroupIds: set `authentication`: "user-group"'],
    [{ parameterGroupName: "x" }, "parameterGroupName: the group is only watched: leave it out"],
    [{ resource: "x" }, 'resource: it needs `kind`: "resource"'],
  ])("is told what %j means", (more, hint) => {
    const [name = "", remedy = ""] = hint.split(/: (.*)/s);
    const said = refusal(WatchedReplicationGroup, { replicationGroup: { ...existing, ...more } });
    expect(said).toMatch(/^ValidationError: `replicationGroup\.\w+` is not a prop here/);
    expect(said).toContain(`replicationGroup.${name}`);
    expect(said).toContain(`; ${remedy} [stack/It]`);
  });

  it("is told which kind its values are of", () => {
    const { kind, ...values } = existing;
    expect(refusal(WatchedReplicationGroup, { replicationGroup: values })).toBe(
      `ValidationError: \`replicationGroup.kind\` must be one of "existing", "resource"; write \`kind\`: "${kind}" [stack/It]`,
    );
  });
});

describe("a group that the same stack makes", () => {
  it("is referred to", () => {
    const { group, data, locals, output } = watched((scope) => ({ kind: "resource", resource: theirsIn(scope) }));
    expect(data).toEqual({});
    expect(output).toMatchObject({ arn: { value: "${aws_elasticache_replication_group.Theirs.arn}" } });
    expect(Object.values(locals)).toEqual([nodesOf("aws_elasticache_replication_group.Theirs.member_clusters", 2, 2)]);
    expect(group.source).toBeInstanceOf(ElasticacheReplicationGroup);
  });

  it("may have a name that only Terraform knows", () => {
    const { group } = watched((scope) => ({ kind: "resource", resource: theirsIn(scope, "${var.name}") }));
    expect(group.replicationGroupId).toBe("${var.name}");
  });
});

describe("a group that another stack of the app makes", () => {
  function inTwoStacks(
    fill: (there: TerraformStack, here: TerraformStack) => void,
    regions = ["us-east-1", "us-east-1"],
  ) {
    const app = new App({ stackTraces: false });
    const [there, here] = ["there", "here"].map((name, index) => {
      const stack = new TerraformStack(app, name);
      new AwsProvider(stack, "Aws", { region: regions[index] });
      return stack;
    }) as [TerraformStack, TerraformStack];
    fill(there, here);
    return { there, here };
  }

  it("is looked up by its id, after that stack is deployed", () => {
    const { there, here } = inTwoStacks((theirs, ours) => {
      const resource = theirsIn(theirs, "Theirs");
      new WatchedReplicationGroup(ours, "Group", { replicationGroup: { kind: "resource", resource } });
    });
    expect(here.dependsOn(there)).toBe(true);
    const stack = synthesize(here);
    expect(stack.only(DataAwsElasticacheReplicationGroup)).toEqual({ replication_group_id: "theirs" });
    expect(stack.document).not.toHaveProperty("data.terraform_remote_state");
    expect(synthesize(there).document).not.toHaveProperty("output");
  });

  const refused = (make: (there: TerraformStack, here: TerraformStack) => unknown) => {
    let said = "accepted";
    inTwoStacks((there, here) => {
      try {
        make(there, here);
      } catch (error) {
        said = String(error);
      }
    });
    return said;
  };
  const watch = (scope: Construct, resource: ElasticacheReplicationGroup) =>
    new WatchedReplicationGroup(scope, "Group", { replicationGroup: { kind: "resource", resource } });

  it("is refused with a name that only Terraform knows there", () => {
    expect(refused((there, here) => watch(here, theirsIn(there, "${var.name}")))).toBe(
      "ValidationError: `replicationGroup.resource.replicationGroupId` must be known at synth to watch the group, got " +
        '"${var.name}"; or describe the group by its values: set `kind`: "existing" and `replicationGroupId` of the resource [here/Group]',
    );
  });

  it("is refused when that stack is deployed after this one", () => {
    const said = refused((there, here) => {
      there.addDependency(here);
      watch(here, theirsIn(there));
    });
    expect(said).toBe(
      "ValidationError: `replicationGroup.resource` must not be made in a stack that depends on this one, got there [here/Group]",
    );
  });

  it("is refused in another app", () => {
    const elsewhere = new TerraformStack(new App(), "elsewhere");
    expect(refused((_there, here) => watch(here, theirsIn(elsewhere)))).toBe(
      "ValidationError: `replicationGroup.resource` must be a resource of the same app [here/Group]",
    );
  });

  it("is refused in another region, before anything is written", () => {
    const { here } = inTwoStacks((there, ours) => watch(ours, theirsIn(there)), ["eu-west-1", "us-east-1"]);
    expect(() => synthesize(here)).toThrow(
      "`replicationGroup.resource` must be in us-east-1, the region of the provider, got eu-west-1 [here/Group]",
    );
  });
});
