import type { Plan } from "../../shared/plan/plan";
import { adoptionIn } from "./adoption";
import { marker } from "./allowances";
import { type Judgeable, judgeInterruptions, judgeLossesInPlace, judgeSteps, judgeUnknown } from "./changes";
import { judgeDeletion } from "./deletions";
import { importSteps } from "./imports";
import type { Judged } from "./judged";
import { judgeLater } from "./later";
import { moveNotes, pendingNotes, planNotes } from "./notes";
import { findRenames, renameSteps } from "./renames";
import { judgeSilent } from "./silent";
import { situationsOf } from "./situations";
import { judgeTogether } from "./together";
import { judgeExisting } from "./uses";
import type { Rename, Note, StepFinding, Verdict } from "./verdict";

/**
 * Judges a plan.
 *
 * @param allowances the `--allow` values as given: an address, or an address, `=` and a reason
 * @param errors what Terraform printed when planning ended in an error
 * @throws UnmatchedAllowance when an allowance names nothing that needs to be allowed
 */
export function judge(plan: Plan, allowances: readonly string[] = [], errors: readonly string[] = []): Verdict {
  const situationOf = situationsOf(plan);
  const deferred = plan.deferred_changes.map(({ resource_change }) => resource_change);
  const changes = [...plan.resource_changes, ...deferred].map((change): Judgeable => ({
    ...change,
    planned: situationOf(change),
  }));
  const renames = findRenames(changes, plan);
  const deletions = changes.map((change) => judgeDeletion(change, plan, renames));
  const losses = [...deletions.flatMap((each) => each.losses ?? []), ...changes.flatMap(judgeLossesInPlace)];
  const forgotten = deletions.flatMap((each) => each.forgotten ?? []);
  const steps = stepsIn(plan, changes, deletions, renames);
  const unjudged = [
    ...deletions.flatMap((each) => each.unjudged ?? []),
    ...changes.flatMap(judgeUnknown),
    ...judgeLater(plan),
  ];
  const toAllow = [...losses, ...forgotten, ...steps, ...unjudged.filter(({ mayLose }) => mayLose)];
  const mark = marker(
    allowances,
    toAllow.map(({ address }) => address),
  );
  const adoption = adoptionIn(plan, changes);
  return {
    losses: losses.map(mark),
    renames,
    forgotten: forgotten.map(mark),
    steps: steps.map(mark),
    interruptions: changes.flatMap(judgeInterruptions),
    unjudged: unjudged.map(mark),
    notes: notesOn(plan, changes, deletions),
    ...(adoption === undefined ? {} : { adoption }),
    errors: plan.errored && errors.length === 0 ? ["the plan ended in an error, so it may lack changes"] : errors,
  };
}

function stepsIn(
  plan: Plan,
  changes: readonly Judgeable[],
  deletions: readonly Judged[],
  renames: readonly Rename[],
): readonly StepFinding[] {
  return [
    ...changes.flatMap(judgeSteps),
    ...deletions.flatMap((each) => each.steps ?? []),
    ...renames.flatMap((rename) => renameSteps(rename, plan)),
    ...importSteps(plan),
    ...judgeSilent(plan),
    ...judgeTogether(plan),
    ...judgeExisting(plan),
  ];
}

function notesOn(plan: Plan, changes: readonly Judgeable[], deletions: readonly Judged[]): readonly Note[] {
  return [
    ...deletions.flatMap((each) => each.notes ?? []),
    ...changes.flatMap(moveNotes),
    ...changes.flatMap(pendingNotes),
    ...planNotes(plan),
  ];
}
