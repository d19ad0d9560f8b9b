import { callsInClone } from "../calls";
import { adoptIn } from "../command";

/** Takes over a cache that exists, in a clone of this project: the code for it becomes an environment. */
export const adoptInClone = adoptIn({
  calls: callsInClone,
  does: `Reads a cache that exists and adds an environment for it to stacks/environments.ts; without --environment, the entry is
printed. It only reads from AWS. Ends with 1 when a cache cannot be adopted, or the entry was not written.`,
  environment: "name of the new environment; the entry is printed without it",
  finish: "after the first apply: complete the state, and take the imports out of the code",
  place: () => (require("./place") as typeof import("./place")).clone,
});
