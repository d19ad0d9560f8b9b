import { eventually, sleep } from "../../../support/processes";
import type { Stage } from "./stage";
import type { Read } from "./truth";
import type { Load } from "./worker";

/** What is said of a fault under load. */
export interface Limits {
  /** Milliseconds that a read may take. */
  readonly slowestMs: number;
  /** Reads of one process that may wait for a cache that does not answer. */
  readonly mostWaits: number;
  /**
   * Which old values may be read from the fault until the processes have sent their invalidations again: none, those
   * whose invalidation had not arrived, or those that the cache has lost as well.
   */
  readonly oldMeanwhile: "none" | "not invalidated" | "lost";
}

/** What was seen. With nothing wrong, all lists are empty. */
export interface Outcome {
  readonly old: readonly Read[];
  readonly failed: readonly Read[];
  readonly slow: readonly Read[];
  /** For each process with too many of them, how many reads waited. */
  readonly waits: readonly number[];
  readonly died: readonly string[];
  /** Whether every process reads from the cache again, and nothing old. */
  readonly recovered: boolean;
}

/** Nothing wrong. */
export const unharmed: Outcome = { old: [], failed: [], slow: [], waits: [], died: [], recovered: true };

/** A read that takes longer has waited for a cache that does not answer; the time limit of a command is one second. */
const waitMs = 950;

const ids = Array.from({ length: 10 }, (_, index) => `${index}`);
const load: Load = { ids, changed: 7, changedCalmly: 3, atOnce: 6, pauseMs: 20 };

/**
 * Lets every process read and update, does something to the cache, and says what was seen from outside.
 *
 * @param fault may call `calm`: from then on some rows are not changed any more, so that nothing later hides what became
 * of their last change
 */
export async function underLoad(
  stage: Stage,
  fault: (calm: () => Promise<unknown>) => Promise<unknown>,
  limits: Limits,
): Promise<Outcome> {
  const { workers, truth } = stage;
  await Promise.all(workers.map(async (worker) => worker.call("load", load)));
  await hitsAgain(stage);
  const from = performance.now();
  await fault(async () => Promise.all(workers.map(async (worker) => worker.call("calm"))));
  const recovered = await settled(stage).then(
    () => true,
    () => false,
  );
  const to = performance.now();
  await sleep(1_000);
  const alive = workers.filter(({ running }) => running.child.exitCode === null);
  await Promise.all(alive.map(async (worker) => worker.call("unload")));
  const isOld = ({ at, version, acknowledged, arrived, error }: Read): boolean => {
    const isMeanwhile = at >= from && at < to;
    const meanwhile = { none: acknowledged, "not invalidated": arrived, lost: 0 }[limits.oldMeanwhile];
    return error === undefined && (version ?? 0) < (isMeanwhile ? meanwhile : acknowledged);
  };
  const waitsOf = workers.map((_, index) =>
    truth.reads.filter(({ process, ms = 0 }) => process === index && ms > waitMs),
  );
  return {
    old: truth.reads.filter(isOld),
    failed: truth.reads.filter(({ error }) => error !== undefined),
    slow: truth.reads.filter(({ ms = Infinity }) => ms > limits.slowestMs),
    waits: waitsOf.map(({ length }) => length).filter((count) => count > limits.mostWaits),
    died: workers.filter((worker) => !alive.includes(worker)).map(({ running }) => running.output()),
    recovered,
  };
}

/** Every process reads from the cache. */
async function hitsAgain({ workers }: Stage): Promise<void> {
  const hits = async () =>
    Promise.all(workers.map(async (worker) => (await worker.call<{ hits: number }>("statistics")).hits));
  const before = await hits();
  await eventually("every process reads from the cache", async () =>
    (await hits()).every((count, index) => count >= before[index]! + 20) ? true : undefined,
  );
}

/** For a while, every process reads from the cache again, from each of its nodes, and nothing old. */
async function settled(stage: Stage): Promise<void> {
  const { truth, workers } = stage;
  const errors = async () =>
    Promise.all(workers.map(async (worker) => (await worker.call<{ errors: number }>("statistics")).errors));
  await hitsAgain(stage);
  await eventually("nothing fails, and nothing old is read any more", async () => {
    const [since, before] = [performance.now(), await errors()];
    await sleep(700);
    const recent = truth.reads.filter(({ at, version }) => at >= since && version !== undefined);
    const isNew = recent.length > 0 && recent.every(({ version = 0, acknowledged }) => version >= acknowledged);
    return isNew && String(await errors()) === String(before) ? true : undefined;
  });
}
