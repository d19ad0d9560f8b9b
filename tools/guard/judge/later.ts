import type { Plan } from "../../shared/plan/plan";
import type { UnjudgedFinding } from "./verdict";

/** What Terraform itself does not know yet. */
export function judgeLater({ deferred_changes, action_invocations }: Plan): readonly UnjudgedFinding[] {
  return [
    ...deferred_changes
      .filter(({ resource_change: { mode, change } }) => mode !== "data" && change.actions.join() !== "no-op")
      .map(({ reason, resource_change: { address } }) => ({
        address,
        text: `put off to a later plan (${reason}): this plan does not decide what happens to it`,
        mayLose: true,
      })),
    ...action_invocations.map(({ address }) => ({
      address,
      text: "an action, which may do anything: the guard does not judge actions",
      mayLose: true,
    })),
  ];
}
