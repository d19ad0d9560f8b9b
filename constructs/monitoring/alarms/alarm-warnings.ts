import { type Warning, isUnresolved, sharedName } from "../../core";
import type { AlarmPlan } from "./alarm-plan";

/** Ids of the warnings about alarms. */
export const alarmWarnings = ["alarms-undecided", sharedName] as const;

/** Id of a warning about alarms. */
export type AlarmWarning = (typeof alarmWarnings)[number];

/**
 * The warning about a cache whose number of nodes is only known at deploy.
 *
 * @internal
 */
export const nodesUndecided: Warning<AlarmWarning> = {
  id: "alarms-undecided",
  message: "the number of nodes is only known at deploy, so there are no alarms and no dashboard",
};

/**
 * The warnings about a plan of alarms.
 *
 * @internal
 */
export function warningsAbout({ undecided }: AlarmPlan, nodeType: string): readonly Warning<AlarmWarning>[] {
  const what = isUnresolved(nodeType) ? "is only known at deploy" : `${nodeType} is not in the table`;
  return undecided.length === 0
    ? []
    : [
        {
          ...nodesUndecided,
          message: `the node type ${what}, so these alarms do not exist: ${undecided.join(", ")}`,
        },
      ];
}
