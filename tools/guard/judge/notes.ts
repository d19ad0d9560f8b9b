import type { Plan, ResourceChange } from "../../shared/plan/plan";
import type { Judgeable } from "./changes";
import type { Note } from "./verdict";

/** One request that must not wait makes AWS apply every waiting change. */
export function pendingNotes({ address, change, planned }: Judgeable): readonly Note[] {
  return change.actions.join() === "update" &&
    planned.changed("apply_immediately") &&
    planned.after.apply_immediately === true
    ? [
        {
          address,
          text: "this apply, or the next one that changes more, applies at once everything that waits for the maintenance window",
        },
      ]
    : [];
}

/** What a `moved` block says. */
export function moveNotes({ address, previous_address }: ResourceChange): readonly Note[] {
  return previous_address === undefined
    ? []
    : [{ address, text: `it is the same object as before under ${previous_address}` }];
}

/** Notes about the plan itself. */
export function planNotes({ complete, errored }: Plan): readonly Note[] {
  return complete || errored
    ? []
    : [
        {
          address: "plan",
          text: "it does not reach the whole configuration (`-target`, or deferred changes): plan again afterwards",
        },
      ];
}
