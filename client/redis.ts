import { createHash } from "node:crypto";

/** The commands that the patterns need. A client and a cluster client of `@redis/client` both have them. */
export interface Redis {
  get(key: string): Promise<string | null>;
  unlink(key: string): Promise<number>;
  eval(script: string, options: ScriptOptions): Promise<unknown>;
  evalSha(sha1: string, options: ScriptOptions): Promise<unknown>;
}

/** What a script is run with. */
export interface ScriptOptions {
  /** Of one hash slot. */
  readonly keys: string[];
  /** What the script gets beside them. */
  readonly arguments: string[];
}

/** A script that works on one key, or on several of one hash slot, so that it runs on the shard of that key. */
export type Script = (
  redis: Redis,
  keys: string | readonly string[],
  ...args: readonly (string | number)[]
) => Promise<unknown>;

/** A script is sent once to each server; after that its digest is enough. */
export function script(lua: string): Script {
  const sha1 = createHash("sha1").update(lua).digest("hex");
  return async (redis, keys, ...args) => {
    const options = { keys: [keys].flat(), arguments: args.map(String) };
    try {
      return await redis.evalSha(sha1, options);
    } catch (error) {
      if (error instanceof Error && error.message.startsWith("NOSCRIPT")) {
        return redis.eval(lua, options);
      }
      throw error;
    }
  };
}
