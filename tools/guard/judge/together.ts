import { cardOf } from "../../shared/cards/index";
import { sources } from "../../shared/cards/sources";
import { groupBy } from "../../shared/group-by";
import { hasHole } from "../../shared/plan/delta";
import type { Plan, ResourceChange, Values } from "../../shared/plan/plan";
import { configuredAddress, configuredResources } from "../../shared/plan/references";
import { identityOf } from "./identity";
import { overwritten } from "./imports";
import type { StepFinding } from "./verdict";

/** Findings about two resources of the plan that AWS refuses together. */
export function judgeTogether(plan: Plan): readonly StepFinding[] {
  return [...duplicateNames(plan), ...sameNameAgain(plan), ...lacksDefaultUser(plan), ...otherEngine(plan)];
}

/** AWS refuses a second object with the same name, or treats it as a change of the first. */
function duplicateNames(plan: Plan): readonly StepFinding[] {
  const resources = configuredResources(plan);
  const byName = groupBy(
    plan.resource_changes.filter(exists).flatMap((change) => {
      const identity = identityOf(change.type, change.change.after, change.change.after_unknown);
      const { provider_config_key = "" } = resources.get(configuredAddress(change.address)) ?? {};
      return identity === undefined ? [] : [{ change, key: JSON.stringify([provider_config_key, identity]) }];
    }),
    ({ key }) => key,
  );
  return [...byName.values()].flatMap((named) => {
    const group = named.map(({ change }) => change);
    return group.filter(isNew).flatMap((change) => {
      const other = group.find((candidate) => candidate !== change);
      return other === undefined ? [] : [hasDuplicateName(change, other.address)];
    });
  });
}

function hasDuplicateName({ address, type }: ResourceChange, other: string): StepFinding {
  return {
    address,
    attribute: (cardOf(type)?.namedBy ?? []).join(", "),
    effect: `it is created with the same name as ${other}: AWS refuses one of the two, or treats it as a change of the other`,
    instead: "give each a unique name, or keep only one of them",
    source: "https://github.com/terraform-aws-modules/terraform-aws-elasticache/issues/16",
  };
}

/** With `create_before_destroy`, the new object meets the old one. */
function sameNameAgain(plan: Plan): readonly StepFinding[] {
  return plan.resource_changes
    .filter(({ mode, type, change: { actions, before, after, after_unknown } }) => {
      const identity = identityOf(type, before);
      return (
        mode === "managed" &&
        actions.join() === "create,delete" &&
        identity !== undefined &&
        identity === identityOf(type, after, after_unknown)
      );
    })
    .map(({ address, type }) => ({
      address,
      attribute: (cardOf(type)?.namedBy ?? []).join(", "),
      effect: overwritten.has(type)
        ? "the new one has the name of the old one: AWS treats it as a change of that, which is then deleted"
        : "the new one has the name of the old one, which is there until the new one is: AWS refuses it, and the apply ends in an error",
      instead: "give the new one another name",
      source: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
    }));
}

/** Only where the plan shows every user of the group, because another user may have the name. */
function lacksDefaultUser(plan: Plan): readonly StepFinding[] {
  const users = new Map(
    ofType(plan, "aws_elasticache_user").map((user) => [valueOf(user, "user_id"), valueOf(user, "user_name")]),
  );
  return ofType(plan, "aws_elasticache_user_group")
    .filter(({ change }) => change.actions.join() !== "no-op")
    .filter((group) => {
      const ids = valueOf(group, "user_ids");
      return (
        engineOf(group) === "redis" &&
        Array.isArray(ids) &&
        ids.every((id) => users.has(id) && users.get(id) !== "default")
      );
    })
    .map(({ address }) => ({
      address,
      attribute: "user_ids",
      effect: "no user of the group is named `default`, and AWS refuses such a group for Redis OSS",
      instead: "add a user whose `user_name` is `default`; it may be turned off by its access string",
      source: sources.issue(25593),
    }));
}

function otherEngine(plan: Plan): readonly StepFinding[] {
  const engines = new Map(
    ofType(plan, "aws_elasticache_user_group").map((group) => [valueOf(group, "user_group_id"), engineOf(group)]),
  );
  return ofType(plan, "aws_elasticache_replication_group")
    .filter(({ change }) => change.actions.join() !== "no-op")
    .filter((cache) => {
      const ids = valueOf(cache, "user_group_ids");
      return engineOf(cache) === "redis" && Array.isArray(ids) && ids.some((id) => engines.get(id) === "valkey");
    })
    .map(({ address }) => ({
      address,
      attribute: "user_group_ids",
      effect: "the user group is for Valkey, and AWS does not accept it for a Redis OSS cache",
      instead: "make a group and users with the engine `redis`; Valkey accepts those too",
      source: sources.rbac,
    }));
}

/** The provider uses Redis OSS when the code names no engine. */
function engineOf(change: ResourceChange): string {
  const engine = valueOf(change, "engine");
  return typeof engine === "string" ? engine.toLowerCase() : "redis";
}

function ofType(plan: Plan, type: string): readonly ResourceChange[] {
  return plan.resource_changes.filter((change) => change.type === type && exists(change));
}

/** True for what exists after the apply. */
function exists({ mode, deposed, change }: ResourceChange): boolean {
  return mode === "managed" && deposed === undefined && change.after !== null;
}

function isNew({ change }: ResourceChange): boolean {
  return change.actions.join() === "create";
}

/** Undefined for what is not set, or is known only after the apply. */
function valueOf({ change: { after, after_unknown } }: ResourceChange, attribute: string): unknown {
  const isUnknown = hasHole((after_unknown as Values | null)?.[attribute]);
  return isUnknown ? undefined : (after?.[attribute] ?? undefined);
}
