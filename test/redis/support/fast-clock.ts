import { readdirSync } from "node:fs";
import { join } from "node:path";

const folder = "/usr/lib";

/** Where Debian puts the library, in the folder of the machine's architecture. */
const library = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name.endsWith("-linux-gnu"))
  .flatMap(({ name }) => list(join(folder, name, "faketime")))
  .find((file) => file.endsWith("/libfaketime.so.1"));

/** Whether a server's clock can be sped up on this machine. */
export const hasFastClock = library !== undefined;

/** The C library comes with it, because the allocator that redis-server brings asks for the time before the other is there. */
const preloaded = { LD_PRELOAD: `${library ?? ""}:libc.so.6`, FAKETIME_DONT_FAKE_MONOTONIC: "1" };

/** Environment in which a process's wall clock runs faster. */
export function fastClock(factor: number): Readonly<Record<string, string>> {
  return { ...preloaded, FAKETIME: `+0 x${factor}` };
}

/** Environment in which a process's wall clock is as far off as a file says at the moment, for example `+3600`. */
export function settableClock(file: string): Readonly<Record<string, string>> {
  return { ...preloaded, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: "1" };
}

function list(path: string): readonly string[] {
  try {
    return readdirSync(path).map((name) => join(path, name));
  } catch {
    return [];
  }
}
