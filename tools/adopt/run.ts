import { App } from "cdktf";
import { join } from "node:path";
import { addStacks } from "../../stacks/add-stacks";
import type { Environment } from "../../stacks/environment";
import { environments } from "../../stacks/environments";
import type { ExitCode } from "../shared/command-line/command";
import { Failure } from "../shared/failure";
import { projectRoot } from "../shared/project";
import { entryOf } from "./entry/entry";
import { finish } from "./finish/finish";
import type { Task } from "./options";
import { readAccount } from "./read/account";
import { readCache } from "./read/cache";
import { existingNames } from "./read/existing-names";
import { openSession } from "./read/session";
import { refusalsOf } from "./refusals";
import { checkSecrets } from "./refuse/secrets";
import { localState, nextSteps, report } from "./report";
import { listAll } from "./list-all";
import { addEntry, checkName } from "./clone/add-entry";
import { entrySource } from "./write/entry-source";

/** The file with the environments. */
const environmentsFile = join(projectRoot, "stacks", "environments.ts");

/**
 * Does one of the three things that the command does.
 *
 * @throws Failure when it cannot be done; nothing is written then
 */
export async function run(task: Task): Promise<ExitCode> {
  switch (task.kind) {
    case "all":
      console.log(await listAll(openSession(task.region)));
      return 0;
    case "finish":
      console.log((await finish(projectRoot, task.output, task.environment)).join("\n"));
      return 0;
    case "adopt":
      return adopt(task);
  }
}

async function adopt({ id, region, environment: name, state, secrets }: Extract<Task, { readonly kind: "adopt" }>) {
  if (name !== undefined) {
    checkNewName(name);
  }
  const session = openSession(region);
  const account = await readAccount(session);
  const refusals = refusalsOf(account, id);
  if (refusals.length > 0) {
    const lines = refusals.map(({ reason, way }) => `  - ${reason}; ${way}`);
    throw new Failure(`${id} cannot be adopted yet:\n${lines.join("\n")}`);
  }
  const found = await readCache(session, account, id);
  checkSecrets(found, secrets);
  const stack = name ?? String(found.group.ReplicationGroupId).toLowerCase();
  const entry = await entryOf(stack, found, { state, secrets }, async (wanted) => existingNames(session, wanted));
  checkBesideOthers(stack, entry.environment);
  const source = await entrySource(stack, entry.environment);
  const notes = [...entry.notes, ...account.unknown, ...(state.kind === "local" ? [localState] : [])];
  console.error(report(found, { ...entry, notes }));
  return name === undefined ? printed(source) : written(name, source);
}

/** @throws Failure for a name that no environment can have, or that one has, before AWS is asked anything */
function checkNewName(name: string): void {
  checkName(name);
  const twin = Object.keys(environments).find((other) => other.toLowerCase() === name.toLowerCase());
  if (twin !== undefined) {
    throw new Failure(`there is an environment ${twin} already: choose another name`);
  }
}

/** @throws Failure when another environment has the cache, or a name that this one needs */
function checkBesideOthers(name: string, environment: Environment): void {
  const refusals = addStacks(new App(), { ...environments, [name]: environment });
  if (refusals.length > 0) {
    throw new Failure(`beside the other environments, it cannot be added:\n${refusals.join("\n")}`);
  }
}

function printed(source: string): ExitCode {
  console.log(source);
  return 0;
}

async function written(name: string, source: string): Promise<ExitCode> {
  const outcome = await addEntry(environmentsFile, name, source);
  if (outcome !== "added") {
    console.error(`\nstacks/environments.ts was left alone: ${outcome.leftAlone}. Put this into it:\n`);
    console.log(source);
    return 1;
  }
  console.error(`\nadded ${name} to stacks/environments.ts\n\n${nextSteps(name)}`);
  return 0;
}
