import { type Hints, inKind, meaning, metaArguments, overridable, overridableOn } from "../core";

/*
 * What does the same as an argument of Terraform, or a property of CloudFormation or the CDK, by its name there.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs
 */

const range = 'set a client of `clients`: { kind: "cidr", cidr }';
const group = 'set a client of `clients`: { kind: "security-group", securityGroupId }';
const list = 'set a client of `clients`: { kind: "prefix-list", prefixListId }';

/**
 * Hints for the arguments of a security group and its rules that no prop of the group sets.
 *
 * @internal
 */
export const ruleHints: Hints = {
  ...overridable("SecurityGroup", "resource", ["revoke_rules_on_delete"]),
  ...meaning("set `clients`, by a name of your choice", ["ingress", "securityGroupIngress", "allowedCidrs"]),
  ...meaning(range, ["cidrBlocks", "cidrIpv4", "cidrIpv6", "ipv6CidrBlocks", "cidrIp", "cidr", "allowedCidrBlocks"]),
  ...meaning(group, ["securityGroups", "referencedSecurityGroupId", "sourceSecurityGroupId", "allowedSecurityGroups"]),
  ...meaning(group, ["allowedSecurityGroupIds", "self", "selfAttribute"]),
  ...meaning(list, ["prefixListIds", "prefixListId"]),
  ...meaning('set a client of `clients`: { kind: "lookup", securityGroupTags }', ["filter", "values"]),
  ...meaning("nodes answer their clients and open no connection: there is no rule for it", [
    "egress",
    "securityGroupEgress",
    "allowAllOutbound",
  ]),
  ...meaning("clients use TCP: there is nothing to set", ["protocol", "ipProtocol"]),
  ...meaning("it is called `port`", ["fromPort", "toPort"]),
};

/** Hints for a security group that is used alone. */
export const securityGroupHints: Hints = {
  ...ruleHints,
  ...meaning("it is called `name`, the beginning of the group's name", ["namePrefix"]),
  ...meaning("it is called `securityGroupName`", ["groupName"]),
  ...meaning("it is called `description`", ["groupDescription"]),
  ...meaning("it is called `vpcId`", ["vpc"]),
  ...meaning("the group is made here; in a rule of your own, use `securityGroupId` of this construct", [
    "securityGroupId",
    "groupId",
  ]),
  ...metaArguments("SecurityGroup", "resource", ["create", "delete"]),
};

/** Hints for one client. */
export const clientHints: Hints = {
  ...inKind("cidr", "cidr", [
    ...["cidrBlocks", "cidrBlock", "cidrs", "cidrIpv4", "cidrIpv6", "ipv6CidrBlocks", "cidrIp", "cidrIpv6s"],
    ...["ip", "ipRange", "range", "address", "allowedCidrs"],
  ]),
  ...inKind("security-group", "securityGroupId", [
    ...["referencedSecurityGroupId", "sourceSecurityGroupId", "securityGroups", "securityGroupIds", "securityGroup"],
    ...["group", "groupId", "id", "sg", "sgId"],
  ]),
  ...inKind("prefix-list", "prefixListId", ["prefixListIds", "prefixList"]),
  ...inKind("lookup", "securityGroupTags", ["filter", "values", "tags"]),
  ...meaning("a client's name is the key that it stands under", ["name", "clientName"]),
  ...meaning("clients use TCP and the port of the cache: there is nothing to set", [
    ...["port", "ports", "fromPort", "toPort", "protocol", "ipProtocol"],
  ]),
};

/** Hints for the rule of one client that is used alone. */
export const clientRuleHints: Hints = {
  ...meaning('set `client`: { kind: "cidr", cidr }', ["cidrIpv4", "cidrIpv6"]),
  ...meaning('set `client`: { kind: "security-group", securityGroupId }', ["referencedSecurityGroupId"]),
  ...meaning('set `client`: { kind: "prefix-list", prefixListId }', ["prefixListId"]),
  ...meaning('set `client`: { kind: "lookup", securityGroupTags }', ["filter", "values", "name", "vpcId"]),
  ...meaning("set `description` of `client`", ["description"]),
  ...meaning("clients use TCP: there is nothing to set", ["ipProtocol"]),
  ...meaning("it is called `port`", ["fromPort", "toPort"]),
  ...metaArguments("ClientRule", "resource"),
};

