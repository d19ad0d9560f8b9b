import type { Card } from "../card";
import { gap, loss } from "../deletion";
import type { Interruption } from "../interruption";
import { type Permission, actionsOf, anywhere, inEc2, named } from "../permission";
import { replacedBy } from "../replaced-by";
import { refused, securityGroupArguments } from "../uses";

/** Tags that EC2 gets with the resources it creates; whether they may be created is decided elsewhere. */
const tagsOfNew: Permission = {
  actions: ["ec2:CreateTags"],
  on: inEc2("*"),
  condition: { Null: { "ec2:CreateAction": "false" } },
};

const networkTags = actionsOf("ec2", "CreateTags", "DeleteTags");
const clientRules = actionsOf(
  "ec2",
  "AuthorizeSecurityGroupIngress",
  "ModifySecurityGroupRules",
  "RevokeSecurityGroupIngress",
);

const securityGroups = "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html";

/** Rules of a security group apply to new connections; those that exist are tracked until they end. */
const access = (who: string): readonly Interruption[] => [
  { kind: "network access", when: "now", effect: `new connections of ${who} are refused`, source: securityGroups },
];

const ruleTargets = replacedBy("aws_vpc_security_group_ingress_rule");

/** What two rules of one security group must not share. */
const ruleIdentity = [
  "cidr_ipv4",
  "cidr_ipv6",
  "prefix_list_id",
  "referenced_security_group_id",
  "security_group_id",
  "from_port",
  "ip_protocol",
  "to_port",
];

/** In a rule of the old kind, only the description can change in place. */
const oldRule = [
  "cidr_blocks",
  "from_port",
  "ipv6_cidr_blocks",
  "prefix_list_ids",
  "protocol",
  "security_group_id",
  "self",
  "source_security_group_id",
  "to_port",
  "type",
];

const ruleChanges = {
  from_port: access("clients on other ports"),
  to_port: access("clients on other ports"),
  cidr_ipv4: access("clients outside the new range"),
  cidr_ipv6: access("clients outside the new range"),
  ip_protocol: access("clients with another protocol"),
};

