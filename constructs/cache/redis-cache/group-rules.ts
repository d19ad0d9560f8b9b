import { type Problems, isUnresolved } from "../../core";
import { type ResolvedSettings, checkParameterGroup } from "../../elasticache";
import { groupNameStartCheck, subnetGroupOf } from "../../network";
import type { RedisCacheProps } from "./props";

/** Checks the groups of a cache against the props that say what is in a group of its own. */
export function checkGroups(sound: Partial<RedisCacheProps>, settings: ResolvedSettings, problems: Problems): void {
  checkSubnetGroup(sound, problems);
  checkParameters(sound, settings, problems);
  checkSecurityGroups(sound, problems);
}

function checkSubnetGroup({ network, subnetGroup }: Partial<RedisCacheProps>, problems: Problems): void {
  if (subnetGroup !== undefined && subnetGroupOf(network) !== undefined) {
    problems.add("subnetGroup", "must be left out: `network` is an existing subnet group", subnetGroup);
  } else if (subnetGroup?.kind === "existing-subnet-group" && network?.kind === "isolated") {
    problems.add(
      "subnetGroup.kind",
      "must be `own-subnet-group` in an isolated network, which is new",
      subnetGroup.kind,
    );
  }
}

function checkParameters(
  { parameterGroup, parameters }: Partial<RedisCacheProps>,
  settings: ResolvedSettings,
  problems: Problems,
): void {
  if (parameterGroup?.kind !== "existing-parameter-group") {
    return;
  }
  checkParameterGroup(problems, "parameterGroup.parameterGroupName", parameterGroup.parameterGroupName, settings);
  if (parameters !== undefined) {
    const rule = "must be left out: an existing `parameterGroup` is not changed";
    const remedy = "set them where the group is managed";
    problems.add("parameters", rule, parameters, remedy);
  }
}

function checkSecurityGroups(sound: Partial<RedisCacheProps>, problems: Problems): void {
  const { name, securityGroups = { kind: "own-security-group" }, securityGroupDescription, clients = {} } = sound;
  if (securityGroups.kind === "own-security-group" && securityGroups.name === undefined) {
    groupNameStartCheck("name", name, problems);
  }
  if (securityGroups.kind !== "existing-security-groups") {
    return;
  }
  if (!problems.has("clients") && (isUnresolved(clients) || Object.keys(clients).length > 0)) {
    problems.add("securityGroups.kind", noRules, securityGroups.kind, besideRemedy);
  }
  if (securityGroupDescription !== undefined) {
    const rule = "must be left out: existing `securityGroups` are not changed";
    problems.add("securityGroupDescription", rule, securityGroupDescription);
  }
}

/** Why existing security groups let no client in. */
export const noRules = 'must be "own-security-group" to let `clients` in: existing groups are not changed';

/** How clients are let in beside existing groups. */
export const besideRemedy = "keep the existing ones as `additionalSecurityGroupIds`";
