import { isRetired } from "../../../../constructs/elasticache/facts/retired-node-types";
import {
  clash,
  parseMaintenanceWindow,
  parseSnapshotWindow,
} from "../../../../constructs/elasticache/replication-group/parse-windows";
import type { Step } from "../card";
import type { PlannedChange } from "../planned-change";
import { differsInMoreThanCase, members } from "../interruption";
import { sources } from "../sources";
import { fixedParameters, isDefaultGroup, movesToAnother } from "./group-parameters";
import { factsOf, isUnknownSize } from "./node-type";
import { blueGreen } from "./ways";

/** What replication groups and clusters have in common. */
export const commonSteps: readonly Step[] = [
  {
    attribute: "node_type",
    effect: "AWS has this family of nodes, but not in this size",
    instead: "choose a size that the list of node types has",
    source: sources.nodeTypes,
    on: "any",
    applies: ({ after, changed, isNew }) => (isNew || changed("node_type")) && isUnknownSize(after.node_type),
  },
  {
    attribute: "node_type",
    effect: "AWS has retired this node type: it makes no new caches of it",
    instead: "choose a node type of a newer family; for a cache that exists, import it",
    source: sources.nodeTypes,
    on: "any",
    applies: ({ after, isNew }) => isNew && typeof after.node_type === "string" && isRetired(after.node_type),
  },
  {
    attribute: "node_type",
    effect: "AWS offers this node type for Valkey only",
    instead: "choose a node type of another family, or go to Valkey in a separate apply first",
    source: sources.nodeTypes,
    on: "any",
    applies: ({ after, changed, isNew }) =>
      (isNew || changed("node_type")) &&
      String(after.engine).toLowerCase() === "redis" &&
      factsOf(after.node_type)?.minRedis === null,
  },
  {
    attribute: "node_type",
    effect: "AWS does not start a change of the node type while an upgrade is pending, nor an upgrade while that is",
    instead: "apply the engine version and the node type one after the other",
    source: sources.upgrades,
    on: "update",
    applies: (change) => change.changed("node_type") && (change.changed("engine_version") || changesEngine(change)),
  },
  {
    attribute: "parameter_group_name",
    effect: "the parameter group is of another family than the engine version: AWS refuses it",
    instead: "switch to a group of the engine version's family in the same apply",
    source: sources.upgrades,
    on: "any",
    applies: (change) => {
      const { after, changed, isNew } = change;
      const isAsked = isNew || changed("engine_version") || changesEngine(change) || changed("parameter_group_name");
      const [has, needs] = [familyOfGroup(change), familyOfEngine(after)];
      return isAsked && has !== undefined && needs !== undefined && has !== needs;
    },
  },
  {
    attribute: "parameter_group_name",
    effect: "the parameter group stays, and it belongs to the engine version before: AWS refuses the upgrade",
    instead: "switch to a group of the new family in the same apply",
    source: sources.upgrades,
    on: "update",
    applies: (change) => {
      const { before, after, changed } = change;
      const [had, needs] = [familyOfEngine(before), familyOfEngine(after)];
      return (
        !changed("parameter_group_name") &&
        typeof after.parameter_group_name === "string" &&
        !isDefaultGroup(after.parameter_group_name) &&
        familyOfGroup(change) === undefined &&
        had !== undefined &&
        needs !== undefined &&
        had !== needs
      );
    },
  },
  ...fixedParameters
    .filter((parameter) => parameter !== "cluster-enabled")
    .map((parameter): Step => ({
      attribute: "parameter_group_name",
      effect: `\`${parameter}\` differs between the two groups, and AWS refuses to change it on a cache that exists`,
      instead: `stay with the value; otherwise ${blueGreen}`,
      source: sources.parameterGroups,
      on: "update",
      applies: (change) => movesToAnother(parameter, change),
    })),
  {
    attribute: "maintenance_window",
    effect: "the maintenance window and the snapshot window overlap, and AWS refuses that, with snapshots or without",
    instead: "set both, so that neither is left to AWS",
    source: "https://github.com/hashicorp/terraform/issues/17247",
    on: "any",
    applies: ({ after, changed, isNew }) =>
      (isNew || changed("maintenance_window") || changed("snapshot_window")) &&
      overlap(after.snapshot_window, after.maintenance_window),
  },
  {
    attribute: "log_delivery_configuration",
    effect: "AWS refuses changes of log delivery that may wait for the maintenance window",
    instead: "set `apply_immediately` for this apply",
    source: sources.logs,
    on: "update",
    applies: ({ after, changed }) => changed("log_delivery_configuration") && after.apply_immediately !== true,
  },
  {
    attribute: "security_group_ids",
    effect: "the provider sends nothing when no security group is left: the cache keeps those it has",
    instead: "name the security groups that the cache should have",
    source: "https://github.com/cloudposse/terraform-aws-elasticache-redis/issues/241",
    on: "update",
    applies: ({ before, after, changed }) =>
      changed("security_group_ids") &&
      members(before.security_group_ids).length > 0 &&
      (after.security_group_ids === null || Array.isArray(after.security_group_ids)) &&
      members(after.security_group_ids).length === 0,
  },
];

function changesEngine({ before, after }: PlannedChange): boolean {
  return "engine" in after && differsInMoreThanCase(before.engine, after.engine);
}

/**
 * The family of a group: from the plan, or from the name for one of AWS's own; undefined for any other. If the code
 * names no group, AWS chooses one that fits.
 */
function familyOfGroup({ after, isConfigured, parameterFamilies }: PlannedChange): unknown {
  const name = after.parameter_group_name;
  const [, ownFamily] = typeof name === "string" ? (/^default\.(.+?)(\.cluster\.on)?$/.exec(name) ?? []) : [];
  return ownFamily !== undefined && isConfigured("parameter_group_name") ? ownFamily : parameterFamilies.get(name);
}

/**
 * The family of an engine version: before 7 Redis OSS has one for each minor version, or for all of 6.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
 */
function familyOfEngine({ engine, engine_version }: PlannedChange["after"]): string | undefined {
  const [, major = "", minor = ""] =
    typeof engine_version === "string" ? (/^(\d+)\.(\w+)/.exec(engine_version) ?? []) : [];
  const name = typeof engine === "string" ? engine.toLowerCase() : "";
  if (major === "" || (name !== "redis" && name !== "valkey" && name !== "memcached")) {
    return undefined;
  }
  if (name === "redis" && major === "6") {
    return "redis6.x";
  }
  const hasMinor = name === "memcached" || (name === "redis" && Number(major) < 6);
  return `${name}${major}${hasMinor ? `.${minor}` : ""}`;
}

function overlap(snapshotWindow: unknown, maintenanceWindow: unknown): boolean {
  if (typeof snapshotWindow !== "string" || typeof maintenanceWindow !== "string") {
    return false;
  }
  const [snapshot, maintenance] = [parseSnapshotWindow(snapshotWindow), parseMaintenanceWindow(maintenanceWindow)];
  return snapshot !== undefined && maintenance !== undefined && clash(snapshot, maintenance);
}