/** Hints for a choice of network. */
export const networkChoiceHints: Hints = {
  ...inKind("existing", "vpcId", ["vpc", "id", "vpcName"]),
  ...inKind("existing", "subnetIds", ["subnets", "vpcSubnets", "subnetId", "subnet", "privateSubnets"]),
  ...inKind("existing-subnet-group", "subnetGroupName", [
    ...["subnetGroup", "cacheSubnetGroupName", "cacheSubnetGroup", "elasticacheSubnetGroupName"],
  ]),
  ...inKind("lookup", "vpcTags", ["tags", "filter", "values", "vpcFilter"]),
  ...meaning('set `kind`: "lookup" and `vpcTags`: { Name }', ["name"]),
  ...inKind("isolated", "cidrBlock", ["cidr", "cidrBlocks", "cidrs", "ipAddresses", "vpcCidr", "range"]),
  ...inKind("isolated", "availabilityZones", ["azs", "availabilityZone", "zones", "maxAzs"]),
};

const lookup = 'set `network`: { kind: "lookup", vpcTags, subnetTags }';
const existing = 'set `network`: { kind: "existing", vpcId, subnetIds }';
const isolated = 'set `network`: { kind: "isolated", availabilityZones, cidrBlock }';

/**
 * Hints for a network.
 *
 * @internal
 */
export const networkHints: Hints = {
  ...overridable("CacheNetwork", "vpc", [
    "assign_generated_ipv6_cidr_block",
    "enable_dns_hostnames",
    "enable_dns_support",
    "enable_network_address_usage_metrics",
    "instance_tenancy",
  ]),
  ...meaning(`a network with it is yours to make: ${existing}`, [
    ...["ipv4IpamPoolId", "ipv4NetmaskLength", "ipv6IpamPoolId", "ipv6NetmaskLength"],
    ...["ipv6CidrBlockNetworkBorderGroup", "outpostArn", "customerOwnedIpv4Pool", "mapCustomerOwnedIpOnLaunch"],
    "enableLniAtDeviceIndex",
  ]),
  ...overridableOn("each of the `subnets` of the `CacheNetwork`", [
    "assign_ipv6_address_on_creation",
    "enable_dns64",
    "enable_resource_name_dns_a_record_on_launch",
    "enable_resource_name_dns_aaaa_record_on_launch",
    "ipv6_cidr_block",
    "ipv6_native",
    "map_public_ip_on_launch",
    "private_dns_hostname_type_on_launch",
  ]),
  ...meaning(existing, ["vpcId", "vpc", "subnetIds", "subnets"]),
  ...meaning(existing, ["vpcSubnets", "subnetId"]),
  ...meaning('set `network`: { kind: "existing-subnet-group", subnetGroupName }', ["subnetGroupName"]),
  ...meaning(lookup, ["filter", "values", "default", "dhcpOptionsId", "state", "vpcTags", "subnetTags", "vpcName"]),
  ...meaning(isolated, [
    "availabilityZones",
    "availabilityZone",
    "availabilityZoneId",
    "cidrBlock",
    "cidr",
    "ipAddresses",
    "maxAzs",
    "azs",
  ]),
  ...meaning("an isolated network has no rules there, so that nothing uses it", [
    "ingress",
    "egress",
    "revokeRulesOnDelete",
    "cidrBlocks",
    "fromPort",
    "ipv6CidrBlocks",
    "prefixListIds",
    "protocol",
    "securityGroups",
    "selfAttribute",
    "self",
    "toPort",
    "description",
  ]),
  ...meaning("a network has no name of its own: set `Name` in `tags`", ["name"]),
  ...metaArguments("CacheNetwork", "vpc"),
};
