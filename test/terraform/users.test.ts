import { RedisCache } from "../../constructs";
import { inStack, network } from "../support/fixtures";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { type State, craftState, differences } from "../support/terraform-state";
import { TerraformWorkspace } from "../support/terraform-workspace";

const { document } = inStack((scope) => {
  const accessString = "on ~* -@all +@read";
  new RedisCache(scope, "Cache", {
    name: "sessions",
    network,
    encryptionAtRest: { kind: "aws-owned-key" },
    logs: { kind: "off" },
    alarms: { level: "off" },
    alerts: { kind: "off" },
    dashboard: { kind: "off" },
    authentication: { kind: "rbac", users: { app: { kind: "iam", accessString } } },
  });
});

/** As release 0.1.0 left it: its argument was the block alone. */
function asFirstReleased(state: State): State {
  const resources = state.resources.map((resource) => ({
    ...resource,
    instances: resource.instances.map((instance) =>
      instance.attributes.no_password_required === true
        ? { ...instance, attributes: { ...instance.attributes, no_password_required: false } }
        : instance,
    ),
  }));
  return { ...state, resources };
}

requireOrSkip(...terraformRequirement())("users, planned against what AWS reports of them", () => {
  let workspace: TerraformWorkspace;
  let state: State;

  beforeAll(async () => {
    workspace = new TerraformWorkspace(document);
    state = await craftState(document);
  }, 120_000);

  afterAll(() => {
    workspace.dispose();
  });

  const modes = () =>
    state.resources
      .filter(({ type }) => type === "aws_elasticache_user")
      .flatMap(({ instances }) => instances.map(({ attributes }) => attributes.authentication_mode));

  test("stay as they are, the disabled one too", async () => {
    expect(modes()).toMatchObject([[{ type: "no-password" }], [{ type: "iam" }]]);
    workspace.setState(state);
    expect(await workspace.changes()).toBeUndefined();
  }, 120_000);

  test("of release 0.1.0 are updated once, in place, and none but the disabled one", async () => {
    workspace.setState(asFirstReleased(state));
    expect(differences((await workspace.changes())!)).toEqual([
      expect.stringMatching(
        /^aws_elasticache_user\.Cache_Authentication_DefaultUser_\w+: update no_password_required$/,
      ),
    ]);
  }, 120_000);
});
