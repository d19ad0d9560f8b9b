import { DataAwsSecurityGroup } from "@cdktf/provider-aws/lib/data-aws-security-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { App, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable, Token } from "cdktf";
import { RedisCache } from "../../../constructs/cache";
import { type Client, ClientRule, type Clients, SecurityGroup } from "../../../constructs/network";
import { synthesize } from "../../../constructs/testing";

const vpcId = "vpc-0123456789abcdef0";
const network = { kind: "existing", vpcId, subnetIds: ["subnet-0a", "subnet-0b"] } as const;

const web: Client = { kind: "security-group", securityGroupId: "sg-0123456789abcdef0" };

function groupWith(clients: Clients, more: (group: SecurityGroup) => void = () => undefined) {
  return synthesize((scope) => {
    new AwsProvider(scope, "Aws", { region: "us-east-1" });
    more(new SecurityGroup(scope, "Group", { name: "sessions", vpcId, port: 6379, clients }));
  });
}

test("nobody may connect by default, and nothing may leave", () => {
  const stack = groupWith({});
  expect(stack.all(VpcSecurityGroupIngressRule)).toEqual([]);
  expect(stack.only(AwsSecurityGroup)).toEqual({
    name: "sessions-clients",
    description: "Clients of the cache sessions",
    vpc_id: vpcId,
    tags: { Name: "sessions-clients" },
  });
});

test.each<[string, Client, object]>([
  ["a security group", web, { referenced_security_group_id: "sg-0123456789abcdef0" }],
  [
    // https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
    "a security group of another account",
    { kind: "security-group", securityGroupId: "444455556666/sg-0123456789abcdef0" },
    { referenced_security_group_id: "444455556666/sg-0123456789abcdef0" },
  ],
  [
    "a prefix list",
    { kind: "prefix-list", prefixListId: "pl-0123456789abcdef0" },
    { prefix_list_id: "pl-0123456789abcdef0" },
  ],
  ["an IPv4 range", { kind: "cidr", cidr: "10.0.0.0/16" }, { cidr_ipv4: "10.0.0.0/16" }],
  ["an IPv6 range", { kind: "cidr", cidr: "fd00::/48" }, { cidr_ipv6: "fd00::/48" }],
])("%s may connect to the port, and only there", (_what, client, source) => {
  expect(groupWith({ web: client }).only(VpcSecurityGroupIngressRule)).toEqual({
    security_group_id: expect.stringMatching(/^\$\{aws_security_group\.Group_\w*\.id\}$/) as unknown,
    description: "Redis from web",
    ip_protocol: "tcp",
    from_port: 6379,
    to_port: 6379,
    tags: { Name: "web" },
    ...source,
  });
});

test("a client has a rule of its own, so that adding one touches no other", () => {
  const one = groupWith({ web }).byAddress(VpcSecurityGroupIngressRule);
  const two = groupWith({ jobs: { kind: "cidr", cidr: "10.1.0.0/16" }, web }).byAddress(VpcSecurityGroupIngressRule);
  expect(Object.keys(two)).toHaveLength(2);
  expect(two).toMatchObject(one);
});

test.each<[string, unknown, string]>([
  [
    "a short id",
    { kind: "security-group", securityGroupId: "web" },
    '`clients.web.securityGroupId` must be a security group id like sg-0123456789abcdef0, got "web"',
  ],
  [
    "a wrong account",
    { kind: "security-group", securityGroupId: "4444/sg-0a" },
    '`clients.web.securityGroupId` must be a security group id like sg-0123456789abcdef0, got "4444/sg-0a"',
  ],
  [
    "a wrong list",
    { kind: "prefix-list", prefixListId: "all" },
    '`clients.web.prefixListId` must be a prefix list id like pl-0123456789abcdef0, got "all"',
  ],
  ["no source", { kind: "cidr" }, "`clients.web.cidr` is required"],
  [
    "an unknown kind",
    { kind: "anyone" },
    '`clients.web.kind` must be one of "security-group", "lookup", "cidr", "prefix-list", got "anyone"',
  ],
])("%s is refused", (_what, client, message) => {
  expect(() => groupWith({ web: client as Client })).toThrow(message);
});

test("a client is known by one name, and a name by one client", () => {
  expect(() => groupWith({ web, again: { ...web } })).toThrow(
    '`clients.again` must not be the same source as `clients.web`, got "sg-0123456789abcdef0" [stack/Group]',
  );
  const twice = () =>
    groupWith({ web }, (group) => {
      group.allowFrom("web", { kind: "cidr", cidr: "10.0.0.0/8" });
    });
  expect(twice).toThrow("`clients.web` must not be given twice; choose another name [stack/Group]");
});

