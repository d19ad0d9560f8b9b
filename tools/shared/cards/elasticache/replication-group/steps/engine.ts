import type { Step } from "../../../card";
import { sources } from "../../../sources";

/** Engine and version. */
export const engineSteps: readonly Step[] = [
  {
    attribute: "engine_version",
    effect: "the provider refuses at apply to change the engine without a version",
    instead: "state the Valkey version together with the engine",
    source: sources.issue(40286),
    on: "update",
    applies: ({ before, after, changed }) =>
      changed("engine") && after.engine === "valkey" && before.engine !== "valkey" && !changed("engine_version"),
  },
];
