import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { type Client, SecurityGroup } from "../../../constructs/network";
import { inStack, refusal } from "../../support/fixtures";

const smallest = { name: "sessions", vpcId: "vpc-1", port: 6379 };

/** The rules of a group with some clients, without the group and the tags. */
function rulesFor(clients: Readonly<Record<string, Client>>) {
  const stack = inStack((scope) => new SecurityGroup(scope, "It", { ...smallest, clients }));
  return stack
    .all(VpcSecurityGroupIngressRule)
    .map((rule) =>
      Object.fromEntries(Object.entries(rule).filter(([name]) => !["security_group_id", "tags"].includes(name))),
    );
}

const port = { ip_protocol: "tcp", from_port: 6379, to_port: 6379 };

describe("a security group", () => {
  it("in its smallest use lets nobody in and nothing out", () => {
    const stack = inStack((scope) => new SecurityGroup(scope, "It", smallest));
    expect(stack.only(AwsSecurityGroup)).toStrictEqual({
      name: "sessions-clients",
      description: "Clients of the cache sessions",
      vpc_id: "vpc-1",
      tags: { Name: "sessions-clients" },
    });
    expect(Object.keys(stack.document.resource as object)).toStrictEqual(["aws_security_group"]);
  });

  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
  it("is not named like the id of one, by its own name or by what it is for", () => {
    const named = (props: object) => refusal(SecurityGroup, { ...smallest, ...props });
    const rule = "must not begin with sg-, as the ids of security groups do";
    expect(named({ name: "sg-cache" })).toBe(`ValidationError: \`name\` ${rule}, got "sg-cache" [stack/It]`);
    expect(named({ name: "sg-cache", securityGroupName: "sg-1" })).toBe(
      `ValidationError: \`securityGroupName\` ${rule}, got "sg-1" [stack/It]`,
    );
    expect(named({ name: "sg-cache", securityGroupName: "cache" })).toBe("accepted");
  });

  it.each([
    [{ kind: "security-group", securityGroupId: "sg-0a" }, { referenced_security_group_id: "sg-0a" }],
    [
      { kind: "security-group", securityGroupId: "111122223333/sg-0a" },
      { referenced_security_group_id: "111122223333/sg-0a" },
    ],
    [{ kind: "cidr", cidr: "10.0.0.0/8" }, { cidr_ipv4: "10.0.0.0/8" }],
    [{ kind: "cidr", cidr: "172.16.0.0/12" }, { cidr_ipv4: "172.16.0.0/12" }],
    [{ kind: "cidr", cidr: "192.168.7.9/32" }, { cidr_ipv4: "192.168.7.9/32" }],
    [{ kind: "cidr", cidr: "100.64.0.0/10" }, { cidr_ipv4: "100.64.0.0/10" }],
    [{ kind: "cidr", cidr: "fd00::/8" }, { cidr_ipv6: "fd00::/8" }],
    [{ kind: "cidr", cidr: "2600:1f18:1234:5600::/56" }, { cidr_ipv6: "2600:1f18:1234:5600::/56" }],
    [{ kind: "prefix-list", prefixListId: "pl-0a" }, { prefix_list_id: "pl-0a" }],
  ] as const)("lets %j in on the port", (client, source) => {
    expect(rulesFor({ app: client })).toStrictEqual([{ ...port, ...source, description: "Redis from app" }]);
  });

  it("gives every client a rule of its own, which a client added later does not touch", () => {
    const stack = inStack((scope) => {
      const group = new SecurityGroup(scope, "It", {
        ...smallest,
        clients: { app: { kind: "security-group", securityGroupId: "sg-0a", description: "Shop" } },
      });
      group.allowFrom("batch", { kind: "cidr", cidr: "10.1.0.0/16" });
    });
    const descriptions = stack.all(VpcSecurityGroupIngressRule).map(({ description }) => description);
    expect(descriptions).toStrictEqual(["Shop", "Redis from batch"]);
  });

  it.each([
    [
      { kind: "cidr", cidr: "0.0.0.0/0" },
      'cidr` must not be open to everyone, got "0.0.0.0/0"; name the clients\' security group or range',
    ],
    [
      { kind: "cidr", cidr: "::/0" },
      'cidr` must not be open to everyone, got "::/0"; name the clients\' security group or range',
    ],
    [
      { kind: "cidr", cidr: "8.8.8.0/24" },
      'cidr` must be a private range, got "8.8.8.0/24"; name public clients in a prefix list',
    ],
    [
      { kind: "cidr", cidr: "172.0.0.0/8" },
      'cidr` must be a private range, got "172.0.0.0/8"; name public clients in a prefix list',
    ],
    [
      { kind: "cidr", cidr: "10.0.0.0/7" },
      'cidr` must be a private range, got "10.0.0.0/7"; name public clients in a prefix list',
    ],
    [
      { kind: "cidr", cidr: "10.0.0.1/16" },
      'cidr` must be the first address of the range, got "10.0.0.1/16"; write 10.0.0.0/16',
    ],
    [
      { kind: "cidr", cidr: "10.0.0.0" },
      'cidr` must be a range in CIDR notation, for example 10.0.0.0/16, got "10.0.0.0"',
    ],
    [
      { kind: "cidr", cidr: "10.0.0.0/33" },
      'cidr` must be a range in CIDR notation, for example 10.0.0.0/16, got "10.0.0.0/33"',
    ],
    [{ kind: "cidr", cidr: "" }, 'cidr` must be a range in CIDR notation, for example 10.0.0.0/16, got ""'],
    [
      { kind: "security-group", securityGroupId: "app" },
      'securityGroupId` must be a security group id like sg-0123456789abcdef0, got "app"',
    ],
    [
      { kind: "prefix-list", prefixListId: "sg-1" },
      'prefixListId` must be a prefix list id like pl-0123456789abcdef0, got "sg-1"',
    ],
    [{ kind: "any" }, 'kind` must be one of "security-group", "lookup", "cidr", "prefix-list", got "any"'],
  ])("refuses %j", (client, message) => {
    expect(refusal(SecurityGroup, { ...smallest, clients: { app: client } })).toBe(
      `ValidationError: \`clients.app.${message} [stack/It]`,
    );
  });
});
