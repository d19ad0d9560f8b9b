import type { Step } from "../../shared/cards/card";
import { cardOf } from "../../shared/cards/index";
import { type Interruption, hasReplica } from "../../shared/cards/interruption";
import type { PlannedChange } from "../../shared/cards/planned-change";
import { own } from "../../shared/records";
import { describeValues, isSecret } from "../../shared/plan/delta";
import type { Change, ResourceChange } from "../../shared/plan/plan";
import type { InterruptionFinding, LossFinding, StepFinding, UnjudgedFinding } from "./verdict";

/** A change, and what the plan says about it. */
export interface Judgeable extends ResourceChange {
  readonly planned: PlannedChange;
}

/** Changes in place that lose data. */
export function judgeLossesInPlace({ address, type, change, planned }: Judgeable): readonly LossFinding[] {
  if (!isUpdate(change)) {
    return [];
  }
  return (cardOf(type)?.losses ?? [])
    .filter(({ applies }) => applies(planned))
    .map(({ attribute, lost, instead, source }): LossFinding => {
      const values = describeValues(change, attribute);
      return {
        address,
        action: "changed in place, which empties it",
        forcedBy: [{ attribute, ...(values === undefined ? {} : { values }) }],
        lost: [lost],
        instead: [instead],
        source,
      };
    });
}

/** Changes in place that clients notice. */
export function judgeInterruptions({ address, type, change, planned }: Judgeable): readonly InterruptionFinding[] {
  if (!isUpdate(change)) {
    return [];
  }
  const { before, after, changedNames } = planned;
  return changedNames.flatMap((attribute) =>
    (own(cardOf(type)?.interruptions ?? {}, attribute) ?? [])
      .filter(({ applies }) => applies === undefined || applies(before[attribute], after[attribute], planned))
      .map((interruption) => {
        const values = describeValues(change, attribute);
        return {
          address,
          attribute,
          kind: interruption.kind,
          ...(values === undefined ? {} : { values }),
          when: timeOf(interruption, change, planned),
          effect: effectOf(interruption, planned),
          source: interruption.source,
        };
      }),
  );
}

/** What one apply cannot do. */
export function judgeSteps({ address, type, change, planned }: Judgeable): readonly StepFinding[] {
  if (!planned.isNew && !isUpdate(change)) {
    return [];
  }
  return (cardOf(type)?.steps ?? [])
    .filter((step) => isAbout(step, planned))
    .map(({ attribute, names, effect, instead, source }) => ({
      address,
      attribute: names?.(planned).join(", ") ?? attribute,
      effect,
      instead,
      source,
    }));
}

function isAbout({ on, applies }: Step, planned: PlannedChange): boolean {
  return (on === "any" || !planned.isNew) && applies(planned);
}

/**
 * Changes in place that no card says anything about: attributes that are newer than the card of their type, and types
 * without a card.
 */
export function judgeUnknown({ address, type, mode, change, planned }: Judgeable): readonly UnjudgedFinding[] {
  if (mode === "data" || !isUpdate(change)) {
    return [];
  }
  const { changedNames } = planned;
  const card = cardOf(type);
  if (card === undefined) {
    const what = changedNames.length === 0 ? "" : `: ${changedNames.join(", ")}`;
    return [{ address, text: `changed in place${what}; the guard has no rule for ${type}`, mayLose: false }];
  }
  const { quiet, interruptions = {}, steps = [], replacedBy } = card;
  if (quiet === undefined) {
    return [];
  }
  const known = new Set([
    ...quiet,
    ...Object.keys(interruptions),
    ...steps.map(({ attribute }) => attribute),
    ...replacedBy,
  ]);
  return changedNames
    .filter((name) => !known.has(name))
    .map((name) => ({
      address,
      text: `${name} changes in place; the guard does not know this attribute of ${type}`,
      mayLose: true,
    }));
}

function isUpdate({ actions }: Change): boolean {
  return actions.join() === "update";
}

function timeOf({ when }: Interruption, change: Change, { after }: PlannedChange): string {
  if (when === "now") {
    return "apply_immediately" in after ? "at once, whatever `apply_immediately` says" : "at once";
  }
  if (after.apply_immediately === true) {
    return "at once, because `apply_immediately` is true";
  }
  const { maintenance_window } = after;
  const isShown = typeof maintenance_window === "string" && !isSecret(change, "maintenance_window");
  const window = isShown ? `, ${maintenance_window} UTC` : "";
  return when === "window"
    ? `in the maintenance window${window}`
    : `at once or in the maintenance window${window}: AWS does not say which`;
}

function effectOf({ effect, alone }: Interruption, { before }: PlannedChange): string {
  return alone === undefined || (hasReplica(before) && before[alone.unless] !== false) ? effect : alone.effect;
}
