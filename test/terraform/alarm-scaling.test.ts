import type { RedisCacheProps } from "../../constructs";
import { synthesizeCache } from "../support/cloudwatch/watched-cache";
import { configurationOf } from "../support/stacks";
import { craftState } from "../support/terraform-state";
import { terraformRequirement } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";
import { requireOrSkip } from "../support/requirements";

type Topology = NonNullable<RedisCacheProps["topology"]>;

const replicated = (replicas: number): Topology => ({ kind: "replicated", replicas });
const sharded = (shards: number, replicasPerShard: number): Topology => ({ kind: "sharded", shards, replicasPerShard });
/** Alarms that matter here: one on nodes, one on shards, one on the group. */
const alarms = {
  level: "none",
  overrides: { "node-down": {}, "no-primary": {}, "hit-rate-low": {}, "some-node-down": {} },
} as const;

/** What a plan does to alarms, by what it does: `create: node-4-node-down`. */
async function plannedChanges(before: Topology, after: Topology): Promise<readonly string[]> {
  const synthesized = (topology: Topology) => configurationOf(synthesizeCache({ topology, alarms, dashboard: false }));
  const workspace = new TerraformWorkspace(synthesized(before), { preventDestroy: false });
  try {
    workspace.setState(await craftState(synthesized(before)));
    workspace.configure(synthesized(after));
    const plan = await workspace.changes();
    return (plan?.resource_changes ?? [])
      .filter(
        ({ type }) => type.startsWith("aws_cloudwatch_metric_alarm") || type.startsWith("aws_cloudwatch_composite"),
      )
      .map(({ name, change }) => `${change.actions.join(" and ")}: ${name.replace(/^.*_Alarms_|_[0-9A-F]{8}$/g, "")}`)
      .filter((line) => !line.startsWith("no-op"))
      .sort();
  } finally {
    workspace.dispose();
  }
}

requireOrSkip(...terraformRequirement())("scaling", () => {
  it("out by a replica adds that node's alarms and looks again where the others are, in place", async () => {
    expect(await plannedChanges(replicated(1), replicated(2))).toStrictEqual([
      "create: node-3-node-down",
      "update: hit-rate-low",
      "update: no-primary",
      "update: node-1-node-down",
      "update: node-2-node-down",
      "update: some-node-down",
    ]);
  });

  it("in by a replica takes that node's alarms away", async () => {
    expect(await plannedChanges(replicated(2), replicated(1))).toStrictEqual([
      "delete: node-3-node-down",
      "update: hit-rate-low",
      "update: no-primary",
      "update: node-1-node-down",
      "update: node-2-node-down",
      "update: some-node-down",
    ]);
  });

  it("out by a shard adds the alarms of the shard and its nodes", async () => {
    const changes = await plannedChanges(sharded(3, 1), sharded(4, 1));
    expect(changes.filter((line) => !line.startsWith("update"))).toStrictEqual([
      "create: shard-4-hit-rate-low",
      "create: shard-4-no-primary",
      "create: shard-4-node-1-node-down",
      "create: shard-4-node-2-node-down",
    ]);
  });

  it("out by a replica of every shard adds one node to each, and shifts no other alarm", async () => {
    const changes = await plannedChanges(sharded(3, 1), sharded(3, 2));
    expect(changes.filter((line) => !line.startsWith("update"))).toStrictEqual([
      "create: shard-1-node-3-node-down",
      "create: shard-2-node-3-node-down",
      "create: shard-3-node-3-node-down",
    ]);
  });
});
