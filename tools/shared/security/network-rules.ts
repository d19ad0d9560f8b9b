import { resourcesOf } from "../stack/document";
import { type Rules, both, each, given, has, isReferredTo } from "./rule";

const cache = "aws_elasticache_replication_group";
const group = "aws_security_group";
const rule = "aws_vpc_security_group_ingress_rule";
const everyone = ["0.0.0.0/0", "::/0"];

/** Caches in security groups that are given: their rules are up to their owner. */
const givenGroups = given(cache, ({ security_group_ids }) => security_group_ids);

/** What is demanded of the network. */
export const networkRules = {
  "described-rules": {
    demand: "Security groups and their rules are described",
    published: ["Checkov CKV_AWS_23", "Trivy AWS-0099", "Trivy AWS-0124", "cdk-nag EC27"],
    answer: "each rule names its client",
    offenders: both(...[group, rule].map((type) => each(type, (args) => has(args, "description")))),
    unseen: givenGroups,
  },
  "no-open-ingress": {
    demand: "Nobody comes in from anywhere",
    published: [
      "Checkov CKV_AWS_24",
      "Checkov CKV_AWS_25",
      "Checkov CKV_AWS_260",
      "Checkov CKV_AWS_277",
      "Trivy AWS-0107",
      "Security Hub EC2.13",
      "Security Hub EC2.18",
      "Security Hub EC2.19",
      "cdk-nag EC23",
      "Lens SEC1",
    ],
    answer: "nobody is let in by default; a public range is refused",
    offenders: each(rule, (args) => !everyone.includes(String(args.cidr_ipv4 ?? args.cidr_ipv6))),
    unseen: givenGroups,
    tests: ["constructs/network/cidr.test.ts"],
  },
  "no-egress": {
    demand: "No egress to anywhere",
    published: ["Checkov CKV_AWS_382", "Trivy AWS-0104"],
    answer: "no egress rule: a cache calls nobody",
    offenders: both(
      each(group, (args) => !has(args, "egress")),
      (stack) => resourcesOf(stack, "aws_vpc_security_group_egress_rule").map(([address]) => address),
    ),
    unseen: givenGroups,
  },
  "attached-security-groups": {
    demand: "Security groups are attached",
    published: ["Checkov CKV2_AWS_5"],
    answer: "to the cache they are made for",
    offenders: each(group, (_args, stack, address) => isReferredTo(`${address}.id`, cache, stack)),
  },
  "empty-default-security-group": {
    demand: "The VPC's default group lets nothing through",
    published: [
      "Checkov CKV2_AWS_12",
      "Trivy AWS-0173",
      "Security Hub EC2.2",
      "Prowler ec2_securitygroup_default_restrict_traffic",
    ],
    answer: "emptied, where the VPC is our own",
    offenders: each("aws_vpc", (_args, stack, address) =>
      isReferredTo(`${address}.id`, "aws_default_security_group", stack),
    ),
  },
  "flow-logs": {
    demand: "The VPC logs its flows",
    published: [
      "Checkov CKV2_AWS_11",
      "Trivy AWS-0178",
      "Security Hub EC2.6",
      "cdk-nag VPC7",
      "Prowler vpc_flow_logs_enabled",
    ],
    answer: "up to the owner of the network; an isolated one has no flow to or from anywhere",
    offenders: each("aws_vpc", (_args, stack) => resourcesOf(stack, "aws_flow_log").length > 0),
  },
  "private-subnets": {
    demand: "Subnets are private",
    published: [
      "Checkov CKV_AWS_130",
      "Trivy AWS-0164",
      "Security Hub EC2.15",
      "Prowler vpc_subnet_no_public_ip_by_default",
      "Prowler elasticache_cluster_uses_public_subnet",
      "Lens SEC1",
    ],
    answer: "no route to the internet, where the subnets are our own; found by `Tier=private`, where they are not",
    offenders: each("aws_subnet", (args) => args.map_public_ip_on_launch === false),
  },
} satisfies Rules;
