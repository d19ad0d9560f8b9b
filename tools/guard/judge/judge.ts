import type { Plan } from "../../shared/plan/plan";
import { marker } from "./allowances";
import { type Judgeable, judgeInterruptions, judgeLossesInPlace, judgeSteps, judgeUnknown } from "./changes";
import { judgeDeletion } from "./deletions";
import { importNotes, importSteps } from "./imports";
import { judgeLater } from "./later";
import { moveNotes, pendingNotes, planNotes } from "./notes";
import { findRenames, renameSteps } from "./renames";
import { judgeSilent } from "./silent";
import { situationsOf } from "./situations";
import { judgeTogether } from "./together";
import type { Verdict } from "./verdict";

/**
 * Judges a plan.
 *
 * @param allowances what `--allow` named, as given: an address, or an address, `=` and a reason
 * @param errors what Terraform said when planning ended in an error
 * @throws UnmatchedAllowance when an allowance names nothing that has to be allowed
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
  const steps = [
    ...changes.flatMap(judgeSteps),
    ...deletions.flatMap((each) => each.steps ?? []),
    ...renames.flatMap((rename) => renameSteps(rename, plan)),
    ...importSteps(plan),
    ...judgeSilent(plan),
    ...judgeTogether(plan),
  ];
  const unjudged = [
    ...deletions.flatMap((each) => each.unjudged ?? []),
    ...changes.flatMap(judgeUnknown),
    ...judgeLater(plan),
  ];
  const mark = marker(
    allowances,
    [...losses, ...forgotten, ...steps, ...unjudged.filter(({ mayLose }) => mayLose)].map(({ address }) => address),
  );
  return {
    losses: losses.map(mark),
    renames,
    forgotten: forgotten.map(mark),
    steps: steps.map(mark),
    interruptions: changes.flatMap(judgeInterruptions),
    unjudged: unjudged.map(mark),
    notes: [
      ...deletions.flatMap((each) => each.notes ?? []),
      ...changes.flatMap(moveNotes),
      ...changes.flatMap(pendingNotes),
      ...importNotes(plan),
      ...planNotes(plan),
    ],
    errors: plan.errored && errors.length === 0 ? ["the plan ended in an error, so it may lack changes"] : errors,
  };
}
