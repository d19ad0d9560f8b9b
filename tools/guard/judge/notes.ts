import type { Plan, ResourceChange } from "../../shared/plan/plan";
import type { Judgeable } from "./changes";
import type { Note } from "./verdict";

/** AWS makes everything that waits as soon as one request says that it may not wait. */
export function pendingNotes({ address, change, planned }: Judgeable): readonly Note[] {
  return change.actions.join() === "update" &&
    planned.changed("apply_immediately") &&
    planned.after.apply_immediately === true
    ? [
        {
          address,
          text: "with this apply, or the next one that changes more, everything that waits for the maintenance window is made at once",
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

/** What is to be said of the plan itself. */
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
