import { join } from "node:path";

import { eventually, type Running, start } from "../../../support/processes";

/** Where the application is. */
export const folder = join(__dirname, "../../../../docs/examples/application");

/** An answer, as far as tests look at it. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** A running application, in a process of its own. */
export interface Application extends Running {
  readonly port: number;
  /** Sends a request. */
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  get(path: string): Promise<Answer>;
}

/** What the processes of these tests know beside what a test tells them. */
const basics = ["PATH", "HOME", "TMPDIR"];

/** Starts a process that need not become an application. */
export function startMain(environment: Readonly<Record<string, string>>): Running {
  const kept = Object.entries(process.env).filter(([name]) => basics.includes(name) || name.startsWith("AWS_"));
  const env = { ...Object.fromEntries(kept), PORT: "0", ...environment };
  return start(process.execPath, ["--import", "tsx", "main.ts"], { env, cwd: folder });
}

/** Starts the application, and waits until it listens. */
export async function startApplication(environment: Readonly<Record<string, string>>): Promise<Application> {
  return listening(startMain(environment));
}

/** Waits until a process listens. */
export async function listening(running: Running): Promise<Application> {
  const port = await eventually(
    "the application listens",
    () => {
      if (running.child.exitCode !== null) {
        throw new Error(`the application has ended: ${running.output()}`);
      }
      const [, found] = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(running.output()) ?? [];
      return found === undefined ? undefined : Number(found);
    },
    60_000,
  );
  const call: Application["call"] = async (method, path, body, headers = {}) => {
    const json = body === undefined ? undefined : JSON.stringify(body);
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { ...(json === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(json === undefined ? {} : { body: json }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text === "" ? undefined : (JSON.parse(text) as unknown),
      headers: response.headers,
    };
  };
  return { ...running, port, call, get: async (path) => call("GET", path) };
}
