import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { Failure } from "../failure";

/** A server of our own, which ends with this process. */
export interface Server {
  readonly port: number;
  readonly child: ChildProcess;
  /** Ends it, and waits until it has. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** How a server is started, and known to be ready. */
export interface Start {
  readonly command: string;
  readonly args: readonly string[];
  readonly port: number;
  /** What it prints when it is ready. */
  readonly ready: RegExp;
  /** Who it runs as. @default - who runs this */
  readonly user?: { readonly uid: number; readonly gid: number };
}

const running = new Set<ChildProcess>();
process.on("exit", () => {
  running.forEach((child) => child.kill("SIGKILL"));
});

/**
 * Starts a server and waits until it is ready.
 *
 * @throws Failure with what it printed, when it ends before that or is not ready within a minute
 */
export async function startServer({ command, args, port, ready, user }: Start): Promise<Server> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], cwd: "/", ...user });
  let printed = "";
  const print = (chunk: Buffer): void => {
    printed += chunk.toString();
  };
  child.stdout.on("data", print);
  child.stderr.on("data", print);
  running.add(child);
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      printed += error.message;
    });
    child.once("close", () => {
      running.delete(child);
      resolve();
    });
  });
  const stop = async (signal: NodeJS.Signals = "SIGTERM"): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  const end = performance.now() + 60_000;
  while (!ready.test(printed)) {
    await sleep(20);
    if (!running.has(child) || performance.now() > end) {
      await stop("SIGKILL");
      throw new Failure(`${command} did not start: ${printed}`);
    }
  }
  return { port, child, stop };
}

/** A port of the loopback address that nobody listens on. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  });
}
