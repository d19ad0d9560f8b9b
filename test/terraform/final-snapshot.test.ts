import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { TerraformVariable } from "cdktf";
import { ReplicationGroup } from "../../constructs/elasticache";
import { inStack } from "../support/fixtures";
import { requireOrSkip } from "../support/requirements";
import { configurationOf } from "../support/stacks";
import { type Configuration, terraformRequirement } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";

const props = { subnetGroupName: "private", securityGroupIds: ["sg-0123456789abcdef0"] };

/** What a group's final snapshot is called, as an output: only that needs no AWS. */
function naming(name: string | undefined): Configuration {
  const stack = inStack((scope) => {
    const given = name ?? new TerraformVariable(scope, "name", { type: "string", default: "x".repeat(40) }).stringValue;
    new ReplicationGroup(scope, "Group", { ...props, name: given });
  });
  const { resource = {}, variable } = configurationOf(stack) as Configuration & { readonly variable?: object };
  const value = stack.only(ElasticacheReplicationGroup).final_snapshot_identifier;
  return {
    ...(variable === undefined ? {} : { variable }),
    resource: { terraform_data: resource.terraform_data! },
    output: { name: { value } },
  };
}

/** The same as release 0.1.0 has it. */
function in010(name: string): Configuration {
  const value = `${name}-final-\${terraform_data.Group_FinalSnapshot_E6EB28D2.id}`;
  return {
    resource: { terraform_data: { Group_FinalSnapshot_E6EB28D2: {} } },
    output: { name: { value } },
  };
}

async function applied(workspace: TerraformWorkspace): Promise<string> {
  const { exitCode, stdout, stderr } = await workspace.run("apply", "-auto-approve", "-lock=false");
  expect({ exitCode, stderr }).toStrictEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain("Apply complete!");
  return (await workspace.run("output", "-raw", "name")).stdout;
}

// @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-manual.html
const legal = /^(?!.{41})[a-z](-?[a-z0-9])*$/;

requireOrSkip(...terraformRequirement())("the final snapshot's name", () => {
  it.each([
    ["a short one", "sessions", /^sessions-final-[0-9a-f]{8}$/],
    ["one that just fits", "x".repeat(25), /^x{25}-final-[0-9a-f]{8}$/],
    ["one that does not", "x".repeat(26), /^x{16}-[0-9a-f]{8}-final-[0-9a-f]{8}$/],
    ["the longest", `${"x".repeat(15)}-${"y".repeat(24)}`, /^x{15}-[0-9a-f]{8}-final-[0-9a-f]{8}$/],
    ["one that only Terraform knows", undefined, /^x{25}-final-[0-9a-f]{8}$/],
  ])("of a cache with %s is legal, and stays", async (_what, name, form) => {
    const workspace = new TerraformWorkspace(naming(name));
    const called = await applied(workspace);
    expect(called).toMatch(form);
    expect(called).toMatch(legal);
    expect(await workspace.changes()).toBeUndefined();
    workspace.dispose();
  });

  it("of a cache from release 0.1.0 becomes shorter, once", async () => {
    const workspace = new TerraformWorkspace(in010("sessions"));
    expect(await applied(workspace)).toMatch(/^sessions-final-[0-9a-f-]{36}$/);

    workspace.configure(naming("sessions"));
    expect(await applied(workspace)).toMatch(/^sessions-final-[0-9a-f]{8}$/);
    expect(await workspace.changes()).toBeUndefined();
    workspace.dispose();
  });
});
