import type { SecurityGroupRule } from "@aws-sdk/client-ec2";
import type { Client, Clients, Network, RedisCacheProps } from "../../../constructs";
import type { Parameters } from "../../../constructs/elasticache";
import type { FoundCache, FoundSecurityGroup } from "../found";
import { keyFor, uniqueKeys } from "./key";
import { type Taking, given, imported, whyShared } from "./part";
import { portOf } from "./settings";

/** The subnet group, and the network that it is. */
export function subnetGroupOf({ subnetGroup: { group, usedBy } }: FoundCache, isKept: string | undefined) {
  const name = String(group.CacheSubnetGroupName);
  const reason = isKept ?? whyShared(usedBy) ?? (name === "default" ? "AWS makes it for everybody" : undefined);
  const existing: Network = { kind: "existing-subnet-group", subnetGroupName: name };
  const own: Network = {
    kind: "existing",
    vpcId: String(group.VpcId),
    subnetIds: (group.Subnets ?? []).map(({ SubnetIdentifier }) => String(SubnetIdentifier)),
  };
  const props: Partial<RedisCacheProps> = {
    subnetGroup: { kind: "own-subnet-group", name, description: group.CacheSubnetGroupDescription },
  };
  return reason === undefined
    ? { network: own, props, taking: imported("subnet group", name) }
    : { network: existing, props: {}, taking: given("subnet group", name, reason) };
}

/**
 * The values that a group has for our own defaults when nobody has set them. They must be written, or the defaults would
 * change them.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
 */
const unset: Parameters = { "maxmemory-policy": "volatile-lru", "notify-keyspace-events": "", timeout: 0 };

/** What follows from the topology, and is not to be set. */
const derived = "cluster-enabled";

/** The parameter group and its values. */
export function parameterGroupOf(
  { parameterGroup: { group, changed, usedBy } }: FoundCache,
  isKept: string | undefined,
) {
  const name = String(group.CacheParameterGroupName);
  const reason = isKept ?? (name.startsWith("default.") ? "AWS makes it for everybody" : whyShared(usedBy));
  if (reason !== undefined) {
    const props: Partial<RedisCacheProps> = {
      parameterGroup: { kind: "existing-parameter-group", parameterGroupName: name },
    };
    return { props, taking: given("parameter group", name, reason) };
  }
  const { [derived]: _derived, ...set } = changed;
  const values = Object.entries(set).map(([parameter, value]) => [parameter, numberOrText(value)]);
  const props: Partial<RedisCacheProps> = {
    parameterGroup: { kind: "own-parameter-group", name, description: group.Description },
    parameters: { ...unset, ...(Object.fromEntries(values) as Parameters) },
  };
  return { props, taking: imported("parameter group", name) };
}

function numberOrText(value: string): string | number {
  return /^(0|-?[1-9]\d{0,14})$/.test(value) ? Number(value) : value;
}

/** The security groups, and the clients that the own one lets in. */
export function securityGroupsOf(found: FoundCache, isKept: string | undefined) {
  const ids = found.securityGroups.map(({ group }) => String(group.GroupId));
  const judged = found.securityGroups.map((each) => ({ ...each, reason: isKept ?? reasonToGive(each, found) }));
  const own = judged.find(({ reason }) => reason === undefined);
  const takings: readonly Taking[] = judged.map((each) => {
    const what = `${String(each.group.GroupId)} (${String(each.group.GroupName)})`;
    return each === own
      ? imported("security group", what)
      : given("security group", what, each.reason ?? "one group of a cache can be its own");
  });
  if (own === undefined) {
    const props: Partial<RedisCacheProps> = {
      securityGroups: { kind: "existing-security-groups", securityGroupIds: ids },
    };
    return { clients: {} satisfies Clients, props, takings };
  }
  const { GroupId, GroupName, Description } = own.group;
  const props: Partial<RedisCacheProps> = {
    securityGroups: {
      kind: "own-security-group",
      name: GroupName,
      additionalSecurityGroupIds: ids.filter((id) => id !== GroupId),
    },
    securityGroupDescription: Description,
  };
  return { clients: clientsOf(own, found), props, takings, own };
}

/** Why a group cannot be the cache's own. */
function reasonToGive({ group, rules, usedBy }: FoundSecurityGroup, found: FoundCache): string | undefined {
  if (group.GroupName === "default") {
    return "it is the group that AWS keeps in every VPC";
  }
  const ids = new Set(rules.map(({ SecurityGroupRuleId }) => SecurityGroupRuleId));
  if (ids.size < rules.length) {
    return "several of its rules have one id, so that they cannot be told apart";
  }
  const port = String(portOf(found));
  const others = rules.filter((rule) => rule.IsEgress !== true && clientOf(rule, found) === undefined);
  const isOther = others.map(({ SecurityGroupRuleId }) => String(SecurityGroupRuleId)).join(", ");
  return (
    whyShared(usedBy) ?? (isOther === "" ? undefined : `${isOther} allows more than one client on TCP port ${port}`)
  );
}

/** The clients of a group: each of its rules by a name. */
function clientsOf(own: FoundSecurityGroup, found: FoundCache): Clients {
  return Object.fromEntries(rulesOf(own, found).map(({ name, client }) => [name, client]));
}

/** The rules that let clients in, each with the name that its client gets. */
export function rulesOf(own: FoundSecurityGroup, found: FoundCache) {
  const rules = own.rules.flatMap((rule) => {
    const client = rule.IsEgress === true ? undefined : clientOf(rule, found);
    return client === undefined ? [] : [{ rule, client }];
  });
  const names = uniqueKeys(rules.map(({ rule, client }) => nameOf(rule, client)));
  return rules.map((each, index) => ({ ...each, name: String(names[index]) }));
}

function clientOf(rule: SecurityGroupRule, found: FoundCache): Client | undefined {
  const { IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupInfo: peer } = rule;
  const port = portOf(found);
  if (IpProtocol !== "tcp" || FromPort !== port || ToPort !== port) {
    return undefined;
  }
  const said = rule.Description === undefined || rule.Description === "" ? {} : { description: rule.Description };
  const cidr = CidrIpv4 ?? CidrIpv6;
  if (cidr !== undefined) {
    return { kind: "cidr", cidr, ...said };
  }
  if (PrefixListId !== undefined) {
    return { kind: "prefix-list", prefixListId: PrefixListId, ...said };
  }
  const isAbroad = peer?.UserId !== undefined && peer.UserId !== found.place.account;
  return peer?.GroupId === undefined
    ? undefined
    : { kind: "security-group", securityGroupId: isAbroad ? `${peer.UserId}/${peer.GroupId}` : peer.GroupId, ...said };
}

/** Longest description that makes a name, in characters. */
const longestName = 32;

/** A name that a person would recognize: the rule's `Name`, a short description, or what the rule lets in. */
function nameOf({ Tags = [], Description = "", GroupId }: SecurityGroupRule, client: Client): string {
  const tagged = Tags.find(({ Key }) => Key === "Name")?.Value;
  const isItself = client.kind === "security-group" && client.securityGroupId === GroupId;
  const described = Description.length <= longestName ? Description : undefined;
  return (
    [tagged, described, isItself ? "itself" : sourceOf(client)]
      .map((text = "") => keyFor(text))
      .find((key) => key !== "") ?? "client"
  );
}

function sourceOf(client: Client): string {
  switch (client.kind) {
    case "cidr":
      return `cidr-${client.cidr}`;
    case "prefix-list":
      return client.prefixListId;
    case "security-group":
      return client.securityGroupId.replace(/^\d+\//, "");
    case "lookup":
      return "";
  }
}
