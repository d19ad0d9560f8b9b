import type { ExitCode } from "../shared/command-line/command";
import { Failure } from "../shared/failure";
import { app } from "./app/place";
import { entryOf } from "./entry/entry";
import { finish } from "./finish/finish";
import { listAll } from "./list-all";
import type { Task } from "./options";
import type { Place } from "./place";
import { readAccount } from "./read/account";
import { readCache } from "./read/cache";
import { existingNames } from "./read/existing-names";
import { openSession } from "./read/session";
import { refusalsOf } from "./refusals";
import { checkSecrets } from "./refuse/secrets";
import { localState, report } from "./report";

/**
 * Does one of the three things that the command does.
 *
 * @throws Failure when it cannot be done; nothing is written then
 */
export async function run(task: Task, place: Place = app): Promise<ExitCode> {
  switch (task.kind) {
    case "all":
      place.checkTask(task);
      console.log(await listAll(openSession(task.region)));
      return 0;
    case "finish":
      console.log((await finish(process.cwd(), task.environment, place.takeOut, task.output)).join("\n"));
      return 0;
    case "adopt":
      return adopt(task, place);
  }
}

async function adopt(task: Extract<Task, { readonly kind: "adopt" }>, place: Place): Promise<ExitCode> {
  place.checkTask(task);
  const { id, region, environment: typed, state, secrets } = task;
  const session = openSession(region);
  const account = await readAccount(session);
  const refusals = refusalsOf(account, id);
  if (refusals.length > 0) {
    const lines = refusals.map(({ reason, way }) => `  - ${reason}; ${way}`);
    throw new Failure(`${id} cannot be adopted yet:\n${lines.join("\n")}`);
  }
  const found = await readCache(session, account, id);
  checkSecrets(found, secrets);
  const stack = typed ?? String(found.group.ReplicationGroupId).toLowerCase();
  const entry = await entryOf(stack, found, { state, secrets }, async (wanted) => existingNames(session, wanted));
  const adoption = { typed, stack, environment: entry.environment };
  const source = await place.sourceOf(adoption);
  const notes = [...entry.notes, ...account.unknown, ...(state.kind === "local" ? [localState] : [])];
  console.error(report(found, { ...entry, notes }));
  return place.handOver(adoption, source);
}
