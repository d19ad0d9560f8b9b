import { eventually } from "../../../support/processes";
import type { Stage } from "../support/stage";
import type { Fault } from "../support/table";

/** What reads give: versions, or messages. */
const read = async (stage: Stage, readers = 1): Promise<readonly unknown[]> => {
  const reading = stage.workers.flatMap((worker) =>
    Array.from({ length: readers }, async () =>
      worker.call<{ version: number }>("get", { id: "1" }).then(
        ({ version }) => version,
        (error: unknown) => (error as Error).message,
      ),
    ),
  );
  return [...new Set(await Promise.all(reading))];
};

const expiry = (earlyRefresh: number, ttlSeconds: number, answerMs: number) => async (stage: Stage) => {
  const { truth, workers } = stage;
  await stage.open(await stage.node(), { ttlSeconds, earlyRefresh });
  truth.answerMs = answerMs;
  await read(stage);
  // The change is not told to the cache, so only what is loaded after the expiry has it.
  truth.write("1");
  const begun = performance.now();
  await Promise.all(workers.map(async (worker) => worker.call("crowd", { id: "1", readers: 250, version: 2 })));
  const [, second] = truth.queries;
  return { queries: truth.queries.length, isEarly: second!.at - begun < 1_000 * ttlSeconds - answerMs };
};

/** Faults of the source, and what spares it. */
export const rows: readonly Fault[] = [
  {
    fault: "the source is down while the cache serves",
    tries: async (stage) => {
      const { truth } = stage;
      const node = await stage.node();
      // The permission to cache would last longer than the test waits, if it were not given back.
      const [namespace, admin] = [
        await stage.open(node, { ttlSeconds: 2, maxSourceMs: 60_000 }),
        await stage.admin(node),
      ];
      await read(stage);
      truth.isDown = true;
      const [served, { errors }] = [await read(stage), await stage.workers[0]!.call<{ errors: number }>("statistics")];
      await eventually("it has expired", async () => ((await read(stage)).includes(1) ? undefined : true));
      const begun = performance.now();
      const refused = await read(stage, 25);
      const isQuick = performance.now() - begun < 1_500;
      const cached = await eventually("nothing is left of the entry", async () =>
        (await admin.exists(`${namespace}:1`)) === 0 ? 0 : undefined,
      );
      truth.isDown = false;
      return { served, errors, refused, isQuick, cached, afterwards: await read(stage) };
    },
    outcome: {
      served: [1],
      errors: 0,
      refused: ["the database is down"],
      isQuick: true,
      cached: 0,
      afterwards: [1],
    },
  },
  {
    fault: "Redis and the source are both down",
    tries: async (stage) => {
      const node = await stage.node();
      await stage.open(node);
      await read(stage);
      await node.running.stop("SIGKILL");
      stage.truth.isDown = true;
      const refused = await read(stage, 25);
      stage.truth.isDown = false;
      return { refused, afterwards: await read(stage) };
    },
    outcome: { refused: ["the database is down"], afterwards: [1] },
  },
  {
    fault: "a hot key expires under 1,000 readers in four processes",
    tries: expiry(0, 2, 500),
    outcome: { queries: 2, isEarly: false },
  },
  {
    fault: "a hot key is refreshed early under 1,000 readers in four processes",
    tries: expiry(1, 4, 100),
    outcome: { queries: 2, isEarly: true },
  },
];
