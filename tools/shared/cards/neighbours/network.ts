import type { Card } from "../card";
import { gap, loss } from "../deletion";
import type { Interruption } from "../interruption";

const securityGroups = "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html";

/** Rules of a security group apply to new connections; those that exist are tracked until they end. */
const access = (who: string): readonly Interruption[] => [
  { kind: "network access", when: "now", effect: `new connections of ${who} are refused`, source: securityGroups },
];

const ruleTargets = [
  "cidr_ipv4",
  "cidr_ipv6",
  "prefix_list_id",
  "referenced_security_group_id",
  "security_group_id",
] as const;

/** What two rules of one security group must not have in common. */
const ruleIdentity = [...ruleTargets, "from_port", "ip_protocol", "to_port"];

/** A rule of the old kind has no attribute that changes in place but its description. */
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
    replacedBy: ["name", "name_prefix", "description", "vpc_id"],
    interruptions: { ingress: access("clients that no rule lets in any more") },
  },
  aws_vpc_security_group_ingress_rule: {
    deletion: gap("new connections that need the rule are refused"),
    namedBy: ruleIdentity,
    replacedBy: ruleTargets,
    interruptions: ruleChanges,
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
  aws_default_security_group: { deletion: gap("nothing changes: AWS keeps the group"), replacedBy: ["vpc_id"] },
  aws_vpc: {
    deletion: loss(
      "https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html",
      "the network and everything that others put into it",
      "make a second one and move over",
    ),
    replacedBy: ["cidr_block", "instance_tenancy", "ipv4_ipam_pool_id"],
  },
  aws_subnet: {
    deletion: loss(
      "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-deleting.html",
      "the addresses in it; AWS refuses to delete it while a cache node is in it",
      "add the new subnet first, and remove this one when nothing is left in it",
    ),
    replacedBy: ["availability_zone", "availability_zone_id", "cidr_block", "outpost_arn", "vpc_id"],
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
