import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import { importInto } from "../../../../constructs";
import { ReplicationGroup } from "../../../../constructs/elasticache";
import { synthesize } from "../../../../constructs/testing";

const props = { name: "sessions", subnetGroupName: "private", securityGroupIds: ["sg-0a"] };

const always = ["snapshot_name", "snapshot_arns"];

const whileImported = [
  "apply_immediately",
  "auth_token",
  "auth_token_update_strategy",
  "auto_minor_version_upgrade",
  "automatic_failover_enabled",
  "cluster_mode",
  "description",
  "engine_version",
  "final_snapshot_identifier",
  "ip_discovery",
  "log_delivery_configuration",
  "maintenance_window",
  "multi_az_enabled",
  "node_type",
  "notification_topic_arn",
  "num_cache_clusters",
  "num_node_groups",
  "parameter_group_name",
  "preferred_cache_cluster_azs",
  "replicas_per_node_group",
  "security_group_ids",
  "snapshot_retention_limit",
  "snapshot_window",
  "tags",
  "tags_all",
  "transit_encryption_mode",
  "user_group_ids",
];

function stackWith(fill: (stack: TerraformStack, group: ReplicationGroup) => void): TerraformStack {
  const stack = new TerraformStack(new App({ stackTraces: false }), "shop");
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  fill(stack, new ReplicationGroup(stack, "Group", props));
  return stack;
}

const lifecycleOf = (fill: (stack: TerraformStack, group: ReplicationGroup) => void) =>
  synthesize(stackWith(fill)).only(ElasticacheReplicationGroup).lifecycle;

describe("a replication group", () => {
  it("stays as it is while it is imported, but for what would replace it", () => {
    const lifecycle = lifecycleOf((stack) => {
      importInto(stack, { Group: "legacy" });
    });
    expect(lifecycle).toStrictEqual({ prevent_destroy: true, ignore_changes: [...always, ...whileImported] });
  });

  it("does not name its nodes while it has shards: the provider would want two for failover", () => {
    const stack = new TerraformStack(new App({ stackTraces: false }), "shop");
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    const topology = { kind: "sharded", shards: 1, replicasPerShard: 0 } as const;
    new ReplicationGroup(stack, "Group", { ...props, topology });
    importInto(stack, { Group: "legacy" });
    expect(synthesize(stack).only(ElasticacheReplicationGroup).lifecycle).toStrictEqual({
      prevent_destroy: true,
      ignore_changes: [...always, ...whileImported.filter((name) => name !== "num_cache_clusters")],
    });
  });

  it("stays as it is in HCL as well", () => {
    const stack = stackWith((scope, group) => {
      importInto(group, { Resource: "legacy" });
      importInto(scope, {});
    });
    const [, written = ""] = /ignore_changes = \[([^\]]*)\]/.exec(String(Testing.synthHcl(stack))) ?? [];
    expect(written.match(/\w+/g)).toStrictEqual([...always, ...whileImported]);
  });

  it("follows the code while something else is imported", () => {
    const stack = stackWith((scope, { resource }) => {
      new ReplicationGroup(scope, "Other", { ...props, name: "other" });
      resource.addOverride("description", "the one to look at");
      importInto(scope, { Other: "legacy" });
    });
    const groups = synthesize(stack).all(ElasticacheReplicationGroup);
    const looked = groups.find(({ description }) => description === "the one to look at");
    expect(looked?.lifecycle).toStrictEqual({ prevent_destroy: true, ignore_changes: always });
  });

  it("keeps what its stack ignores besides", () => {
    const lifecycle = lifecycleOf((stack, { resource }) => {
      resource.lifecycle = { ...resource.lifecycle, ignoreChanges: "all" };
      importInto(stack, { Group: "legacy" });
    });
    expect(lifecycle).toStrictEqual({ prevent_destroy: true, ignore_changes: "all" });
  });
});
