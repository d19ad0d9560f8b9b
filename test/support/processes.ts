import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";

/** No process of a test may live longer, whatever happens to the test. */
const maxLifeMs = 20 * 60_000;

const alive = new Set<ChildProcess>();
process.on("exit", killAll);

/** Ends whatever the tests of this file left running, at once. */
export function killAll(): void {
  alive.forEach((child) => child.kill("SIGKILL"));
}

/** A process that a test started and that ends with it. */
export interface Running {
  readonly child: ChildProcess;
  /** Everything the process has printed so far. */
  output(): string;
  /** Resolves when the process is gone; with its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** Ends the process and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a process that is killed at the latest when the test process ends. */
export function start(
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string; readonly group?: boolean } = {},
): Running {
  const child = spawn(command, args, {
    env: options.env ?? process.env,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    stdio: ["ignore", "pipe", "pipe"],
    detached: options.group === true,
  });
  const printed: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  alive.add(child);
  const send = (signal: NodeJS.Signals): void => {
    signalTo(child, signal, options.group === true);
  };
  const deadline = setTimeout(send, maxLifeMs, "SIGKILL");
  deadline.unref();
  const ended = new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      alive.delete(child);
      clearTimeout(deadline);
      resolve(code ?? signal);
    });
  });
  ended.catch(() => alive.delete(child));
  return {
    child,
    ended,
    output: () => printed.join(""),
    stop: async (signal = "SIGTERM") => {
      send(signal);
      const insist = setTimeout(send, 5_000, "SIGKILL");
      await ended.catch(() => null);
      clearTimeout(insist);
    },
  };
}

function signalTo(child: ChildProcess, signal: NodeJS.Signals, group: boolean): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  if (group) {
    process.kill(-child.pid, signal);
  } else {
    child.kill(signal);
  }
}

/** Whether a command can be started at all. */
export function has(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

/** A port of the loopback address that nobody listens on. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  });
}

/** Waits until a condition holds. */
export async function eventually<T>(
  what: string,
  attempt: () => T | undefined | Promise<T | undefined>,
  limitMs = 15_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const found = await attempt();
    if (found !== undefined) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`waited ${limitMs} ms in vain: ${what}`);
    }
    await sleep(50);
  }
}

/** Lets time pass. */
export async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
