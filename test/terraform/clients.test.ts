import { type Client, SecurityGroup } from "../../constructs/network";
import { inStack } from "../support/fixtures";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";

/** Each kind of client, in every form that the checks let pass. */
const clients: Readonly<Record<string, Client>> = {
  here: { kind: "security-group", securityGroupId: "sg-0123456789abcdef0" },
  elsewhere: { kind: "security-group", securityGroupId: "444455556666/sg-0123456789abcdef0" },
  found: { kind: "lookup", securityGroupTags: { App: "web", Tier: "" } },
  list: { kind: "prefix-list", prefixListId: "pl-0123456789abcdef0" },
  range: { kind: "cidr", cidr: "10.0.0.0/8" },
  one: { kind: "cidr", cidr: "192.168.7.9/32" },
  private6: { kind: "cidr", cidr: "fd00::/8" },
  public6: { kind: "cidr", cidr: "2600:1f18:1234:5600::/56" },
};

requireOrSkip(...terraformRequirement())("the rules of clients", () => {
  test("are taken by the provider, every kind of them", async () => {
    const stack = inStack((scope) => {
      new SecurityGroup(scope, "Group", { name: "sessions", vpcId: "vpc-0123456789abcdef0", port: 6379, clients });
    });
    const workspace = new TerraformWorkspace(stack.document);
    const planned = await workspace.changes();
    workspace.dispose();

    expect(planned?.errors).toBe("");
    const rules = planned?.resource_changes.filter(({ type }) => type === "aws_vpc_security_group_ingress_rule");
    expect(rules).toHaveLength(Object.keys(clients).length);
    const found = rules?.find(({ address }) => address.includes("From-found"));
    expect(found?.change.after).toMatchObject({
      referenced_security_group_id: expect.stringMatching(/^sg-[0-9a-f]{17}$/) as unknown,
    });
  }, 120_000);
});