describe("a client found by tags", () => {
  const found: Client = { kind: "lookup", securityGroupTags: { App: "web", Tier: "front" } };

  test("is looked up by them, beside a rule that is where it would be for an id", () => {
    const byId = groupWith({ web }).byAddress(VpcSecurityGroupIngressRule);
    const stack = groupWith({ web: found });
    expect(stack.byAddress(DataAwsSecurityGroup)).toEqual({
      "data.aws_security_group.Group_From-web_SecurityGroup_629A6F92": {
        filter: [
          { name: "tag:App", values: ["web"] },
          { name: "tag:Tier", values: ["front"] },
        ],
      },
    });
    expect(Object.keys(byId)).toEqual(["aws_vpc_security_group_ingress_rule.Group_From-web_835AED03"]);
    expect(stack.byAddress(VpcSecurityGroupIngressRule)).toEqual({
      "aws_vpc_security_group_ingress_rule.Group_From-web_835AED03": {
        ...Object.values(byId)[0],
        referenced_security_group_id: "${data.aws_security_group.Group_From-web_SecurityGroup_629A6F92.id}",
      },
    });
  });

  test("may have a description of its own", () => {
    const stack = groupWith({ web: { ...found, description: "The shop" } });
    expect(stack.only(VpcSecurityGroupIngressRule).description).toBe("The shop");
  });

  test("may have tags that only Terraform knows", () => {
    const stack = synthesize((scope) => {
      new AwsProvider(scope, "Aws", { region: "us-east-1" });
      const tags = new TerraformVariable(scope, "tags", { type: "map(string)" });
      new ClientRule(scope, "Rule", {
        securityGroupId: "sg-0fedcba9876543210",
        port: 6379,
        clientName: "web",
        client: { kind: "lookup", securityGroupTags: tags.value as never },
      });
    });
    expect(stack.only(DataAwsSecurityGroup)).toEqual({ tags: "${var.tags}" });
  });

  test("is another client than one with other tags, and the same as one with its tags in another order", () => {
    const clients: Clients = {
      web: found,
      jobs: { kind: "lookup", securityGroupTags: { App: "web", Tier: "back" } },
      again: { kind: "lookup", securityGroupTags: { Tier: "front", App: "web" } },
    };
    const message =
      '`clients.again` must not be the same source as `clients.web`, got {"App":"web","Tier":"front"} [stack/Group]';
    expect(() => groupWith(clients)).toThrow(message);
    const later = () =>
      groupWith({ web: found }, (group) => {
        group.allowFrom("again", { kind: "lookup", securityGroupTags: { Tier: "front", App: "web" } });
      });
    expect(later).toThrow(message);
  });

  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html
  it("may have the tags that AWS sets itself, and any character", () => {
    const securityGroupTags = { "aws:cloudformation:stack-name": "shop", "Team*": "shop, web (EU)", Owner: "" };
    const stack = groupWith({ web: { kind: "lookup", securityGroupTags } });
    expect(stack.only(DataAwsSecurityGroup).filter).toStrictEqual([
      { name: "tag:aws:cloudformation:stack-name", values: ["shop"] },
      { name: "tag:Team*", values: ["shop, web (EU)"] },
      { name: "tag:Owner", values: [""] },
    ]);
  });

  test.each<[string, unknown, string]>([
    ["no tags", undefined, "` is required"],
    ["an empty object", {}, "` must name at least one tag, got {}"],
    ["a list", [], "` must be an object, got []"],
    ["a key without a name", { "": "b" }, ".` must be a key of 1 to 128 characters"],
    [
      "a key that is too long",
      { ["k".repeat(129)]: "b" },
      `.${"k".repeat(129)}\` must be a key of 1 to 128 characters`,
    ],
    ["a value that is too long", { App: "v".repeat(257) }, ".App` must be a value of 0 to 256 characters"],
    ["a number", { App: 5 }, ".App` must be a value of 0 to 256 characters, got 5"],
  ])("is refused with %s", (_what, securityGroupTags, message) => {
    const client = { kind: "lookup", securityGroupTags } as Client;
    expect(() => groupWith({ web: client })).toThrow(`\`clients.web.securityGroupTags${message}`);
  });
});

