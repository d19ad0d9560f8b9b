import { App } from "cdktf";
import { join } from "node:path";
import { addStacks } from "../../../stacks/add-stacks";
import { environments } from "../../../stacks/environments";
import type { ExitCode } from "../../shared/command-line/command";
import { Failure } from "../../shared/failure";
import { callsInClone as calls } from "../calls";
import type { Adoption, Place } from "../place";
import { steps } from "../report";
import { checkName } from "../stack-name";
import { entrySource } from "../write/entry-source";
import { addEntry } from "./add-entry";
import { removeImports } from "./remove-imports";

const file = "stacks/environments.ts";

/** A clone of this project, in the directory of this process. */
export const clone: Place = {
  checkTask: (task) => {
    if (task.kind === "adopt" && task.environment !== undefined) {
      checkNewName(task.environment);
    }
  },
  sourceOf: async ({ stack, environment }) => {
    const refusals = addStacks(new App(), { ...environments, [stack]: environment });
    if (refusals.length > 0) {
      throw new Failure(`beside the other environments, it cannot be added:\n${refusals.join("\n")}`);
    }
    return entrySource(stack, environment);
  },
  handOver: async ({ typed }, source) => (typed === undefined ? printed(source) : written(typed, source)),
  takeOut: async (project, stack) => {
    const outcome = await removeImports(join(project, file), stack);
    if (outcome !== "removed") {
      const why = outcome === "absent" ? "they do not stand there" : outcome.leftAlone;
      throw new Failure(`the state is ready; take the imports of ${stack} out of ${file} by hand: ${why}`);
    }
    return [`took the imports of ${stack} out of ${file}`, `next: ${calls.asTyped("guard", stack)}`];
  },
};

/** @throws Failure for a name that no environment can have, or that one has */
function checkNewName(name: string): void {
  checkName(name, "an environment");
  const twin = Object.keys(environments).find((other) => other.toLowerCase() === name.toLowerCase());
  if (twin !== undefined) {
    throw new Failure(`there is an environment ${twin} already: choose another name`);
  }
}

function printed(source: string): ExitCode {
  console.log(source);
  return 0;
}

async function written(name: string, source: string): Promise<ExitCode> {
  const outcome = await addEntry(join(process.cwd(), file), name, source);
  if (outcome !== "added") {
    console.error(`\n${file} was left alone: ${outcome.leftAlone}. Put this into it:\n`);
    console.log(source);
    return 1;
  }
  console.error(`\nadded ${name} to ${file}\n\n${nextSteps(name)}`);
  return 0;
}

/** What to do with an environment that was added. */
function nextSteps(name: Adoption["stack"]): string {
  return [
    `next, as ${calls.pageAt("docs/adopt.md")} says:`,
    "  npm run accept && npm test",
    ...steps([
      [calls.asTyped("guard", name), "plans, and says what stays and what changes"],
      [`npx cdktf deploy ${name}`, "imports; nothing is sent to the replication group"],
      [calls.asTyped("adopt", "--finish", name), "completes the state, and takes the imports out of the code"],
      [calls.asTyped("guard", name), "SAFE; the plan has no changes but those above"],
    ]),
  ].join("\n");
}
