import { DataAwsSubnets } from "@cdktf/provider-aws/lib/data-aws-subnets";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { TerraformVariable } from "cdktf";
import { CacheNetwork, type Network } from "../../../constructs/network";
import { inStack, refusal } from "../../support/fixtures";

describe("a network", () => {
  it("that exists makes nothing", () => {
    const network = { kind: "existing", vpcId: "vpc-1", subnetIds: ["subnet-0a"] } as const;
    const stack = inStack((scope) => {
      const { vpcId, subnetIds } = new CacheNetwork(scope, "It", { network });
      expect([vpcId, subnetIds]).toStrictEqual(["vpc-1", ["subnet-0a"]]);
    });
    expect(stack.document.resource).toBeUndefined();
  });

  it("looked up asks for one VPC and the subnets in it", () => {
    const network: Network = { kind: "lookup", vpcTags: { Name: "main" }, subnetTags: { Tier: "private" } };
    const stack = inStack((scope) => new CacheNetwork(scope, "It", { network }));
    expect(stack.only(DataAwsVpc)).toStrictEqual({ filter: [{ name: "tag:Name", values: ["main"] }] });
    expect(stack.only(DataAwsSubnets)).toStrictEqual({
      filter: [
        { name: "vpc-id", values: [expect.stringMatching(/^\$\{data\.aws_vpc\.\w+\.id\}$/)] },
        { name: "tag:Tier", values: ["private"] },
      ],
    });
  });

  it("is looked up by tags that only Terraform knows as well", () => {
    const stack = inStack((scope) => {
      const tags = new TerraformVariable(scope, "tags", { type: "map(string)" }).value as never;
      new CacheNetwork(scope, "It", { network: { kind: "lookup", vpcTags: tags, subnetTags: tags } });
    });
    expect(stack.only(DataAwsVpc)).toStrictEqual({ tags: "${var.tags}" });
    expect(stack.only(DataAwsSubnets).tags).toBe("${var.tags}");
  });

  it("made for the cache has a subnet in each zone and no way to the internet", () => {
    const network: Network = { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"] };
    const stack = inStack((scope) => new CacheNetwork(scope, "It", { network, tags: { Team: "shop" } }));
    expect(Object.keys(stack.document.resource as object).sort()).toStrictEqual([
      "aws_default_security_group",
      "aws_subnet",
      "aws_vpc",
    ]);
    expect(stack.only(Vpc)).toStrictEqual({
      cidr_block: "10.0.0.0/24",
      enable_dns_hostnames: true,
      enable_dns_support: true,
      tags: { Name: "stack-it", Team: "shop" },
    });
    expect(stack.all(Subnet).map((subnet) => [subnet.availability_zone, subnet.cidr_block])).toStrictEqual([
      ["us-east-1a", '${cidrsubnet("10.0.0.0/24", 3, 0)}'],
      ["us-east-1b", '${cidrsubnet("10.0.0.0/24", 3, 1)}'],
    ]);
    expect(Object.keys(stack.only(DefaultSecurityGroup)).sort()).toStrictEqual(["tags", "vpc_id"]);
  });

  it("cuts a range that only Terraform knows out of the VPC, because the framework would quote the reference", () => {
    const network = {
      kind: "isolated",
      availabilityZones: ["us-east-1a", "us-east-1b"],
      cidrBlock: "${var.range}",
    } as const;
    const stack = inStack((scope) => new CacheNetwork(scope, "It", { network }));
    expect(stack.only(Vpc).cidr_block).toBe("${var.range}");
    expect(stack.all(Subnet).map((subnet) => subnet.cidr_block)).toStrictEqual([
      "${cidrsubnet(aws_vpc.It_Vpc_3DD6FBFF.cidr_block, 3, 0)}",
      "${cidrsubnet(aws_vpc.It_Vpc_3DD6FBFF.cidr_block, 3, 1)}",
    ]);
  });

  it("is there for the next cache: it counts as one that exists", () => {
    inStack((scope) => {
      const first = new CacheNetwork(scope, "First", {
        network: { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"] },
      });
      expect(new CacheNetwork(scope, "Second", { network: first }).vpcId).toBe(first.vpcId);
    });
  });

  it.each([
    [
      { kind: "isolated", availabilityZones: ["us-east-1a"] },
      '`network.availabilityZones` must have at least 2 members, got ["us-east-1a"]',
    ],
    [
      { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1a"] },
      '`network.availabilityZones[1]` must not be given twice, got "us-east-1a"',
    ],
    [
      { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"], cidrBlock: "10.0.0.0/25" },
      '`network.cidrBlock` must be an IPv4 range between /16 and /24, got "10.0.0.0/25"',
    ],
    [
      { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"], cidrBlock: "10.0.0.0/15" },
      '`network.cidrBlock` must be an IPv4 range between /16 and /24, got "10.0.0.0/15"',
    ],
    [
      { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"], cidrBlock: "10.0.0.9/24" },
      '`network.cidrBlock` must be the first address of the range, got "10.0.0.9/24"; write 10.0.0.0/24',
    ],
    [
      { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"], cidrBlock: "10.0.0.0/024" },
      '`network.cidrBlock` must be written as AWS reports it, got "10.0.0.0/024"; write 10.0.0.0/24',
    ],
    ...[
      ["0.0.0.0/16", "0.0.0.0/8"],
      ["127.0.0.0/16", "127.0.0.0/8"],
      ["169.254.0.0/16", "169.254.0.0/16"],
      ["169.254.169.0/24", "169.254.0.0/16"],
      ["224.0.0.0/24", "224.0.0.0/4"],
      ["239.255.0.0/16", "224.0.0.0/4"],
    ].map(([cidrBlock, space]): [object, string] => [
      { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"], cidrBlock },
      `\`network.cidrBlock\` must not be in ${space}, which has no addresses for a network, got "${cidrBlock}"; take a private range`,
    ]),
    [
      { kind: "isolated", availabilityZones: ["us-east-1", "us-east-1b"] },
      '`network.availabilityZones[0]` must be the name of a zone like us-east-1a, got "us-east-1"',
    ],
    [{ kind: "lookup", vpcTags: {}, subnetTags: { a: "b" } }, "`network.vpcTags` must name at least one tag, got {}"],
    [{ kind: "existing", vpcId: "vpc-1" }, "`network.subnetIds` is required"],
    [
      { kind: "existing", vpcId: "subnet-0a", subnetIds: ["subnet-0b"] },
      '`network.vpcId` must be a VPC id like vpc-0123456789abcdef0, got "subnet-0a"',
    ],
    [
      { kind: "existing", vpcId: "vpc-0a", subnetIds: [""] },
      '`network.subnetIds[0]` must be a subnet id like subnet-0123456789abcdef0, got ""',
    ],
    [
      "vpc-1",
      '`network` must be an object with `kind`, got "vpc-1"; write { kind: "existing-subnet-group", subnetGroupName }',
    ],
  ])("refuses %j", (network, message) => {
    expect(refusal(CacheNetwork, { network })).toBe(`ValidationError: ${message} [stack/It]`);
  });

  it.each([
    "10.0.0.0/16",
    "172.17.0.0/16",
    "192.168.0.0/20",
    "100.64.0.0/16",
    "198.19.0.0/16",
    "8.8.8.0/24",
    "1.0.0.0/16",
  ])("may have the range %s", (cidrBlock) => {
    const network = { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"], cidrBlock } as const;
    expect(() => inStack((scope) => new CacheNetwork(scope, "It", { network }))).not.toThrow();
  });
});
