import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { CacheMonitoring, type CacheMonitoringProps } from "../../constructs";
import type { Plan, ResourceChange } from "../../tools/shared/plan/plan";
import { inStack } from "../support/fixtures";
import { requireOrSkip } from "../support/requirements";
import { type Configuration, readConfiguration, terraformRequirement } from "../support/terraform";
import { craftState } from "../support/terraform-state";
import { TerraformWorkspace } from "../support/terraform-workspace";

const existing = {
  kind: "existing",
  replicationGroupId: "legacy-sessions",
  engine: { kind: "redis", version: "7.1" },
  nodeType: "cache.r6g.large",
  topology: { kind: "replicated", replicas: 2 },
} as const;

const alerts = {
  kind: "own-topics",
  critical: { ops: { kind: "email", address: "ops@example.com" } },
} as const;

/** What a watching stack may have, and a record in the state of what alarms are made of. */
const ours = [
  ...["aws_cloudwatch_composite_alarm", "aws_cloudwatch_dashboard", "aws_cloudwatch_metric_alarm"],
  ...["aws_sns_topic", "aws_sns_topic_policy", "aws_sns_topic_subscription", "terraform_data"],
];

function watching(changes: Partial<CacheMonitoringProps> = {}): Configuration {
  return inStack((scope) => {
    new CacheMonitoring(scope, "Legacy", { replicationGroup: existing, alerts, ...changes });
  }).document;
}

/** A watching stack as `cdktf synth` writes it, or as `cdktf synth --hcl` does. */
function written(format: "json" | "hcl"): string {
  const outdir = mkdtempSync(join(tmpdir(), "watch-"));
  process.env.SYNTH_HCL_OUTPUT = String(format === "hcl");
  try {
    const app = new App({ outdir, stackTraces: false });
    const stack = new TerraformStack(app, "stack");
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    new CacheMonitoring(stack, "Legacy", { replicationGroup: existing, alerts });
    app.synth();
  } finally {
    delete process.env.SYNTH_HCL_OUTPUT;
  }
  return join(outdir, "stacks/stack");
}

const changesIn = (plan: Plan | undefined): readonly ResourceChange[] =>
  (plan?.resource_changes ?? []).filter(({ change }) => change.actions.join() !== "no-op");

const typesAndActions = (plan: Plan | undefined) =>
  [...new Set(changesIn(plan).map(({ type, change }) => `${type}: ${change.actions.join()}`))].sort();

requireOrSkip(...terraformRequirement())("a group that somebody else manages", () => {
  const workspaces: TerraformWorkspace[] = [];
  const workspaceOf = (configuration: Configuration) => {
    const workspace = new TerraformWorkspace(configuration);
    workspaces.push(workspace);
    return workspace;
  };
  afterEach(() => {
    workspaces.splice(0).forEach((workspace) => {
      workspace.dispose();
    });
  });

  test("is read when it is watched, and only what watches it is made", async () => {
    const plan = await workspaceOf(watching()).changes();
    expect(plan?.errors).toBe("");
    expect(typesAndActions(plan)).toEqual(ours.map((type) => `${type}: create`));
    expect(plan?.resource_changes.filter(({ type }) => type.startsWith("aws_elasticache"))).toEqual([]);
  }, 300_000);

  test("is watched by the nodes that it has now, and not by those that AWS has replaced", async () => {
    const plan = await workspaceOf(watching()).changes();
    const dimensions = changesIn(plan)
      .filter(({ change }) => String(change.after?.alarm_name).endsWith("-node-down"))
      .map(({ change }) => change.after?.dimensions);
    expect(dimensions.filter((each) => each !== undefined && each !== null)).toEqual([
      { CacheClusterId: "legacy-sessions-001" },
      { CacheClusterId: "legacy-sessions-003" },
      { CacheClusterId: "legacy-sessions-004" },
    ]);
  }, 300_000);

  test("is in no plan when the watching stack changes, or goes", async () => {
    const before = watching();
    const workspace = workspaceOf(before);
    workspace.setState(await craftState(before));
    expect(await workspace.changes()).toBeUndefined();
    workspace.configure(watching({ alarms: { level: "essential" } }));
    const fewer = typesAndActions(await workspace.changes());
    expect(fewer).toContain("aws_cloudwatch_metric_alarm: delete");
    expect(fewer.filter((line) => line.includes("elasticache"))).toEqual([]);
    const gone = await workspace.changes("-destroy");
    expect(typesAndActions(gone)).toEqual(ours.map((type) => `${type}: delete`));
  }, 300_000);

  test("is planned from HCL as from JSON", async () => {
    const [json, hcl] = [written("json"), written("hcl")];
    const workspace = workspaceOf(readConfiguration(json));
    const fromJson = await workspace.changes();
    rmSync(join(workspace.directory, "cdk.tf.json"));
    copyFileSync(join(hcl, "cdk.tf"), join(workspace.directory, "cdk.tf"));
    const fromHcl = await workspace.changes();
    [json, hcl].forEach((outdir) => {
      rmSync(join(outdir, "../.."), { recursive: true });
    });
    const planned = (plan: Plan | undefined) =>
      changesIn(plan)
        .map(({ address, change }) => [address, change.after?.dimensions ?? change.after?.alarm_rule])
        .sort();
    expect(fromHcl?.errors).toBe("");
    expect(planned(fromHcl)).toEqual(planned(fromJson));
  }, 300_000);
});

requireOrSkip(...terraformRequirement())("a group that the same stack makes", () => {
  test("is made as it was without its alarms", async () => {
    const arguments_ = {
      description: "Theirs",
      engineVersion: "7.1",
      nodeType: "cache.r6g.large",
      numCacheClusters: 3,
    };
    const make = (scope: Construct) =>
      new ElasticacheReplicationGroup(scope, "Theirs", { replicationGroupId: "theirs", ...arguments_ });
    const alone = inStack((scope) => {
      make(scope);
    }).document;
    const watched = inStack((scope) => {
      const { memberClusterIds = [] } = new CacheMonitoring(scope, "Watch", {
        replicationGroup: { kind: "resource", resource: make(scope) },
      }).replicationGroup;
      new TerraformOutput(scope, "nodes", { value: memberClusterIds });
    }).document;
    const workspace = new TerraformWorkspace(watched);
    workspace.setState(await craftState(alone));
    const plan = await workspace.changes();
    workspace.dispose();
    expect(typesAndActions(plan)).toEqual(
      ours.filter((type) => type !== "aws_sns_topic_subscription").map((type) => `${type}: create`),
    );
    expect(plan?.planned_values.outputs?.nodes?.value).toEqual(["theirs-001", "theirs-002", "theirs-003"]);
  }, 300_000);
});
