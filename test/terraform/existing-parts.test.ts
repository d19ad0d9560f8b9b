import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { Aspects, type TerraformStack, TerraformVariable } from "cdktf";
import type { IConstruct } from "constructs";
import { RedisCache, type RedisCacheProps } from "../../constructs";
import { synthesize } from "../../constructs/testing";
import { requireOrSkip } from "../support/requirements";
import { type Configuration, terraformRequirement } from "../support/terraform";
import { craftState } from "../support/terraform-state";
import { type PlanWithErrors, TerraformWorkspace } from "../support/terraform-workspace";

type Given = (text: (value: string) => string, list: (...values: string[]) => string[]) => Partial<RedisCacheProps>;

/** Caches with parts that exist, each of them known to Terraform alone. */
function cachesOf(given: Readonly<Record<string, Given>>, tagAll = false): Configuration {
  return synthesize((stack: TerraformStack) => {
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    let count = 0;
    const variable = (type: string, value: unknown) =>
      new TerraformVariable(stack, `given-${++count}`, { type, default: value });
    for (const [name, parts] of Object.entries(given)) {
      new RedisCache(stack, name, {
        name,
        network: { kind: "existing-subnet-group", subnetGroupName: variable("string", "platform").stringValue },
        encryptionAtRest: { kind: "aws-owned-key" },
        authentication: { kind: "off" },
        alarms: { level: "off" },
        alerts: { kind: "off" },
        dashboard: { kind: "off" },
        deletionProtection: false,
        ...parts(
          (value) => variable("string", value).stringValue,
          (...values) => variable("list(string)", values).listValue,
        ),
      });
    }
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

const given: Readonly<Record<string, Given>> = {
  "in-a-subnet-group": () => ({}),
  "in-groups-of-all-kinds": (text, list) => ({
    network: { kind: "existing", vpcId: text("vpc-0a"), subnetIds: list("subnet-0a", "subnet-0b") },
    subnetGroup: { kind: "existing-subnet-group", subnetGroupName: text("platform") },
    parameterGroup: { kind: "existing-parameter-group", parameterGroupName: text("platform-redis7") },
    securityGroups: { kind: "existing-security-groups", securityGroupIds: list("sg-0a", "sg-0b") },
  }),
  "in-a-group-beside-its-own": (_text, list) => ({
    securityGroups: { kind: "own-security-group", additionalSecurityGroupIds: list("sg-0a") },
    clients: { web: { kind: "cidr", cidr: "10.0.0.0/8" } },
  }),
};

/** What the three caches are made of: the second has neither a parameter group nor a security group of its own. */
const made = [
  ...Array<string>(6).fill("aws_cloudwatch_log_group"),
  ...Array<string>(2).fill("aws_elasticache_parameter_group"),
  ...Array<string>(3).fill("aws_elasticache_replication_group"),
  ...Array<string>(2).fill("aws_security_group"),
  ...Array<string>(3).fill("aws_sns_topic"),
  ...Array<string>(3).fill("aws_sns_topic_policy"),
  "aws_vpc_security_group_ingress_rule",
  ...Array<string>(3).fill("terraform_data"),
];

/** Types of the resources in a plan. */
function typesIn(plan: PlanWithErrors | undefined): readonly string[] {
  const changes = plan?.resource_changes.filter(({ mode }) => mode !== "data") ?? [];
  return changes.map(({ type }) => type).sort();
}

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

  test("groups that exist are in no plan, neither to make caches, nor to tag everything, nor to destroy", async () => {
    const configuration = cachesOf(given);
    const terraform = workspace(configuration);
    const first = await terraform.changes();
    expect(first?.errors).toBe("");
    expect(typesIn(first)).toEqual(made);

    terraform.setState(await craftState(configuration));
    expect(await terraform.changes()).toBeUndefined();
    expect(typesIn(await terraform.changes("-destroy"))).toEqual(made);

    terraform.configure(cachesOf(given, true));
    const tagged = await terraform.changes();
    expect(tagged?.resource_changes.map(({ change }) => change.actions.join())).not.toContain("delete");
    expect(typesIn(tagged)).toEqual(made);
  }, 300_000);

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
          alarms: { level: "off" },
          alerts: { kind: "off" },
          dashboard: { kind: "off" },
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
