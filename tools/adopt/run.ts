import { App } from "cdktf";
import { join } from "node:path";
import { addStacks } from "../../stacks/add-stacks";
import type { Environment, Environments } from "../../stacks/environment";
import { environments } from "../../stacks/environments";
import type { ExitCode } from "../shared/command-line/command";
import { Failure } from "../shared/failure";
import { projectRoot } from "../shared/project";
import { soundCandidate } from "./entry/entry";
import { entryOf } from "./entry/entry";
import { finish } from "./finish/finish";
import type { Task } from "./options";
import { existingNames } from "./read/existing-names";
import { type AccountReading, readAccount } from "./read/account";
import { readCache } from "./read/cache";
import { type Session, openSession } from "./read/session";
import { refusalsOf } from "./refusals";
import { nextSteps, report, table } from "./report";
import { surveyOf } from "./survey";
import { addEntry } from "./write/add-entry";
import { checkNewName } from "./write/names";
import { entrySource } from "./write/entry-source";

/** The file with the environments, from the root of the project. */
const environmentsFile = join("stacks", "environments.ts");

/**
 * Does one of the three things that the command does.
 *
 * @throws Failure when a cache cannot be adopted; nothing is written then
 */
export async function run(task: Task): Promise<ExitCode> {
  switch (task.kind) {
    case "all":
      return survey(task.region);
    case "finish":
      return finish(projectRoot, task.output, task.environment);
    case "adopt":
      return adopt(task);
  }
}
