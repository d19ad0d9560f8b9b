import { Aspects } from "cdktf";
import type { IConstruct } from "constructs";
import { RedisCache } from "../../constructs";
import { inStack } from "../support/fixtures";
import { requireOrSkip } from "../support/requirements";
import { type Configuration, terraformRequirement } from "../support/terraform";
import { craftState, differences } from "../support/terraform-state";
import { TerraformWorkspace } from "../support/terraform-workspace";

/** A cache whose network and client are found by tags, tagged by an aspect or not. */
function lookedUp(aspectTags?: Readonly<Record<string, string>>): Configuration {
  return inStack((scope) => {
    new RedisCache(scope, "Cache", {
      name: "sessions",
      network: { kind: "lookup", vpcTags: { Name: "main", Stage: "" }, subnetTags: { Tier: "private" } },
      clients: { web: { kind: "lookup", securityGroupTags: { App: "web", Tier: "front" } } },
      encryptionAtRest: { kind: "aws-owned-key" },
      authentication: { kind: "off" },
      logs: { kind: "off" },
      alarms: { level: "off" },
      alerts: { kind: "off" },
      dashboard: { kind: "off" },
    });
    const visit = (node: IConstruct) => {
      if (aspectTags !== undefined && "tags" in node && "tagsInput" in node) {
        node.tags = { ...(node.tagsInput as object), ...aspectTags };
      }
    };
    Aspects.of(scope).add({ visit });
  }).document;
}

/** The look-ups as release 0.1.0 wrote them: by the argument `tags`. */
const byTags = {
  aws_vpc: { filter: undefined, tags: { Name: "main", Stage: "" } },
  aws_subnets: { tags: { Tier: "private" } },
  aws_security_group: { filter: undefined, tags: { App: "web", Tier: "front" } },
};

function asFirstReleased(configuration: Configuration): Configuration {
  const { data = {} } = configuration as { data?: Readonly<Record<string, Readonly<Record<string, object>>>> };
  const former = Object.entries(data).map(([type, byName]) => {
    const { filter = [] } = Object.values(byName)[0] as { filter?: readonly { readonly name: string }[] };
    const within = filter.filter(({ name }) => name === "vpc-id");
    const one = { filter: within, ...byTags[type as keyof typeof byTags] };
    return [type, Object.fromEntries(Object.keys(byName).map((name) => [name, one]))];
  });
  return { ...configuration, data: Object.fromEntries(former) as never };
}

requireOrSkip(...terraformRequirement())("what is looked up by tags", () => {
  const workspaces: TerraformWorkspace[] = [];
  const changes = async (from: Configuration, to: Configuration) => {
    const workspace = new TerraformWorkspace(to);
    workspaces.push(workspace);
    workspace.setState(await craftState(from));
    const plan = await workspace.changes();
    return plan === undefined ? [] : differences(plan);
  };
  afterAll(() => {
    workspaces.forEach((workspace) => {
      workspace.dispose();
    });
  });

  test("by filters is what release 0.1.0 found by tags: the plan is empty", async () => {
    const current = lookedUp();
    const former = asFirstReleased(current);
    expect(JSON.stringify(former)).not.toContain("tag:");
    expect(await changes(former, current)).toEqual([]);
  }, 300_000);

  test("stays found when an aspect tags everything: tags are changed in place, and nothing else", async () => {
    const found = await changes(lookedUp(), lookedUp({ Team: "shop" }));
    expect(found.length).toBeGreaterThan(4);
    expect(found.filter((line) => !line.endsWith(": update tags, tags_all"))).toEqual([]);
  }, 300_000);
});
