import type { Connection } from "../connect/connection";
import { CacheError } from "../errors";

/** The first Redis whose scripts can say that they may run when the memory is full. Every Valkey says that it is newer. */
const oldest = 7;

/**
 * Why a cache is no place for what is not written yet:
 * - Its policy is another than `noeviction`, so it may throw entries away when its memory is full. Policies that evict only
 *   keys with an end are refused too: anybody can give the stream one.
 * - It is too old: entries could be added to it, and not be taken out.
 *
 * @returns undefined when each node that holds keys is fit
 * @throws Error of the client when a node cannot be asked
 */
export async function refusalOf(
  connection: Pick<Connection, "primaries">,
  name: string,
): Promise<CacheError | undefined> {
  for (const node of await connection.primaries()) {
    const info = await node.info();
    const valueOf = (field: string) => new RegExp(`^${field}:(\\S+)`, "m").exec(info)?.[1] ?? "unknown";
    const [policy, version] = [valueOf("maxmemory_policy"), valueOf("redis_version")];
    if (policy !== "noeviction") {
      return new CacheError(
        `${name}: the cache's maxmemory-policy is ${policy}, so it may evict what is not written yet; write-behind needs a cache of its own, with noeviction`,
        "evicts",
      );
    }
    if (!(Number.parseInt(version, 10) >= oldest)) {
      return new CacheError(
        `${name}: write-behind needs Redis 7 or Valkey, and the cache is Redis ${version}`,
        "too-old",
      );
    }
  }
  return undefined;
}