describe("a client whose security group is made in another stack", () => {
  function twoStacks(allow: (cache: RedisCache, client: Client, orders: TerraformStack) => void) {
    const app = new App({ stackTraces: false });
    const stack = (name: string) => {
      const made = new TerraformStack(app, name);
      new LocalBackend(made, { path: `${name}.tfstate` });
      new AwsProvider(made, "Aws", { region: "us-east-1" });
      return made;
    };
    const caches = stack("caches");
    const orders = stack("orders");
    const cache = new RedisCache(caches, "Cache", { name: "sessions", network });
    const group = new AwsSecurityGroup(orders, "Orders", { vpcId });
    allow(cache, { kind: "security-group", securityGroupId: group.id }, orders);
    new TerraformOutput(orders, "endpoint", { value: cache.endpoints.port });
    return { caches, orders };
  }

  test("has its rule in its own stack, which depends on the cache's and not the other way round", () => {
    const { caches, orders } = twoStacks((cache, client, scope) => {
      cache.allowFrom("orders", client, scope);
    });
    expect(synthesize(orders).only(VpcSecurityGroupIngressRule)).toMatchObject({
      security_group_id: expect.stringMatching(
        /^\$\{data\.terraform_remote_state\..*caches.*\.outputs\..*security_group/,
      ) as unknown,
      referenced_security_group_id: "${aws_security_group.Orders.id}",
      from_port: 6379,
    });
    expect(synthesize(caches).all(VpcSecurityGroupIngressRule)).toEqual([]);
    expect(orders.dependencies).toEqual([caches]);
    expect(caches.dependencies).toEqual([]);
  });

  test("is looked up in its own stack as well, if it is known by tags", () => {
    const { caches, orders } = twoStacks((cache, _client, scope) => {
      cache.allowFrom("orders", { kind: "lookup", securityGroupTags: { App: "orders" } }, scope);
    });
    expect(synthesize(orders).only(DataAwsSecurityGroup)).toEqual({
      filter: [{ name: "tag:App", values: ["orders"] }],
    });
    expect(synthesize(orders).only(VpcSecurityGroupIngressRule)).toMatchObject({
      referenced_security_group_id: expect.stringMatching(/^\$\{data\.aws_security_group\.[\w-]+\.id\}$/) as unknown,
    });
    expect(synthesize(caches).all(DataAwsSecurityGroup)).toEqual([]);
  });

  test("has its rule at the address that it always had, and a hash in it for a second cache of that name", () => {
    const app = new App({ stackTraces: false });
    const orders = new TerraformStack(app, "orders");
    for (const region of ["us-east-1", "eu-west-1"]) {
      const caches = new TerraformStack(app, region);
      new AwsProvider(caches, "Aws", { region });
      const cache = new RedisCache(caches, "Cache", { name: "sessions", network });
      cache.allowFrom("web", { kind: "cidr", cidr: "10.0.0.0/8" }, orders);
    }
    expect(orders.node.children.map(({ node }) => node.id)).toEqual([
      "sessions-From-web",
      "sessions-From-web-a97484a2",
    ]);
  });

  test.each(["a whole name", "a number within a name"])("has its rule at an address without tokens: %s", (what) => {
    const idsAfter = (tokens: number) => {
      const app = new App({ stackTraces: false });
      const [caches, orders] = [new TerraformStack(app, "caches"), new TerraformStack(app, "orders")];
      Array.from({ length: tokens }, (_, index) => Token.asString({ resolve: () => `\${var.v${index}}` }));
      const part = new TerraformVariable(caches, "part", { type: "number" });
      const name = what === "a whole name" ? part.stringValue : `cache ${part.numberValue}`;
      const cache = new RedisCache(caches, "Cache", { name, network });
      cache.allowFrom("web", { kind: "cidr", cidr: "10.0.0.0/8" }, orders);
      cache.allowFrom("batch", { kind: "cidr", cidr: "192.168.0.0/16" }, orders);
      return orders.node.children.map(({ node }) => node.id);
    };
    expect(idsAfter(0)).toEqual(["Group-daae9376-From-web", "Group-daae9376-From-batch"]);
    expect(idsAfter(5)).toEqual(idsAfter(0));
  });

  test("has its rule at the address that it always had, if an expression was written for the cache's name", () => {
    const app = new App({ stackTraces: false });
    const [caches, orders] = [new TerraformStack(app, "caches"), new TerraformStack(app, "orders")];
    const cache = new RedisCache(caches, "Cache", { name: "${var.name}", network });
    cache.allowFrom("web", { kind: "cidr", cidr: "10.0.0.0/8" }, orders);
    expect(orders.node.children.map(({ node }) => node.id)).toEqual(["${var.name}-From-web"]);
  });

  test("can have its rule made from ids alone, in another app", () => {
    const rule = synthesize((scope) => {
      new AwsProvider(scope, "Aws", { region: "us-east-1" });
      new ClientRule(scope, "Rule", {
        securityGroupId: "sg-0fedcba9876543210",
        port: 6380,
        clientName: "orders",
        client: web,
      });
    }).only(VpcSecurityGroupIngressRule);
    expect(rule).toMatchObject({ security_group_id: "sg-0fedcba9876543210", from_port: 6380, to_port: 6380 });
  });
});

test("ids that only Terraform knows pass", () => {
  const unknown = Token.asString({ resolve: () => "${var.group}" });
  expect(
    groupWith({ web: { kind: "security-group", securityGroupId: unknown } }).only(VpcSecurityGroupIngressRule),
  ).toMatchObject({ referenced_security_group_id: "${var.group}" });
});
