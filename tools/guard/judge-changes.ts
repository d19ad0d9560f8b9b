import { deltaOf, describeValues, knownAfterApply } from "./delta";
import { type Interruption, hasReplica } from "./interruption";
import { interruptions } from "./interruptions";
import type { ResourceChange, Values } from "./plan";
import { steps } from "./steps";
import type { InterruptionFinding, StepFinding } from "./verdict";

/** Changes in place that clients notice. */
export function judgeInterruptions({ address, type, change }: ResourceChange): readonly InterruptionFinding[] {
  if (change.actions.join() !== "update") {
    return [];
  }
  const { before, after, changedNames } = deltaOf(change);
  return changedNames.flatMap((attribute) =>
    (interruptions[type]?.[attribute] ?? [])
      .filter(({ applies }) => applies === undefined || applies(before[attribute], after[attribute]))
      .map((interruption) => {
        const values = describeValues(change, attribute);
        return {
          address,
          attribute,
          kind: interruption.kind,
          ...(values === undefined ? {} : { values }),
          when: timeOf(interruption, after),
          effect: effectOf(interruption, before),
        };
      }),
  );
}

/** Changes in place that cannot be made in one go. */
export function judgeSteps({ address, type, change }: ResourceChange): readonly StepFinding[] {
  if (change.actions.join() !== "update") {
    return [];
  }
  const delta = deltaOf(change);
  return (steps[type] ?? [])
    .filter(({ applies }) => applies(delta))
    .map(({ attribute, effect, instead }) => ({ address, attribute, effect, instead }));
}

function timeOf({ when }: Interruption, after: Values): string {
  const immediately = after.apply_immediately === true;
  switch (when) {
    case "now":
      return "at once, whatever `apply_immediately` says";
    case "request":
      return immediately ? "at once, because `apply_immediately` is true" : "at once: AWS documents no waiting for it";
    case "window":
      return immediately ? "at once, because `apply_immediately` is true" : `in the maintenance window${window(after)}`;
  }
}

function window({ maintenance_window }: Values): string {
  const known = maintenance_window !== knownAfterApply && typeof maintenance_window === "string";
  return known ? `, ${maintenance_window} UTC` : "";
}

function effectOf({ effect, effectAlone }: Interruption, before: Values): string {
  return effectAlone === undefined || hasReplica(before) ? effect : effectAlone;
}
