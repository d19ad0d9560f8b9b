import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { importInto } from "../../constructs";
import { ReplicationGroup, type ReplicationGroupProps } from "../../constructs/elasticache";
import { synthesize } from "../../constructs/testing";
import type { Plan } from "../../tools/shared/plan/plan";
import { judge } from "../../tools/guard/judge/judge";
import { headlineOf } from "../../tools/guard/judge/verdict";
import { requireOrSkip } from "../support/requirements";
import { configurationOf } from "../support/stacks";
import { terraformRequirement } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";

const group = "aws_elasticache_replication_group";

/** What differs from the stub's group in everything that changes in place. */
const props: ReplicationGroupProps = {
  name: "legacy",
  description: "Another one",
  engine: { kind: "redis", version: "7.1" },
  nodeType: "cache.r7g.large",
  topology: { kind: "sharded", shards: 3, replicasPerShard: 1 },
  snapshotRetentionLimit: 14,
  snapshotWindow: "01:00-02:00",
  subnetGroupName: "legacy-subnets",
  securityGroupIds: ["sg-0b"],
  credentials: { kind: "auth-token", authToken: "${var.token}", updateStrategy: "SET" },
  logDelivery: { slowLog: { kind: "log-group", logGroupName: "slow", format: "json" } },
  notificationTopicArn: "arn:aws:sns:us-east-1:111122223333:topic",
  applyImmediately: true,
  tags: { team: "shop" },
};

function stackOf(fill: (stack: TerraformStack) => void): TerraformStack {
  const stack = new TerraformStack(new App({ stackTraces: false }), "shop");
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  new TerraformVariable(stack, "token", { type: "string", default: "a-token-of-many-letters" });
  fill(stack);
  return stack;
}

const imported = () =>
  stackOf((stack) => {
    new ReplicationGroup(stack, "Group", props);
    importInto(stack, { Group: "legacy" });
  });

requireOrSkip(...terraformRequirement())("an import with real Terraform", () => {
  let workspace: TerraformWorkspace;

  afterEach(() => {
    workspace.dispose();
  });

  const changeOf = (planned: Plan | undefined) => planned?.resource_changes.find(({ type }) => type === group)?.change;

  it("takes a replication group over as it is, whatever the code says that changes in place", async () => {
    workspace = new TerraformWorkspace(configurationOf(synthesize(imported())));
    const planned = await workspace.changes();
    expect(await workspace.validate()).toStrictEqual([]);
    expect(changeOf(planned)).toMatchObject({
      actions: ["no-op"],
      importing: { id: "legacy" },
      before: { node_type: "cache.r6g.large", engine_version: "7.0", tags: {} },
    });
    const verdict = judge(planned!);
    const [finding] = verdict.adoption?.imported ?? [];
    expect(headlineOf(verdict)).toBe("SAFE");
    expect(finding).toMatchObject({ outcome: "stays", id: "legacy", changes: [], recorded: [] });
    expect(finding?.later.map(({ attribute }) => attribute)).toStrictEqual([
      "auto_minor_version_upgrade",
      "cluster_mode",
      "description",
      "engine_version",
      "log_delivery_configuration",
      "maintenance_window",
      "node_type",
      "num_node_groups",
      "parameter_group_name",
      "replicas_per_node_group",
      "security_group_ids",
      "snapshot_retention_limit",
      "snapshot_window",
      "tags",
      "transit_encryption_mode",
    ]);
    expect(finding?.unread).toStrictEqual([
      "apply_immediately",
      "auth_token",
      "auth_token_update_strategy",
      "final_snapshot_identifier",
      "notification_topic_arn",
    ]);
  });

  it("does the same in HCL", async () => {
    workspace = new TerraformWorkspace(configurationOf(synthesize(imported())));
    rmSync(join(workspace.directory, "cdk.tf.json"));
    writeFileSync(join(workspace.directory, "cdk.tf"), String(Testing.synthHcl(imported())));
    const diagnostics = await workspace.validate();
    expect(diagnostics.filter(({ summary }) => summary !== "Quoted references are deprecated")).toStrictEqual([]);
    expect(changeOf(await workspace.changes())).toMatchObject({ actions: ["no-op"], importing: { id: "legacy" } });
  });

  it("shows for each attribute that cannot change in place that it would replace the group", async () => {
    const kmsKeyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd";
    const differing: Readonly<Record<string, Partial<ReplicationGroupProps>>> = {
      port: { port: 6380 },
      subnet_group_name: { subnetGroupName: "other" },
      at_rest_encryption_enabled: { encryptionAtRest: { kind: "off" } },
      kms_key_id: { encryptionAtRest: { kind: "existing-key", kmsKeyArn } },
      network_type: { networkType: "dual_stack" },
      replication_group_id: { name: "other" },
    };
    const stack = stackOf((scope) => {
      Object.entries(differing).forEach(([attribute, changes], index) => {
        new ReplicationGroup(scope, attribute, { ...props, name: `legacy-${index}`, ...changes });
      });
      importInto(
        scope,
        Object.fromEntries(Object.keys(differing).map((attribute, index) => [attribute, `legacy-${index}`])),
      );
    });
    workspace = new TerraformWorkspace(configurationOf(synthesize(stack)));
    const planned = await workspace.changes();
    const replaced = planned?.resource_changes.filter(({ type }) => type === group) ?? [];
    expect(replaced.map(({ change }) => change.actions.join())).toStrictEqual(Array(6).fill("delete,create"));
    expect(
      Object.fromEntries(replaced.map(({ name, change }) => [name.replace(/_[0-9A-F]{8}$/, ""), change.replace_paths])),
    ).toStrictEqual(Object.fromEntries(Object.keys(differing).map((attribute) => [attribute, [[attribute]]])));
    expect(planned?.errors).toContain("Instance cannot be destroyed");
  });
});
