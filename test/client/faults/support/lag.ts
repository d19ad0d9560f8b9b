import type { RedisNode } from "../../../redis/support/server";
import { sleep } from "../../../support/processes";
import type { Stage } from "./stage";

/** Kills a primary whose replicas have not heard of what was written last. */
export async function killAhead(
  stage: Stage,
  calm: () => Promise<unknown>,
  primary: RedisNode,
  replicas: readonly RedisNode[],
): Promise<void> {
  const admins = await Promise.all(replicas.map(async (node) => stage.admin(node)));
  const masterauth = async (token: string) =>
    Promise.all(admins.map(async (admin) => admin.configSet({ masterauth: token })));
  await masterauth("not-the-token");
  const admin = await stage.admin(primary);
  await admin.sendCommand(["CLIENT", "KILL", "TYPE", "REPLICA"]);
  await sleep(500);
  await calm();
  await primary.running.stop("SIGKILL");
  await masterauth(stage.options.token);
}
