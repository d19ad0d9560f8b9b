import type { Plan, ResourceChange, Values } from "../../shared/plan/plan";
import { handlesOf } from "./handles";
import { oncePerPlan } from "./per-plan";

const forgetting = new Set(["forget", "create,forget"]);

/** True when a change takes an object out of the state and leaves it in AWS. */
export function isForgotten({ mode, change }: ResourceChange): boolean {
  return mode === "managed" && forgetting.has(change.actions.join());
}

/** What belongs to an object and would be destroyed, while the object itself is forgotten: rules, policies, … */
export function destroyedParts(whole: ResourceChange, plan: Plan): readonly ResourceChange[] {
  return plan.resource_changes.filter(
    (part) => part.mode === "managed" && part.deposed === undefined && leaves(part, whole),
  );
}

/** The forgotten object that something destroyed belongs to. */
export function forgottenWhole(part: ResourceChange, plan: Plan): ResourceChange | undefined {
  return part.deposed === undefined ? forgottenIn(plan).find((whole) => leaves(part, whole)) : undefined;
}

/** What nothing manages from then on. */
const forgottenIn = oncePerPlan((plan) =>
  plan.resource_changes.filter((change) => isForgotten(change) && heirOf(change, plan) === undefined),
);

/** What imports an object in the same apply. */
export function heirOf({ type, change }: ResourceChange, plan: Plan): ResourceChange | undefined {
  const { id } = change.before ?? {};
  return typeof id !== "string" || id === ""
    ? undefined
    : plan.resource_changes.find((heir) => heir.type === type && heir.change.importing?.id === id);
}

/** True when a part is destroyed, and no new one takes its place at the same object. */
function leaves(part: ResourceChange, whole: ResourceChange): boolean {
  const { actions, before, after } = part.change;
  return actions.includes("delete") && belongsTo(part.type, before, whole) && !belongsTo(part.type, after, whole);
}

/**
 * A part names what it belongs to in an argument that is called after its type: `security_group_id`, `topic_arn`,
 * `role`; or in `arn`, when its own type begins with that type: `aws_sns_topic_policy`.
 */
function belongsTo(type: string, values: Values | null, whole: ResourceChange): boolean {
  const handles = handlesOf(whole.type, whole.change.before ?? {});
  return Object.entries(values ?? {}).some(
    ([argument, value]) =>
      typeof value === "string" &&
      handles.includes(value) &&
      (argument === "arn"
        ? type.startsWith(`${whole.type}_`)
        : type !== whole.type && whole.type.endsWith(`_${argument.replace(/_(arn|id|name)$/, "")}`)),
  );
}
