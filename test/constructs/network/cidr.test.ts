import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { SecurityGroup } from "../../../constructs/network";
import { synthesize } from "../../../constructs/testing";

/** The rule that lets in a range. */
function ruleFor(cidr: string) {
  const stack = synthesize((scope) => {
    new AwsProvider(scope, "Aws", { region: "us-east-1" });
    new SecurityGroup(scope, "Group", {
      name: "sessions",
      vpcId: "vpc-0123456789abcdef0",
      port: 6379,
      clients: { app: { kind: "cidr", cidr } },
    });
  });
  return stack.only(VpcSecurityGroupIngressRule);
}

// Both edges of each private range: https://www.iana.org/assignments/iana-ipv4-special-registry
test.each([
  "10.0.0.0/8",
  "10.0.0.0/32",
  "10.255.255.255/32",
  "172.16.0.0/12",
  "172.31.255.255/32",
  "192.168.0.0/16",
  "192.168.255.255/32",
  "100.64.0.0/10",
  "100.127.255.255/32",
])("the private range %s may connect", (cidr) => {
  expect(ruleFor(cidr)).toMatchObject({ cidr_ipv4: cidr });
  expect(ruleFor(cidr)).not.toHaveProperty("cidr_ipv6");
});

// 44 is the shortest prefix of a VPC: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
test.each([
  "2600:1f18:100::/44",
  "2600:1f18:1234:5600::/56",
  "2600:1f18:1234:5678::/64",
  "2600:1f18::1/128",
  "2001:db8:1234:5600::/56",
  "fc00::/7",
  "fd00::/8",
  "fdff:ffff:ffff:ffff::/64",
])("the IPv6 range %s of one network may connect", (cidr) => {
  expect(ruleFor(cidr)).toMatchObject({ cidr_ipv6: cidr });
  expect(ruleFor(cidr)).not.toHaveProperty("cidr_ipv4");
});

test.each(["0.0.0.0/0", "::/0", "10.0.0.0/0", "fd00::/0"])("everyone, written %s, may not connect", (cidr) => {
  expect(() => ruleFor(cidr)).toThrow(
    `\`clients.app.cidr\` must not be open to everyone, got "${cidr}"; name the clients' security group or range [stack/Group]`,
  );
});

const publicRemedy = "name public clients in a prefix list";

test.each([
  "0.0.0.0/1",
  "128.0.0.0/1",
  "0.0.0.0/8",
  "9.255.255.255/32",
  "11.0.0.0/32",
  "10.0.0.0/7",
  "172.15.255.255/32",
  "172.32.0.0/32",
  "172.0.0.0/11",
  "192.167.255.255/32",
  "192.169.0.0/32",
  "192.168.0.0/15",
  "100.63.255.255/32",
  "100.128.0.0/32",
  "100.64.0.0/9",
  "8.8.8.8/32",
  "203.0.113.0/24",
  "127.0.0.0/8",
  "127.0.0.1/32",
  "169.254.0.0/16",
  "169.254.169.254/32",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "255.255.255.255/32",
  "::/128",
  "::1/128",
  "::/44",
  "::ffff:0:0/96",
  "::ffff:a00:0/104",
  "64:ff9b::/96",
  "2001::/44",
  "2002:a00::/44",
  "fe80::/64",
  "fec0::/64",
  "ff00::/64",
  "ff02::1/128",
  "fc00::/6",
  "fe00::/64",
])("the public or special range %s may not connect", (cidr) => {
  expect(() => ruleFor(cidr)).toThrow(
    `\`clients.app.cidr\` must be a private range${cidr.includes(":") ? " or the range of one network" : ""}, got "${cidr}"; ${publicRemedy} [stack/Group]`,
  );
});

test.each(["2600::/43", "2600:1f18::/32", "2000::/3"])("%s is more than one network of IPv6", (cidr) => {
  expect(() => ruleFor(cidr)).toThrow(
    `\`clients.app.cidr\` must be no wider than the widest range of a VPC, /44, got "${cidr}"; ${publicRemedy} [stack/Group]`,
  );
});

test.each([
  ["10.0.0.1/8", "10.0.0.0/8", "be the first address of the range"],
  ["192.168.1.77/24", "192.168.1.0/24", "be the first address of the range"],
  ["FD00::/8", "fd00::/8", "be written as AWS reports it"],
  ["fd00:0:0::/48", "fd00::/48", "be written as AWS reports it"],
  ["2600:1F14:0ABC:DE00::/56", "2600:1f14:abc:de00::/56", "be written as AWS reports it"],
  ["10.0.0.0/08", "10.0.0.0/8", "be written as AWS reports it"],
  ["2600:1f18:1234:5678::1/64", "2600:1f18:1234:5678::/64", "be the first address of the range"],
])("%s must be written %s, as AWS would give it back", (cidr, normal, rule) => {
  expect(() => ruleFor(cidr)).toThrow(
    `\`clients.app.cidr\` must ${rule}, got "${cidr}"; write ${normal} [stack/Group]`,
  );
});

test.each([
  "",
  "10.0.0.0",
  "10/8",
  "10.0/16",
  "0x0a.0.0.0/8",
  "012.0.0.0/8",
  "10.0.0.0/33",
  "10.0.0.0/-1",
  "10.0.0.256/32",
  "10.0.0.0/8 ",
  "10.0.0.0/8,0.0.0.0/0",
  "fd00::/129",
  "fe80::1%eth0/64",
  "everyone",
])("%j is no range", (cidr) => {
  expect(() => ruleFor(cidr)).toThrow(
    `\`clients.app.cidr\` must be a range in CIDR notation, for example 10.0.0.0/16, got ${JSON.stringify(cidr)} [stack/Group]`,
  );
});

test.each(["${var.client_range}", '${var.wide ? "10.0.0.0/8" : "10.0.0.0/16"}'])(
  "a range known only to Terraform, %s, passes and counts as IPv4",
  (cidr) => {
    expect(ruleFor(cidr)).toMatchObject({ cidr_ipv4: cidr });
  },
);
