import { RedisCache, importInto } from "../../constructs";
import { judge } from "../../tools/guard/judge/judge";
import { headlineOf } from "../../tools/guard/judge/verdict";
import type { Values } from "../../tools/shared/plan/plan";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { type State, craftState } from "../support/terraform-state";
import { TerraformWorkspace } from "../support/terraform-workspace";
import { blockOf, sectionOf } from "./block";
import { Effigy, bare, network, synthesizeStack } from "./effigy";
import type { Props } from "./recipes";

const timeout = 300_000;
const group = "aws_elasticache_replication_group";

const cache = (props: Props) =>
  synthesizeStack((stack) => {
    new RedisCache(stack, "Cache", { name: "legacy-sessions", network, ...bare, ...props });
  });

const rotated = (rotation: number) => cache({ authentication: { kind: "auth-token", rotation } });

/** The state with other values of the group. */
function withValues(state: State, values: Values): State {
  const resources = state.resources.map((resource) =>
    resource.type === group
      ? {
          ...resource,
          instances: resource.instances.map((instance) => ({
            ...instance,
            attributes: { ...instance.attributes, ...values },
          })),
        }
      : resource,
  );
  return { ...state, resources };
}

requireOrSkip(...terraformRequirement())("a cache that was taken over", () => {
  const expectDocumented = (block: string) => {
    expect(sectionOf("Take over an existing cache")).toContain(`\`\`\`text\n${block}\n\`\`\`\n`);
  };

  test(
    "stays as it is when it is imported, whatever the code says that changes in place",
    async () => {
      const adopted = synthesizeStack((stack) => {
        new RedisCache(stack, "Cache", {
          ...bare,
          name: "legacy-sessions",
          network: { kind: "existing-subnet-group", subnetGroupName: "legacy-subnets" },
          securityGroups: { kind: "existing-security-groups", securityGroupIds: ["sg-0a"] },
          parameterGroup: { kind: "existing-parameter-group", parameterGroupName: "legacy" },
          authentication: { kind: "auth-token", rotation: 2 },
        });
        importInto(stack, { "Cache/ReplicationGroup": "legacy-sessions" });
      });
      const workspace = new TerraformWorkspace(adopted);
      const plan = await workspace.changes();
      workspace.dispose();

      expect(plan?.errors).toBe("");
      expectDocumented(blockOf(plan, "Cache"));
    },
    timeout,
  );

  test(
    "gets a token that somebody knows in two steps, after the strategy was filled in",
    async () => {
      const effigy = await Effigy.deploy(rotated(2));
      effigy.state = withValues(effigy.state, { auth_token: null, auth_token_update_strategy: "ROTATE" });
      const second = await effigy.plan(rotated(2));
      expectDocumented(blockOf(second, "Cache"));
      await effigy.apply(rotated(2), second);
      expectDocumented(blockOf(await effigy.plan(rotated(3)), "Cache"));
      effigy.dispose();
    },
    timeout,
  );

  test(
    "has nothing planned when it was filled in, and a step that AWS refuses when it was not",
    async () => {
      const off = cache({});
      const effigy = await Effigy.deploy(off);
      const found = { auth_token: null, auth_token_update_strategy: null, apply_immediately: null };
      const before = effigy.state;
      effigy.state = withValues(before, { ...found, final_snapshot_identifier: null });
      const plan = await effigy.plan(off);
      effigy.state = withValues(before, { auth_token: "" });

      expect(await effigy.plan(off)).toBeUndefined();
      expect(headlineOf(judge(plan!))).toBe("NOT IN ONE GO");
      expect(judge(plan!).steps.map(({ attribute }) => attribute)).toEqual(["auth_token_update_strategy"]);
      effigy.dispose();
    },
    timeout,
  );

  test(
    "is given back: what was imported is forgotten, and the rest destroyed",
    async () => {
      const { alarms, alerts, dashboard, ...quiet } = bare;
      const configuration = synthesizeStack((stack) => {
        new RedisCache(stack, "Cache", { name: "legacy-sessions", network, ...quiet, deletionProtection: true });
      });
      const state = await craftState(configuration);
      const imported = /^aws_(elasticache|security_group|vpc)/;
      const workspace = new TerraformWorkspace(configuration);
      workspace.setState({ ...state, resources: state.resources.filter(({ type }) => !imported.test(type)) });
      const plan = await workspace.changes("-destroy");
      workspace.dispose();
      const types = new Set(plan?.resource_changes.map(({ type }) => type));

      expect([...types].sort()).toEqual([
        "aws_cloudwatch_composite_alarm",
        "aws_cloudwatch_dashboard",
        "aws_cloudwatch_metric_alarm",
        "aws_sns_topic",
        "aws_sns_topic_policy",
        "terraform_data",
      ]);
      expect(plan?.errors).toBe("");
    },
    timeout,
  );
});
