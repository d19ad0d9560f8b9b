import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Failure } from "../failure";
import { type Server, freePort, startServer } from "./server";

/** A PostgreSQL of our own, with its files in a temporary folder. */
export interface Postgres {
  /** Connection string of its only database. */
  readonly url: string;
  readonly port: number;
  /** Ends its processes at once, as a crash of the machine does to them. */
  kill(): Promise<void>;
  /** Starts it again on the same port with the same files, after `kill`. */
  start(): Promise<void>;
  /** Ends it, and removes its files. */
  stop(): Promise<void>;
}

/** The folder with the programs of PostgreSQL's server; undefined when it is not installed. */
export function postgresPrograms(): string | undefined {
  // They are not in the path everywhere; what is knows where they are.
  const { status, stdout } = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" });
  return status === 0 && existsSync(join(stdout.trim(), "initdb")) ? stdout.trim() : undefined;
}

/**
 * Starts a PostgreSQL.
 *
 * @param settings of `postgresql.conf`, beyond its defaults
 * @throws Failure when PostgreSQL is not installed, or does not start
 */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<Postgres> {
  const programs = postgresPrograms();
  if (programs === undefined) {
    throw new Failure("there is no PostgreSQL on this machine: install it (apt-get install postgresql)");
  }
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  if (user !== undefined) {
    chownSync(folder, user.uid, user.gid);
  }
  const data = join(folder, "data");
  const flags = ["--username=app", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"];
  execFileSync(join(programs, "initdb"), ["-D", data, ...flags], { stdio: "pipe", cwd: "/", ...user });
  const port = await freePort();
  const chosen = { listen_addresses: "127.0.0.1", unix_socket_directories: folder, port: String(port), ...settings };
  const args = ["-D", data, ...Object.entries(chosen).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const command = join(programs, "postgres");
  const begin = async (): Promise<Server> =>
    startServer({ command, args, port, ready: /ready to accept connections/, ...(user === undefined ? {} : { user }) });
  let server = await begin();
  return {
    url: `postgresql://app@127.0.0.1:${port}/postgres`,
    port,
    // To the first process this is a crash: it ends the others, and nothing is written any more.
    kill: async () => server.stop("SIGQUIT"),
    start: async () => {
      server = await begin();
    },
    stop: async () => {
      await server.stop("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Somebody else than root, as whom PostgreSQL does not start; undefined when nobody else is needed. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const idOf = (flag: string, name: string) => {
    const { status, stdout } = spawnSync("id", [flag, name], { encoding: "utf8" });
    return status === 0 ? Number(stdout) : undefined;
  };
  const name = idOf("-u", "postgres") === undefined ? "nobody" : "postgres";
  return { uid: idOf("-u", name) ?? 65_534, gid: idOf("-g", name) ?? 65_534 };
}
