import { postgresPrograms } from "../../../../tools/shared/servers/postgres";
import type { NodeOptions } from "../../../redis/support/server";
import { describeWithRedis } from "../../../redis/support/suite";
import { requireOrSkip } from "../../../support/requirements";

/** Groups tests of the application that need a real PostgreSQL and a real redis-server. */
export function describeApplication(name: string, tests: (options: NodeOptions) => void): void {
  const needs = "PostgreSQL, as the database of the application (apt-get install postgresql)";
  requireOrSkip(needs, postgresPrograms() !== undefined)("the application", () => {
    describeWithRedis(name, tests);
  });
}
