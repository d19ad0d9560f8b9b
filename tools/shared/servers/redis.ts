import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Failure } from "../failure";
import { type Server, freePort, startServer } from "./server";

/**
 * Starts a redis-server that keeps nothing on disk.
 *
 * @param directives of `redis.conf`, beyond its defaults
 * @throws Failure when redis-server is not installed, or does not start
 */
export async function startRedis(directives: Readonly<Record<string, string>> = {}): Promise<Server> {
  if (spawnSync("redis-server", ["--version"], { stdio: "ignore" }).error !== undefined) {
    throw new Failure(
      "there is no redis-server on this machine: install it (apt-get install redis-server, brew install redis)",
    );
  }
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "redis-"));
  const chosen = { bind: "127.0.0.1", port: String(port), save: "", dir: folder, ...directives };
  const args = Object.entries(chosen).flatMap(([name, value]) => [`--${name}`, value]);
  const server = await startServer({ command: "redis-server", args, port, ready: /Ready to accept connections/ });
  return {
    ...server,
    stop: async (signal) => {
      await server.stop(signal);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
