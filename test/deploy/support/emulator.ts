import { eventually, freePort, type Running, start } from "../../support/processes";
import { testEnvironment } from "../../support/terraform";
import { pythonTool } from "./python-tools";

/** The emulator's own process, reached over HTTP on the loopback address. */
export interface Emulator {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts MiniStack, empty. Every 12-digit access key is an account of its own.
 *
 * @see https://pypi.org/project/ministack/
 */
export async function startEmulator(): Promise<Emulator> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = testEnvironment({ BIND_HOST: "127.0.0.1", GATEWAY_PORT: String(port), PYTHONUNBUFFERED: "1" });
  const running = start(pythonTool("ministack"), [], { env: environment });
  await eventually(`the emulator answers\n${running.output()}`, () => healthy(url, running), 60_000);
  return { url, stop: () => running.stop() };
}

async function healthy(url: string, running: Running): Promise<true | undefined> {
  if (running.child.exitCode !== null) {
    throw new Error(`the emulator ended: ${running.output()}`);
  }
  const response = await fetch(`${url}/_ministack/health`).catch(() => undefined);
  return response?.ok === true ? true : undefined;
}
