import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, LocalBackend, TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { nameClashes, useProvider } from "../../../../constructs/core";
import { ReplicationGroup, User } from "../../../../constructs/elasticache";
import { ClientRule, SecurityGroup } from "../../../../constructs/network";
import { synthesize } from "../../../../constructs/testing";
import { inStack } from "../../../support/fixtures";

type Make = (scope: Construct, id: string, name: string) => Construct;

const group: Make = (scope, id, name) =>
  new ReplicationGroup(scope, id, { name, subnetGroupName: "private", securityGroupIds: ["sg-0123456789abcdef0"] });

const user: Make = (scope, id, userId) =>
  new User(scope, id, {
    userId,
    engine: { kind: "valkey", version: "8.0" },
    accessString: "on ~* +@all",
    authentication: { kind: "password", passwords: ["${var.password}"] },
  });

/** What synthesis says of constructs, one in a line. */
function saidOf(fill: (scope: Construct) => void): readonly string[] {
  try {
    inStack(fill);
    return [];
  } catch (error) {
    return String(error)
      .split("\n")
      .filter((line) => line.includes("must be another one"))
      .map((line) => line.trim());
  }
}

const kinds: readonly [string, string, string, Make][] = [
  ["replication groups", "replication group", "name", group],
  ["users", "user", "userId", user],
];

describe.each(kinds)("two %s of one name", (_what, kind, prop, make) => {
  const refusal = (two: string, one: string) =>
    `[stack] \`${prop}\` must be another one: stack/${one} has the ${kind} "sessions" as well [stack/${two}]`;

  it("are refused, whatever they are made in", () => {
    const said = saidOf((scope) => {
      make(scope, "One", "sessions");
      make(scope, "Two", "sessions");
      make(scope, "Three", "orders");
    });
    expect(said).toEqual([refusal("Two", "One")]);
  });

  it("are refused with the name that AWS would see", () => {
    const said = saidOf((scope) => {
      make(scope, "One", "x".repeat(60));
      make(scope, "Two", "x".repeat(60));
      make(scope, "Three", "x".repeat(61));
    });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/: stack\/One has the [a-z ]+ "x{31}-[0-9a-f]{8}" as well /);
  });

  it("are refused each, when there are three", () => {
    const said = saidOf((scope) => {
      ["One", "Two", "Three"].forEach((id) => make(scope, id, "sessions"));
    });
    expect(said).toEqual([refusal("Two", "One"), refusal("Three", "One"), refusal("Three", "Two")]);
  });

  it("are right with two providers, and refused with one that both are given", () => {
    const withProviders = (forOne: string, forTwo: string) =>
      saidOf((scope) => {
        const providers = ["us-east-1", "eu-west-1"].map(
          (region) => new AwsProvider(scope, region, { region, alias: region }),
        );
        for (const [id, region] of [
          ["One", forOne],
          ["Two", forTwo],
        ] as const) {
          const provider = providers.find((each) => each.alias === region);
          // The choice counts, not when it was made.
          const made = make(scope, id, "sessions");
          if (provider !== undefined) {
            useProvider(made, provider);
          }
        }
      });
    expect(withProviders("us-east-1", "eu-west-1")).toEqual([]);
    expect(withProviders("eu-west-1", "none")).toEqual([]);
    expect(withProviders("eu-west-1", "eu-west-1")).toHaveLength(1);
    expect(withProviders("none", "none")).toHaveLength(1);
  });

  it("are right in two stacks", () => {
    const app = new App();
    for (const region of ["us-east-1", "eu-west-1"]) {
      const stack = new TerraformStack(app, region);
      new AwsProvider(stack, "Aws", { region });
      make(stack, "It", "sessions");
      expect(() => synthesize(stack)).not.toThrow();
    }
  });

  it("are refused when both are the same expression of one stack and provider, which is not shown", () => {
    const said = saidOf((scope) => {
      const name = new TerraformVariable(scope, "name", { type: "string" }).stringValue;
      make(scope, "One", `a-${name}`);
      make(scope, "Two", "a-${var.name}");
    });
    expect(said).toEqual([
      `[stack] \`${prop}\` must be another one: stack/One has the ${kind} that the same expression names as well [stack/Two]`,
    ]);
  });

  it("may be the same as far as Terraform alone knows", () => {
    const said = saidOf((scope) => {
      const name = (id: string) => new TerraformVariable(scope, id, { type: "string" }).stringValue;
      make(scope, "One", name("one"));
      make(scope, "Two", name("two"));
      make(scope, "Three", `${name("three")}-a`);
      make(scope, "Four", "${var.three}-b");
    });
    expect(said).toEqual([]);
  });

  it("may be the same expression with two providers, or in two stacks", () => {
    const app = new App({ stackTraces: false });
    for (const id of ["one", "two"]) {
      const stack = new TerraformStack(app, id);
      const [first, second] = ["first", "second"].map((alias) => new AwsProvider(stack, alias, { alias }));
      const name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;
      useProvider(make(stack, "One", name), first!);
      useProvider(make(stack, "Two", name), second!);
    }
    expect(nameClashes(app)).toEqual([]);
  });
});

describe("two rules for clients", () => {
  const range = { kind: "cidr", cidr: "10.0.0.0/8" } as const;
  const rule = (scope: Construct, id: string, securityGroupId: string, port = 6379) =>
    new ClientRule(scope, id, { securityGroupId, port, clientName: "app", client: range });
  const groupIn = (scope: Construct) => new SecurityGroup(scope, "Group", { name: "a", vpcId: "vpc-0a", port: 6379 });

  it("are refused for one group of the stack and one range", () => {
    const said = saidOf((scope) => {
      const made = groupIn(scope);
      made.allowFrom("web", range);
      rule(scope, "Again", made.securityGroupId);
      rule(scope, "Other", made.securityGroupId, 6380);
    });
    expect(said).toEqual([
      "[stack] `client` must be another one: stack/Group has the rule for a client that the same expression names as well; one rule for each source is enough [stack/Again]",
    ]);
  });

  it("may be for groups of two stacks that have one address there", () => {
    const app = new App({ stackTraces: false });
    const [clients, one, two] = ["clients", "one", "two"].map((id) => new TerraformStack(app, id));
    for (const stack of [clients!, one!, two!]) {
      new LocalBackend(stack, { path: "a.tfstate" });
      new AwsProvider(stack, "Aws", { region: "us-east-1" });
    }
    const [ofOne, ofTwo] = [groupIn(one!), groupIn(two!)].map(({ securityGroupId }) => securityGroupId);
    rule(clients!, "one", ofOne!);
    rule(clients!, "two", ofTwo!);
    expect(nameClashes(app)).toEqual([]);
    expect(() => synthesize(clients!)).not.toThrow();
    rule(clients!, "again", ofOne!);
    expect(nameClashes(app)).toEqual([expect.stringContaining("clients/one has the rule for a client that the same")]);
  });
});

test("a user may be called like a replication group", () => {
  const said = saidOf((scope) => {
    group(scope, "Group", "sessions");
    user(scope, "User", "sessions");
  });
  expect(said).toEqual([]);
});
