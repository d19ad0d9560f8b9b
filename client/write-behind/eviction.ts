import type { Connection } from "../connect/connection";
import { CacheError } from "../errors";

/**
 * Why a cache is no place for what is not written yet: its policy is another than `noeviction`, so it may throw entries away
 * when its memory is full. Policies that evict only keys with an end are refused too: anybody can give the stream one.
 *
 * @returns undefined when no node that holds keys evicts any
 * @throws Error of the client when a node cannot be asked
 */
export async function evictionOf(
  connection: Pick<Connection, "primaries">,
  name: string,
): Promise<CacheError | undefined> {
  for (const node of await connection.primaries()) {
    const [, policy = "unknown"] = /^maxmemory_policy:(\S+)/m.exec(await node.info("memory")) ?? [];
    if (policy !== "noeviction") {
      return new CacheError(
        `${name}: the cache's maxmemory-policy is ${policy}, so it may evict what is not written yet; write-behind needs a cache of its own, with noeviction`,
        "evicts",
      );
    }
  }
  return undefined;
}
