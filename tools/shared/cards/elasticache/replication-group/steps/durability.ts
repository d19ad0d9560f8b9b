import type { Step } from "../../../card";
import { sources } from "../../../sources";

/** What may change beside the durability: it asks AWS for nothing, or the provider asks for it in a request of its own. */
const beside = new Set([
  "durability",
  "apply_immediately",
  "final_snapshot_identifier",
  "tags",
  "tags_all",
  "timeouts",
]);

/** Whether AWS keeps a log of every write. */
export const durabilitySteps: readonly Step[] = [
  {
    attribute: "durability",
    effect: "AWS changes the durability only in a request for nothing else, and refuses this one",
    instead: "apply the durability alone, and the rest before or after it",
    source: sources.changingDurability,
    on: "update",
    applies: ({ changed, changedNames }) => changed("durability") && changedNames.some((name) => !beside.has(name)),
  },
];
