import { postgresPrograms } from "../../../../tools/shared/servers/postgres";
import { describeWithRedis } from "../../../redis/support/suite";
import { requireOrSkip } from "../../../support/requirements";
import { Stage } from "./stage";

/** A row of the table of faults. */
export interface Fault {
  /** What happens, as docs/application-faults.md says it. */
  readonly fault: string;
  /** Brings it about, and says what was seen. */
  readonly tries: (stage: Stage) => Promise<unknown>;
  readonly outcome: unknown;
}

/** Tries the rows of a file, all at the same time, because most of it is waiting. */
export function describeFaults(subject: string, rows: readonly Fault[]): void {
  const hasPostgres = postgresPrograms() !== undefined;
  requireOrSkip("PostgreSQL, behind the application", hasPostgres)("with PostgreSQL", () => {
    describeWithRedis(`faults of ${subject}`, (options) => {
      let stage: Stage;
      let tried: readonly PromiseSettledResult<unknown>[];

      beforeAll(async () => {
        stage = await Stage.start(options);
        tried = await Promise.allSettled(rows.map(async ({ tries }) => tries(stage)));
      }, 120_000);

      afterAll(async () => stage.stop());

      test.each(rows)("$fault", ({ fault, outcome }) => {
        const result = tried[rows.findIndex((row) => row.fault === fault)]!;
        if (result.status === "rejected") {
          throw result.reason;
        }
        expect(result.value).toEqual(outcome);
      });
    });
  });
}
