import { describeWithRedis } from "../../../redis/support/suite";
import { Stage } from "./stage";

/** A row of the table of faults. */
export interface Fault {
  /** What happens, as docs/client-faults.md says it. */
  readonly fault: string;
  /** Brings it about, and says what was seen. */
  readonly tries: (stage: Stage) => Promise<unknown>;
  readonly outcome: unknown;
}

/** Tries the rows of one topology. */
export function describeFaults(
  topology: string,
  rows: readonly Fault[],
  processes = 3,
  env: NodeJS.ProcessEnv = {},
): void {
  describeWithRedis(`faults of ${topology}`, (options) => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await Stage.start(options, processes, env);
    });

    afterEach(async () => stage.clear());

    afterAll(async () => stage.stop());

    test.each(rows)("$fault", async ({ tries, outcome }) => {
      expect(await tries(stage)).toEqual(outcome);
    });
  });
}
