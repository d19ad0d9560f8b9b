import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { DataAwsSecurityGroup } from "@cdktf/provider-aws/lib/data-aws-security-group";
import { DataAwsSubnets } from "@cdktf/provider-aws/lib/data-aws-subnets";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { Aspects, TerraformVariable } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { RedisCache } from "../../constructs";
import type { Tags } from "../../constructs/core";
import { inStack } from "../support/fixtures";
import type { Configuration } from "../support/terraform";

/** What the framework's own documentation calls taggable, and both ways in which people ask for it. */
interface Taggable extends IConstruct {
  tags?: Record<string, string>;
  tagsInput?: Record<string, string>;
}
const aspects: Readonly<Record<string, (node: IConstruct) => node is Taggable>> = {
  "whatever has tags": (node): node is Taggable => "tags" in node && "tagsInput" in node,
  "whatever was given tags": (node): node is Taggable => (node as Taggable).tagsInput !== undefined,
};

function lookedUp(scope: Construct, tags: { vpc: Tags; subnets: Tags; clients: Tags }) {
  new RedisCache(scope, "Cache", {
    name: "sessions",
    network: { kind: "lookup", vpcTags: tags.vpc, subnetTags: tags.subnets },
    clients: { web: { kind: "lookup", securityGroupTags: tags.clients } },
  });
}

describe.each(Object.entries(aspects))("an aspect that tags %s", (_what, isTaggable) => {
  const tagged = (tags: (scope: Construct) => Parameters<typeof lookedUp>[1]) =>
    inStack((scope) => {
      lookedUp(scope, tags(scope));
      const visit = (node: IConstruct) => {
        if (isTaggable(node)) {
          node.tags = { ...node.tagsInput, Team: "shop" };
        }
      };
      Aspects.of(scope).add({ visit });
    });

  const literal = () => ({ vpc: { Name: "main" }, subnets: { Tier: "private" }, clients: { App: "web" } });

  test("tags every resource that can be tagged", () => {
    const stack = tagged(literal);
    const { resource = {} } = stack.document as Configuration;
    const taggable = Object.values(resource).flatMap((byName) => Object.values(byName).filter((one) => "tags" in one));
    expect(stack.only(ElasticacheReplicationGroup).tags).toStrictEqual({ Name: "sessions", Team: "shop" });
    expect(taggable.length).toBeGreaterThan(20);
    expect(taggable.filter(({ tags }) => (tags as Tags).Team !== "shop")).toStrictEqual([]);
  });

  test("does not narrow what is looked up", () => {
    const stack = tagged(literal);
    expect(stack.only(DataAwsVpc)).toStrictEqual({ filter: [{ name: "tag:Name", values: ["main"] }] });
    expect(stack.only(DataAwsSubnets)).toStrictEqual({
      filter: [
        { name: "vpc-id", values: [expect.any(String)] },
        { name: "tag:Tier", values: ["private"] },
      ],
    });
    expect(stack.only(DataAwsSecurityGroup)).toStrictEqual({ filter: [{ name: "tag:App", values: ["web"] }] });
  });

  test("does not narrow what is looked up by tags that only Terraform knows", () => {
    const stack = tagged((scope) => {
      const map = new TerraformVariable(scope, "map", { type: "map(string)" }).value as never;
      const text = new TerraformVariable(scope, "text", { type: "string" }).stringValue;
      return { vpc: map, subnets: map, clients: { App: text } };
    });
    expect(stack.only(DataAwsVpc)).toStrictEqual({ tags: "${var.map}" });
    expect(stack.only(DataAwsSubnets)).toStrictEqual({
      filter: [{ name: "vpc-id", values: [expect.any(String)] }],
      tags: "${var.map}",
    });
    expect(stack.only(DataAwsSecurityGroup)).toStrictEqual({ filter: [{ name: "tag:App", values: ["${var.text}"] }] });
  });
});
