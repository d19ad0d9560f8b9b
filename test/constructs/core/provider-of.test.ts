import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { App, Fn, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { placeOf, providerOf, useProvider } from "../../../constructs/core";
import { synthesize } from "../../../constructs/testing";

const stackOf = () => new TerraformStack(new App(), "stack");

const aliased = (scope: Construct, alias: string) => new AwsProvider(scope, alias, { alias, region: "eu-west-1" });

describe("the provider that a resource will have", () => {
  it("is the stack's default, wherever and whenever it is made", () => {
    const stack = stackOf();
    const topic = new SnsTopic(stack, "Topic");
    aliased(stack, "europe");
    expect(providerOf(topic)).toBeUndefined();
    const main = new AwsProvider(new Construct(stack, "Providers"), "Main", { region: "us-east-1" });
    expect(providerOf(topic)).toBe(main);
    expect(providerOf(new DataAwsVpc(stack, "Vpc"))).toBe(main);
  });

  it("is the innermost choice, before and after it is made", () => {
    const stack = stackOf();
    new AwsProvider(stack, "Main", { region: "us-east-1" });
    const [first, second, inner] = [aliased(stack, "first"), aliased(stack, "second"), aliased(stack, "inner")];
    const outside = new Construct(stack, "Outside");
    const topics = [new SnsTopic(outside, "One"), new SnsTopic(new Construct(outside, "Inside"), "Two")] as const;
    useProvider(topics[1], inner);
    useProvider(outside, first);
    useProvider(outside, second);
    const early = topics.map((topic) => providerOf(topic)?.alias);
    synthesize(stack);
    expect(early).toStrictEqual(["second", "inner"]);
    expect(topics.map(({ provider }) => provider?.alias)).toStrictEqual(early);
    expect(topics.map((topic) => providerOf(topic)?.alias)).toStrictEqual(early);
  });

  it("is its own, whatever was chosen around it", () => {
    const stack = stackOf();
    const [own, chosen] = [aliased(stack, "own"), aliased(stack, "chosen")];
    useProvider(stack, chosen);
    const topic = new SnsTopic(stack, "Topic", { provider: own });
    expect(providerOf(topic)).toBe(own);
    synthesize(stack);
    expect(topic.provider).toBe(own);
  });
});

describe("the place of a resource", () => {
  const placeWith = (config: AwsProviderConfig | ((scope: Construct) => AwsProviderConfig)) => {
    const stack = stackOf();
    new AwsProvider(stack, "Main", typeof config === "function" ? config(stack) : config);
    return placeOf(new SnsTopic(stack, "Topic"));
  };
  const roleArn = "arn:aws:iam::444455556666:role/deploy";

  it.each<[string, AwsProviderConfig, object]>([
    ["nothing", {}, {}],
    ["a region", { region: "eusc-de-east-1" }, { region: "eusc-de-east-1" }],
    ["an account", { allowedAccountIds: ["111122223333"] }, { account: "111122223333" }],
    ["two accounts", { allowedAccountIds: ["111122223333", "444455556666"], assumeRole: [{ roleArn }] }, {}],
    ["a role", { assumeRole: [{ roleArn: "arn:aws:iam::1:role/a" }, { roleArn }] }, { account: "444455556666" }],
    ["an identity", { assumeRoleWithWebIdentity: [{ roleArn }] }, { account: "444455556666" }],
    [
      "an account and a role",
      { allowedAccountIds: ["111122223333"], assumeRole: [{ roleArn }] },
      { account: "111122223333" },
    ],
    ["something that is no role", { assumeRole: [{ roleArn: "deploy" }] }, {}],
    ["a role without ARN", { assumeRole: [{}] }, {}],
  ])("is known from a provider with %s", (_what, config, place) => {
    expect(placeWith(config)).toStrictEqual(place);
  });

  it("is unknown without a provider", () => {
    expect(placeOf(new SnsTopic(stackOf(), "Topic"))).toStrictEqual({});
  });

  it("is unknown as far as only Terraform knows it", () => {
    const place = placeWith((scope) => {
      const [region, account] = ["region", "account"].map(
        (name) => new TerraformVariable(scope, name, { type: "string" }).stringValue,
      ) as [string, string];
      return { region, allowedAccountIds: [account], assumeRole: [{ roleArn: `arn:aws:iam::${account}:role/deploy` }] };
    });
    expect(place).toStrictEqual({});
    expect(placeWith({ assumeRole: [{ roleArn: "arn:aws:iam::${var.account}:role/deploy" }] })).toStrictEqual({});
    expect(placeWith({ allowedAccountIds: Fn.split(",", "${var.accounts}") })).toStrictEqual({});
  });
});