/** Networks, security groups and names. */
export const network: Readonly<Record<string, Card>> = {
  aws_security_group: {
    deletion: loss(
      "https://docs.aws.amazon.com/vpc/latest/userguide/deleting-security-groups.html",
      "the id under which other security groups and caches know it; AWS refuses to delete it while it is in use",
      "keep its name, description and VPC, and change its rules in place",
      {
        insteadOf: {
          name: "keep the name",
          description: "keep the description; tags can be changed in place",
          vpc_id:
            "a cache cannot move to another VPC: make a second cache there, restored from a snapshot, and move the clients. This plan would delete the rules first, which locks the clients out, and then wait for a security group that AWS does not delete while the cache is in it",
        },
      },
    ),
    namedBy: ["name", "vpc_id"],
    use: { as: securityGroupArguments, whenDeleted: refused },
    replacedBy: replacedBy("aws_security_group"),
    interruptions: { ingress: access("clients that no rule lets in any more") },
    permissions: [
      anywhere("ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups"),
      { actions: ["ec2:CreateSecurityGroup"], on: inEc2("vpc") },
      {
        actions: ["ec2:CreateSecurityGroup"],
        on: inEc2("security-group"),
        condition: named("aws:RequestTag", "aws_security_group"),
      },
      {
        actions: [
          "ec2:DeleteSecurityGroup",
          "ec2:RevokeSecurityGroupEgress",
          "ec2:RevokeSecurityGroupIngress",
          ...networkTags,
        ],
        on: inEc2("security-group"),
        condition: named("aws:ResourceTag", "aws_security_group"),
      },
      tagsOfNew,
    ],
  },
  aws_vpc_security_group_ingress_rule: {
    deletion: gap("new connections that need the rule are refused"),
    namedBy: ruleIdentity,
    replacedBy: ruleTargets,
    interruptions: ruleChanges,
    permissions: [
      anywhere("ec2:DescribeSecurityGroupRules"),
      // A group of a cache in another stack has a name that this stack does not know.
      { actions: clientRules, on: inEc2("security-group"), condition: named("aws:ResourceTag", "aws_security_group") },
      { actions: [...clientRules, ...networkTags], on: inEc2("prefix-list", "security-group-rule") },
      tagsOfNew,
    ],
  },
  aws_vpc_security_group_egress_rule: {
    deletion: gap("new connections that need the rule are refused"),
    namedBy: ruleIdentity,
    replacedBy: ruleTargets,
  },
  aws_security_group_rule: {
    deletion: gap("new connections that need the rule are refused"),
    namedBy: oldRule,
    replacedBy: oldRule,
  },
  aws_default_security_group: {
    deletion: gap("nothing changes: AWS keeps the group"),
    replacedBy: replacedBy("aws_default_security_group"),
    permissions: [
      anywhere("ec2:DescribeSecurityGroups"),
      // AWS creates it without a name, with the VPC.
      {
        actions: ["ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress", ...networkTags],
        on: inEc2("security-group"),
        condition: named("aws:ResourceTag", "aws_default_security_group", "StringLikeIfExists"),
      },
    ],
  },
  aws_vpc: {
    deletion: loss(
      "https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html",
      "the network and everything that others put into it",
      "make a second one and move over",
    ),
    replacedBy: replacedBy("aws_vpc", "instance_tenancy", "ipv4_ipam_pool_id"),
    permissions: [
      anywhere("ec2:DescribeNetworkAcls", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups", "ec2:DescribeVpcs"),
      { actions: ["ec2:CreateVpc"], on: inEc2("vpc"), condition: named("aws:RequestTag", "aws_vpc") },
      {
        actions: ["ec2:DeleteVpc", "ec2:DescribeVpcAttribute", "ec2:ModifyVpcAttribute", ...networkTags],
        on: inEc2("vpc"),
        condition: named("aws:ResourceTag", "aws_vpc"),
      },
      tagsOfNew,
    ],
  },
  aws_subnet: {
    deletion: loss(
      "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-deleting.html",
      "the addresses in it; AWS refuses to delete it while a cache node is in it",
      "add the new subnet first, and remove this one when nothing is left in it",
    ),
    replacedBy: replacedBy("aws_subnet", "availability_zone_id", "outpost_arn"),
    permissions: [
      anywhere("ec2:DescribeSubnets"),
      { actions: ["ec2:CreateSubnet"], on: inEc2("subnet"), condition: named("aws:RequestTag", "aws_subnet") },
      { actions: ["ec2:CreateSubnet"], on: inEc2("vpc"), condition: named("aws:ResourceTag", "aws_vpc") },
      {
        actions: ["ec2:DeleteSubnet", "ec2:ModifySubnetAttribute", ...networkTags],
        on: inEc2("subnet"),
        condition: named("aws:ResourceTag", "aws_subnet"),
      },
      tagsOfNew,
    ],
  },
  aws_route53_record: {
    deletion: gap("clients that look the name up find nothing"),
    interruptions: {
      records: [
        {
          kind: "addresses",
          when: "now",
          effect: "clients that look the name up from then on are sent elsewhere",
          source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values.html",
        },
      ],
    },
    replacedBy: ["name", "set_identifier", "type", "zone_id"],
  },
};

/** Permissions for reading networks of others. */
export const networkData: Readonly<Record<string, readonly Permission[]>> = {
  aws_security_group: [anywhere("ec2:DescribeSecurityGroups")],
  aws_subnets: [anywhere("ec2:DescribeSubnets")],
  aws_vpc: [
    anywhere("ec2:DescribeRouteTables", "ec2:DescribeVpcs"),
    { actions: ["ec2:DescribeVpcAttribute"], on: inEc2("vpc") },
  ],
};
