import { connectOnce } from "./clients";
import type { NodeOptions, RedisNode } from "./server";

/** A hash slot on its way from one shard to another. */
export interface SlotMove {
  /** Moves the keys. */
  moveKeys(): Promise<void>;
  /** Tells both shards that the slot has moved. */
  finish(): Promise<void>;
}

/** Begins to move a slot, as resharding does it. */
export async function moveSlot(
  slot: number,
  { from, to }: { readonly from: RedisNode; readonly to: RedisNode },
  { certificates, token }: NodeOptions,
): Promise<SlotMove> {
  const on = async <T>(node: RedisNode, ...command: readonly string[]): Promise<T> => {
    const client = await connectOnce(node.port, certificates, { password: token });
    const answer = await client.sendCommand(command);
    client.destroy();
    return answer as T;
  };
  const number = String(slot);
  const [fromId, toId] = [await on<string>(from, "CLUSTER", "MYID"), await on<string>(to, "CLUSTER", "MYID")];
  await on(to, "CLUSTER", "SETSLOT", number, "IMPORTING", fromId);
  await on(from, "CLUSTER", "SETSLOT", number, "MIGRATING", toId);
  return {
    moveKeys: async () => {
      const keys = await on<string[]>(from, "CLUSTER", "GETKEYSINSLOT", number, "100");
      const place = ["127.0.0.1", String(to.port), "", "0", "5000"];
      await on(from, "MIGRATE", ...place, "AUTH", token, "KEYS", ...keys);
    },
    finish: async () => {
      await on(to, "CLUSTER", "SETSLOT", number, "NODE", toId);
      await on(from, "CLUSTER", "SETSLOT", number, "NODE", toId);
    },
  };
}
