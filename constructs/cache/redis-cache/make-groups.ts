import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { asArgument, copyOf, isUnresolved, lowerCase, partOf } from "../../core";
import { ParameterGroup, type ParameterGroupProps, SubnetGroup, type SubnetGroupProps } from "../../elasticache";
import { type CacheNetwork, SecurityGroup, type SecurityGroupProps } from "../../network";
import type { ParameterGroupChoice, SecurityGroupsChoice, SubnetGroupChoice } from "./groups";

/** A part that is made for a cache, or only named. */
interface NamedPart<T> {
  /** What was made; undefined for a part that exists. */
  readonly made: T | undefined;
  /** The part's name, as the replication group takes it. */
  readonly name: string;
}

/** Makes the subnet group of a cache, if it has one of its own. A network may be an existing group. */
export function makeSubnetGroup(
  cache: Construct,
  choice: SubnetGroupChoice,
  { subnetGroupName: ofNetwork, subnetIds }: CacheNetwork,
  common: Omit<SubnetGroupProps, "subnetIds">,
): NamedPart<SubnetGroup> {
  if (choice.kind === "existing-subnet-group") {
    return { made: undefined, name: lowerCase(choice.subnetGroupName) };
  }
  if (ofNetwork !== undefined) {
    return { made: undefined, name: lowerCase(ofNetwork) };
  }
  const { name: subnetGroupName, description } = choice;
  const made = new SubnetGroup(cache, "SubnetGroup", { ...common, subnetGroupName, description, subnetIds });
  return { made: partOf(cache, made, { subnetGroupName: "subnetGroup.name" }), name: made.subnetGroupName };
}

/** Makes the parameter group of a cache, if it has one of its own. */
export function makeParameterGroup(
  cache: Construct,
  choice: ParameterGroupChoice,
  props: ParameterGroupProps,
): NamedPart<ParameterGroup> {
  if (choice.kind === "existing-parameter-group") {
    return { made: undefined, name: lowerCase(choice.parameterGroupName) };
  }
  const { name: parameterGroupName, description } = choice;
  const made = new ParameterGroup(cache, "ParameterGroup", { ...props, parameterGroupName, description });
  return { made: partOf(cache, made, { parameterGroupName: "parameterGroup.name" }), name: made.parameterGroupName };
}

/** The security groups of a cache. */
interface SecurityGroups {
  /** What was made; undefined if all of them exist. */
  readonly made: SecurityGroup | undefined;
  /** The ids of all of them. */
  readonly ids: readonly string[];
}

/**
 * Makes the security group of a cache, if it has one of its own.
 *
 * Terraform looks up a subnet group that it also changes only while it applies, and until then does not know the VPC: it
 * would make the security group anew. A security group never moves to another VPC, so such a change is ignored.
 */
export function makeSecurityGroups(
  cache: Construct,
  choice: SecurityGroupsChoice,
  { vpcId, subnetGroupName }: CacheNetwork,
  props: Omit<SecurityGroupProps, "vpcId">,
): SecurityGroups {
  if (choice.kind === "existing-security-groups") {
    return { made: undefined, ids: copyOf(choice.securityGroupIds) };
  }
  const { name: securityGroupName, additionalSecurityGroupIds = [] } = choice;
  const made = new SecurityGroup(cache, "SecurityGroup", { ...props, vpcId, securityGroupName });
  if (subnetGroupName !== undefined) {
    made.resource.lifecycle = { ignoreChanges: ["vpc_id"] };
  }
  partOf(cache, made, { clients: "clients", securityGroupName: "securityGroups.name" });
  return { made, ids: withAdditional(made.securityGroupId, additionalSecurityGroupIds) };
}

/** One id and a list of others, which only Terraform may know. */
function withAdditional(id: string, others: readonly string[]): readonly string[] {
  return isUnresolved(others) ? Token.asList(Fn.concat([[id], asArgument(others)])) : [id, ...others];
}
