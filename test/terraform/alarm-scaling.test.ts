import type { RedisCacheProps } from "../../constructs";
import { synthesizeCache } from "../support/cloudwatch/watched-cache";
import { configurationOf } from "../support/stacks";
import { craftState } from "../support/terraform-state";
import { terraformRequirement } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";
import { requireOrSkip } from "../support/requirements";

type Changes = Pick<RedisCacheProps, "topology" | "alarms">;

const replicated = (replicas: number): Changes => ({ topology: { kind: "replicated", replicas } });
const sharded = (shards: number, replicasPerShard: number): Changes => ({
  topology: { kind: "sharded", shards, replicasPerShard },
});
/** Alarms that matter here: one on nodes, one on shards, one on the group. */
const alarms = {
  level: "off",
  overrides: { "node-down": {}, "no-primary": {}, "hit-rate-low": {}, "some-node-down": {} },
} as const;

/** What a plan does to alarms, by what it does: `create: node-4-node-down`. */
async function plannedChanges(before: Changes, after: Changes): Promise<readonly string[]> {
  const synthesized = (changes: Changes) =>
    configurationOf(synthesizeCache({ alarms, ...changes, dashboard: { kind: "off" } }));
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

// CloudWatch deletes no alarm that a composite alarm is made of, so that one goes first and is made anew, and its own parts
// can only be replaced together with it: https://github.com/hashicorp/terraform-provider-aws/issues/34807
requireOrSkip(...terraformRequirement())("scaling", () => {
  it("out by a replica adds that node's alarms, looks again where the others are, and creates what spans nodes again", async () => {
    expect(await plannedChanges(replicated(1), replicated(2))).toStrictEqual([
      "create: node-3-node-down",
      "delete and create: hit-rate-low",
      "delete and create: no-primary",
      "delete and create: some-node-down",
      "update: node-1-node-down",
      "update: node-2-node-down",
    ]);
  });

  it("in by a replica takes that node's alarms away, after the composite alarm that is made of them", async () => {
    expect(await plannedChanges(replicated(2), replicated(1))).toStrictEqual([
      "delete and create: hit-rate-low",
      "delete and create: no-primary",
      "delete and create: some-node-down",
      "delete: node-3-node-down",
      "update: node-1-node-down",
      "update: node-2-node-down",
    ]);
  });

  it("out by a shard adds the alarms of the shard and its nodes", async () => {
    const changes = await plannedChanges(sharded(3, 1), sharded(4, 1));
    expect(changes.filter((line) => /^(create|delete):/.test(line))).toStrictEqual([
      "create: shard-4-hit-rate-low",
      "create: shard-4-no-primary",
      "create: shard-4-node-1-node-down",
      "create: shard-4-node-2-node-down",
    ]);
  });

  it("out by a replica of every shard adds one node to each, and shifts no other alarm", async () => {
    const changes = await plannedChanges(sharded(3, 1), sharded(3, 2));
    expect(changes.filter((line) => /^(create|delete):/.test(line))).toStrictEqual([
      "create: shard-1-node-3-node-down",
      "create: shard-2-node-3-node-down",
      "create: shard-3-node-3-node-down",
    ]);
  });
});

requireOrSkip(...terraformRequirement())("switching an alarm off", () => {
  const withHitRate = { ...alarms, overrides: { ...alarms.overrides, health: {}, "hit-rate-critical": {} } };

  it("creates the composite alarm that it was a part of again, and touches no alarm on a node", async () => {
    const before = { ...replicated(1), alarms: withHitRate };
    const after = { ...replicated(1), alarms: { ...alarms, overrides: { ...alarms.overrides, health: {} } } };

    expect(await plannedChanges(before, after)).toStrictEqual([
      "delete and create: health",
      "delete and create: hit-rate-low",
      "delete and create: no-primary",
      "delete and create: some-node-down",
      "delete: hit-rate-critical",
    ]);
  });

  it("that is made of others creates again what is made of it", async () => {
    const before = { ...withHitRate.overrides, "all-nodes-down": {} } as const;
    const after = { ...before, "some-node-down": "off" } as const;
    const cache = (overrides: typeof before | typeof after) => ({ ...replicated(1), alarms: { ...alarms, overrides } });

    expect(await plannedChanges(cache(before), cache(after))).toStrictEqual([
      "delete and create: all-nodes-down",
      "delete and create: health",
      "delete and create: hit-rate-critical",
      "delete and create: hit-rate-low",
      "delete and create: no-primary",
      "delete: some-node-down",
    ]);
  });
});
