import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { Aspects, type TerraformStack, TerraformVariable } from "cdktf";
import type { IConstruct } from "constructs";
import { RedisCache, type RedisCacheProps } from "../../constructs";
import { synthesize } from "../../constructs/testing";
import { requireOrSkip } from "../support/requirements";
import { type Configuration, terraformRequirement } from "../support/terraform";
import { craftState } from "../support/terraform-state";
import { TerraformWorkspace } from "../support/terraform-workspace";

type Given = (text: (value: string) => string, list: (...values: string[]) => string[]) => Partial<RedisCacheProps>;

/** A cache with parts that exist, each of them known to Terraform alone. */
function cacheOf(given: Given, tagAll = false): Configuration {
  return synthesize((stack: TerraformStack) => {
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    let count = 0;
    const variable = (type: string, value: unknown) =>
      new TerraformVariable(stack, `given-${++count}`, { type, default: value });
    new RedisCache(stack, "Cache", {
      name: "sessions",
      network: { kind: "existing-subnet-group", subnetGroupName: variable("string", "platform").stringValue },
      encryptionAtRest: { kind: "aws-owned-key" },
      deletionProtection: false,
      ...given(
        (value) => variable("string", value).stringValue,
        (...values) => variable("list(string)", values).listValue,
      ),
    });
    if (tagAll) {
      Aspects.of(stack).add({
        visit: (node: IConstruct) => {
          if ("tags" in node && "tagsInput" in node) {
            node.tags = { ...(node.tagsInput as object), Team: "shop" };
          }
        },
      });
    }
  }).document;
}

/** Types of the resources in a plan. */
const typesIn = (plan: { readonly resource_changes: readonly { readonly type: string; readonly mode?: string }[] }) =>
  [...new Set(plan.resource_changes.filter(({ mode }) => mode !== "data").map(({ type }) => type))].sort();

/** Each kind of part that exists, and the types of resources that are then not there. */
const parts: Readonly<Record<string, { readonly given: Given; readonly spared: readonly string[] }>> = {
  "a network that is a subnet group": { given: () => ({}), spared: ["aws_elasticache_subnet_group", "aws_vpc"] },
  "groups of all kinds": {
    given: (text, list) => ({
      network: { kind: "existing", vpcId: text("vpc-0a"), subnetIds: list("subnet-0a", "subnet-0b") },
      subnetGroup: { kind: "existing-subnet-group", subnetGroupName: text("platform") },
      parameterGroup: { kind: "existing-parameter-group", parameterGroupName: text("platform-redis7") },
      securityGroups: { kind: "existing-security-groups", securityGroupIds: list("sg-0a", "sg-0b") },
    }),
    spared: ["aws_elasticache_subnet_group", "aws_elasticache_parameter_group", "aws_security_group"],
  },
  "security groups beside its own": {
    given: (_text, list) => ({
      securityGroups: { kind: "own-security-group", additionalSecurityGroupIds: list("sg-0a") },
      clients: { web: { kind: "cidr", cidr: "10.0.0.0/8" } },
    }),
    spared: ["aws_elasticache_subnet_group"],
  },
};

requireOrSkip(...terraformRequirement())("a cache that is given", () => {
  const workspaces: TerraformWorkspace[] = [];
  const workspace = (configuration: Configuration) => {
    const made = new TerraformWorkspace(configuration);
    workspaces.push(made);
    return made;
  };
  afterAll(() => {
    workspaces.forEach((made) => {
      made.dispose();
    });
  });

  test.each(Object.entries(parts))(
    "%s: they are in no plan, neither to make the cache, nor to tag everything, nor to destroy it",
    async (_what, { given, spared }) => {
      const configuration = cacheOf(given);
      const terraform = workspace(configuration);
      const made = await terraform.changes();
      expect(made?.errors).toBe("");
      const types = made === undefined ? [] : typesIn(made);
      expect(types).toContain("aws_elasticache_replication_group");
      expect(types.filter((type) => spared.includes(type))).toEqual([]);

      terraform.setState(await craftState(configuration));
      expect(await terraform.changes()).toBeUndefined();

      const destroyed = await terraform.changes("-destroy");
      expect(destroyed === undefined ? [] : typesIn(destroyed)).toEqual(types);

      terraform.configure(cacheOf(given, true));
      const tagged = await terraform.changes();
      expect(tagged?.resource_changes.map(({ change }) => change.actions.join())).not.toContain("delete");
      expect(tagged === undefined ? [] : typesIn(tagged)).toEqual(types);
    },
    300_000,
  );

  test("a subnet group of the same app: a change of its tags alone makes nothing of the cache anew", async () => {
    const withGroup = (team: string) =>
      synthesize((stack) => {
        new AwsProvider(stack, "Aws", { region: "us-east-1" });
        const group = new ElasticacheSubnetGroup(stack, "Group", {
          name: "platform",
          subnetIds: ["subnet-0a", "subnet-0b"],
          tags: { Team: team },
        });
        new RedisCache(stack, "Cache", {
          name: "sessions",
          network: { kind: "existing-subnet-group", subnetGroupName: group.name },
          clients: { web: { kind: "cidr", cidr: "10.0.0.0/8" } },
          deletionProtection: false,
        });
      }).document;
    const terraform = workspace(withGroup("one"));
    terraform.setState(await craftState(withGroup("one")));
    terraform.configure(withGroup("two"));
    const plan = await terraform.changes();
    const changed = plan?.resource_changes.filter(
      ({ mode, change }) => mode !== "data" && change.actions[0] !== "no-op",
    );
    expect(changed?.map(({ address, change }) => `${address}: ${change.actions.join()}`)).toEqual([
      "aws_elasticache_subnet_group.Group: update",
    ]);
  }, 300_000);
});
