import { writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { settableClock } from "../../../redis/support/fast-clock";
import { sleep } from "../../../support/processes";
import { type Limits, underLoad, unharmed } from "../support/load";
import type { Stage } from "../support/stage";
import type { Fault } from "../support/table";

const limits: Limits = { slowestMs: 3_000, mostWaits: 0, oldMeanwhile: "none" };

const hour = 3_600;

/** A file that says by how many seconds the clocks that follow it are off; it is there once they have been set. */
const clockFile = (name: string) => {
  const file = join(tmpdir(), `clock-${process.pid}-${name}`);
  return {
    file,
    set: (seconds: number): void => {
      writeFileSync(file, `${seconds < 0 ? "" : "+"}${seconds}`);
    },
    stop: async (): Promise<void> => rm(file, { force: true }),
  };
};

/** What the processes follow. */
export const ofProcesses = clockFile("processes");

/** Milliseconds between two loads of a row that nobody changes, for each such row, after a moment. */
const pausesBetweenLoads = ({ truth }: Stage, since: number): readonly number[] =>
  ["7", "8", "9"].flatMap((row) => {
    const loads = truth.queries.filter(({ id, at }) => id === row && at >= since).map(({ at }) => at);
    return loads.slice(1).map((at, index) => at - loads[index]!);
  });

const processesJump = (seconds: number) => async (stage: Stage) => {
  const [a, b] = stage.workers;
  await stage.open(await stage.node(), { ttlSeconds: 1 });
  let open: () => void = () => undefined;
  const isHeld = new Promise<void>((resolve) => {
    stage.lockHandlers = {
      working: async () => {
        resolve();
        await new Promise<void>((done) => (open = done));
      },
    };
  });
  const lock = { name: "orders", ttlMs: 60_000, waitMs: 0 };
  const owner = a!.call("work", { who: "first", ...lock });
  await isHeld;
  const begun = performance.now();
  let hours = 0;
  const seen = await underLoad(
    stage,
    async () => {
      ofProcesses.set(seconds);
      hours = Math.round(((await a!.call<number>("clock")) - Date.now()) / 1_000 / hour);
      await sleep(2_000);
    },
    limits,
  );
  const pauses = pausesBetweenLoads(stage, begun);
  const message = await b!.call("work", { who: "second", ...lock }).catch((error: unknown) => (error as Error).message);
  open();
  await owner;
  ofProcesses.set(0);
  return { ...seen, hours, expiresAsEver: pauses.length > 0 && Math.min(...pauses) > 600, message };
};

const serverJumps = (seconds: number, ttlSeconds: number) => async (stage: Stage) => {
  const clock = stage.until(clockFile("server"));
  clock.set(0);
  await stage.open(await stage.node(undefined, { env: settableClock(clock.file) }), { ttlSeconds });
  let begun = 0;
  const seen = await underLoad(
    stage,
    async () => {
      await sleep(500);
      begun = performance.now();
      clock.set(seconds);
      await sleep(2_000);
    },
    limits,
  );
  return { ...seen, hasExpired: stage.truth.queries.some(({ id, at }) => id >= "7" && at >= begun) };
};

const locked = "orders: another process has the lock, also after 0 ms";

/** Clocks that jump. */
export const rows: readonly Fault[] = [
  {
    fault: "the clock of the processes jumps forward by an hour",
    tries: processesJump(hour),
    outcome: { ...unharmed, hours: 1, expiresAsEver: true, message: locked },
  },
  {
    fault: "the clock of the processes jumps back by an hour",
    tries: processesJump(-hour),
    outcome: { ...unharmed, hours: -1, expiresAsEver: true, message: locked },
  },
  {
    fault: "the clock of the server jumps forward by an hour",
    tries: serverJumps(hour, hour),
    outcome: { ...unharmed, hasExpired: true },
  },
  {
    fault: "the clock of the server jumps back by an hour",
    tries: serverJumps(-hour, 2),
    outcome: { ...unharmed, hasExpired: false },
  },
];
