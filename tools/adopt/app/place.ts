import { regions } from "../../../stacks/regions";
import { Failure } from "../../shared/failure";
import { callsInApp as calls } from "../calls";
import type { AskingTask, Imported, Place } from "../place";
import { steps } from "../report";
import { checkName } from "../stack-name";
import { literal } from "../write/literal";
import { programSource } from "./program-source";

/** An app that has installed the package: nothing of it is changed. */
export const app: Place = {
  checkTask: (task) => {
    if (task.kind === "adopt" && task.environment !== undefined) {
      checkName(task.environment, "a stack");
    }
    const unknown = regionsOf(task).find((region) => !regions.includes(region));
    if (unknown !== undefined) {
      throw new Failure(`this version does not know the region ${unknown}: a newer one may`);
    }
  },
  sourceOf: async ({ stack, environment }) => programSource(stack, environment),
  handOver: async ({ stack }, source) => {
    console.log(source);
    console.error(`\n${nextSteps(stack)}`);
    return Promise.resolve(0);
  },
  takeOut: async (_project, stack, imported) =>
    Promise.resolve([
      `the state is ready; take the imports of ${stack} out of your code, the whole call if it has no others:`,
      ...callOf(imported).map((line) => `  ${line}`),
      `next: ${calls.asTyped("guard", stack)}`,
    ]),
};

/** Of the cache, and of the bucket with its state. */
function regionsOf(task: AskingTask): readonly string[] {
  return task.kind === "adopt" && task.state.kind === "s3" ? [task.region, task.state.region] : [task.region];
}

/** The call of `importInto` in a program that adopt has printed. */
function callOf(imported: readonly Imported[]): readonly string[] {
  const ids = imported.map(([path, id]) => `  ${literal(path)}: ${literal(id)},`);
  return ["importInto(stack, {", ...ids, "});"];
}

function nextSteps(name: string): string {
  return [
    `next, as ${calls.pageAt("docs/adopt.md")} says:`,
    "  save the program as a file that cdktf.json runs, or put its stack into your app",
    ...steps([
      [calls.asTyped("guard", name), "plans, and says what stays and what changes"],
      [`npx cdktf deploy ${name}`, "imports; nothing is sent to the replication group"],
      [calls.asTyped("adopt", "--finish", name), "completes the state, and says which imports to take out of the code"],
      [calls.asTyped("guard", name), "SAFE; the plan has no changes but those above"],
    ]),
  ].join("\n");
}
