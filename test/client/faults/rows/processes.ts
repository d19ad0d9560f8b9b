import { eventually } from "../../../support/processes";
import type { Stage, Worker } from "../support/stage";
import type { Fault } from "../support/table";

/** What a process does under the lock `orders`; or why it does not. */
const work = async (worker: Worker, who: string, ttlMs: number, waitMs: number): Promise<string> =>
  worker.call("work", { who, name: "orders", ttlMs, waitMs }).then(
    () => "done",
    (error: unknown) => (error as Error).message,
  );

const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

const versionIn = async (worker: Worker): Promise<number> =>
  (await worker.call<{ version: number }>("get", { id: "1" })).version;

/** Stops a process between its question to the source and the answer; what it gives in the end is awaited later. */
const pausedWhileLoading = async (stage: Stage, worker: Worker): Promise<{ readonly version: Promise<number> }> => {
  const answer = gate();
  stage.truth.gate = answer.opened;
  const version = versionIn(worker);
  await eventually("it has asked the source", () => stage.truth.queries[0]);
  worker.running.child.kill("SIGSTOP");
  answer.open();
  return { version };
};

/** Faults of the application's own processes. */
export const rows: readonly Fault[] = [
  {
    fault: "the owner of a lock is paused until the lock has passed to another process",
    tries: async (stage: Stage) => {
      const [a, b, c] = stage.workers as [Worker, Worker, Worker];
      await stage.open(await stage.node());
      const [toFirst, toSecond] = [gate(), gate()];
      const begun: string[] = [];
      const changes: string[] = [];
      let highest = 0;
      stage.lockHandlers = {
        working: async ({ who }: { who: string }) => {
          begun.push(who);
          await (who === "first" ? toFirst.opened : undefined);
        },
        change: async ({ who, fencingToken }: { who: string; fencingToken: number }) => {
          if (fencingToken < highest) {
            throw new Error("refused");
          }
          highest = fencingToken;
          changes.push(who);
          await (who === "second" ? toSecond.opened : undefined);
        },
      };
      const has = async (list: readonly string[], who: string) =>
        eventually(who, () => (list.includes(who) ? true : undefined));
      const first = work(a, "first", 500, 0);
      await has(begun, "first");
      a.running.child.kill("SIGSTOP");
      const second = work(b, "second", 60_000, 10_000);
      await has(changes, "second");
      toFirst.open();
      a.running.child.kill("SIGCONT");
      const outcomeOfFirst = await first;
      const meanwhile = await work(c, "third", 60_000, 0);
      toSecond.open();
      await second;
      return { outcomeOfFirst, meanwhile, afterwards: await work(c, "third", 60_000, 0), changes };
    },
    outcome: {
      outcomeOfFirst: "refused",
      meanwhile: "orders: another process has the lock, also after 0 ms",
      afterwards: "done",
      changes: ["second", "third"],
    },
  },
  {
    fault: "a process is paused while it loads, and the row is changed meanwhile",
    tries: async (stage: Stage) => {
      const [a, b, c] = stage.workers as [Worker, Worker, Worker];
      await stage.open(await stage.node());
      const paused = await pausedWhileLoading(stage, a);
      await b.call("update", { id: "1" });
      a.running.child.kill("SIGCONT");
      return { paused: await paused.version, others: [await versionIn(b), await versionIn(c), await versionIn(a)] };
    },
    outcome: { paused: 1, others: [2, 2, 2] },
  },
  {
    fault: "a process is paused while it loads, for longer than its lease, and another has loaded meanwhile",
    tries: async (stage: Stage) => {
      const [a, b, c] = stage.workers as [Worker, Worker, Worker];
      await stage.open(await stage.node(), { maxSourceMs: 500 });
      const paused = await pausedWhileLoading(stage, a);
      stage.truth.write("1");
      const second = await versionIn(b);
      a.running.child.kill("SIGCONT");
      return {
        second,
        paused: await paused.version,
        others: [await versionIn(b), await versionIn(c), await versionIn(a)],
      };
    },
    outcome: { second: 2, paused: 1, others: [2, 2, 2] },
  },
  {
    fault: "a process is killed between its change and the invalidation",
    tries: async (stage: Stage) => {
      const [, b, c] = stage.workers as [Worker, Worker, Worker];
      const killed = await stage.another();
      await stage.open(await stage.node(), { maxSourceMs: 500 });
      await versionIn(b);
      const answer = gate();
      stage.truth.gate = answer.opened;
      killed.call("update", { id: "1" }).catch(() => undefined);
      await eventually("the row is changed", () => (stage.truth.versionOf("1") === 2 ? true : undefined));
      await killed.running.stop("SIGKILL");
      answer.open();
      return [await versionIn(b), await versionIn(c)];
    },
    outcome: [2, 2],
  },
];
