import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { buildSync } from "esbuild";

import { type Running, eventually, start } from "../../../support/processes";

const root = join(__dirname, "../../../..");

/** What came back. */
export interface Answer {
  /** Of HTTP; 0 when nothing came back, so that nobody knows what has happened, and -1 when nobody was there to ask. */
  readonly status: number;
  readonly body: unknown;
}

/** A process of the application. */
export interface Application {
  readonly running: Running;
  readonly url: string;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
}

/** Milliseconds after which a caller gives up. */
const patienceMs = 15_000;

/**
 * Compiles the application into one file, as `npm start` does each time with the same compiler: it is started many times
 * here, and by itself it starts in a third of the time.
 */
export function compileApplication(folder: string): string {
  const outfile = join(folder, "application.js");
  buildSync({
    entryPoints: [join(root, "docs/examples/application/main.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    // It finds a file of its own beside itself.
    external: ["@electric-sql/pglite"],
    logLevel: "error",
  });
  return outfile;
}

/** Starts a process of the application. */
export async function startApplication(program: string, env: Readonly<Record<string, string>>): Promise<Application> {
  const running = start(process.execPath, [program], {
    env: { ...process.env, NODE_PATH: join(root, "node_modules"), PORT: "0", ...env },
  });
  const url = await eventually(
    "the application listens",
    () => /listening on (\S+)/.exec(running.output())?.[1] ?? (hasEnded(running) ? "" : undefined),
    30_000,
  );
  if (url === "") {
    throw new Error(`the application did not start: ${running.output()}`);
  }
  return { running, url, call: async (method, path, body) => call(method, url + path, body) };
}

/** Whether a process is gone. */
export function hasEnded({ child }: Running): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function call(method: string, url: string, body: unknown): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method,
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  } catch (error) {
    const { cause } = error as { readonly cause?: { readonly code?: string } };
    return { status: cause?.code === "ECONNREFUSED" ? -1 : 0, body: undefined };
  }
}

/** Writes the outputs of a stack with some caches, by name, as `npm run outputs` does. */
export function writeOutputs(file: string, caches: Readonly<Record<string, unknown>>): string {
  writeFileSync(file, JSON.stringify({ caches }));
  return file;
}
