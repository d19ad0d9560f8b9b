import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { SubnetGroup } from "../../../constructs/elasticache";
import { inStack, refusal } from "../../support/fixtures";

describe("a subnet group", () => {
  it("in its smallest use holds the subnets", () => {
    const stack = inStack((scope) => new SubnetGroup(scope, "It", { name: "sessions", subnetIds: ["subnet-0a"] }));
    expect(stack.only(ElasticacheSubnetGroup)).toStrictEqual({
      name: "sessions-subnet-group",
      description: "Subnets of sessions",
      subnet_ids: ["subnet-0a"],
      tags: { Name: "sessions-subnet-group" },
    });
  });

  it("has the description of choice, a blank one too", () => {
    const description = (given: string) =>
      inStack((scope) => {
        new SubnetGroup(scope, "It", { name: "sessions", description: given, subnetIds: ["subnet-0a"] });
      }).only(ElasticacheSubnetGroup).description;
    expect(description("ElastiCache subnet group")).toBe("ElastiCache subnet group");
    expect(description(" ")).toBe(" ");
    expect(refusal(SubnetGroup, { name: "sessions", description: "", subnetIds: ["subnet-0a"] })).toBe(
      'ValidationError: `description` must not be empty, got "" [stack/It]',
    );
  });

  const subnets = (count: number) => Array.from({ length: count }, (_, index) => `subnet-${index}`);

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html
  it("holds 20 subnets and no more", () => {
    const stack = inStack((scope) => new SubnetGroup(scope, "It", { name: "sessions", subnetIds: subnets(20) }));
    expect(stack.only(ElasticacheSubnetGroup).subnet_ids).toHaveLength(20);
    expect(refusal(SubnetGroup, { name: "sessions", subnetIds: subnets(21) })).toMatch(
      /^ValidationError: `subnetIds` must have at most 20 members, got \[/,
    );
  });

  it("refuses to hold none, or one twice", () => {
    expect(refusal(SubnetGroup, { name: "sessions", subnetIds: [] })).toBe(
      "ValidationError: `subnetIds` must have at least 1 member, got [] [stack/It]",
    );
    expect(refusal(SubnetGroup, { name: "sessions", subnetIds: ["subnet-0a", "subnet-0a"] })).toBe(
      'ValidationError: `subnetIds[1]` must not be given twice, got "subnet-0a" [stack/It]',
    );
  });
});
