import { availableParallelism, totalmem } from "node:os";

import { type Expiry, measureExpiry } from "./measure/expiry";
import { type HitRate, measureHitRates } from "./measure/hit-rates";
import { type Overhead, measureOverhead } from "./measure/overhead";
import { type QueryRow, measureQueries } from "./measure/queries";
import { type Refresh, measureRefresh } from "./measure/refresh";
import { type ServerNumbers, measureServer } from "./measure/server";
import { type Smaller, measureSmaller } from "./measure/smaller";
import { type StaleRows, measureStale } from "./measure/stale";
import { type Storm, measureStorms } from "./measure/storm";
import { type WriteRow, measureWrites } from "./measure/writes";
import type { Stage } from "./stage";

/** All that one run has measured. */
export interface Results {
  readonly overhead: readonly Overhead[];
  readonly queries: readonly QueryRow[];
  readonly expiry: readonly Expiry[];
  readonly refresh: Refresh;
  readonly server: ServerNumbers;
  readonly smaller: Smaller;
  readonly stale: StaleRows;
  readonly storms: readonly Storm[];
  readonly writes: readonly WriteRow[];
  readonly hitRates: readonly HitRate[];
  readonly machine: Machine;
}

/** Where that was, in general words. */
export interface Machine {
  readonly cores: number;
  readonly gigabytes: number;
  /** Versions. */
  readonly node: string;
  readonly redis: string;
  readonly postgres: string;
  /** How long it took. */
  readonly seconds: number;
}

/** Measures one thing after the other. @param progress hears what begins */
export async function measureAll(stage: Stage, progress: (what: string) => void): Promise<Results> {
  const step = async <R>(what: string, measure: (stage: Stage) => Promise<R>): Promise<R> => {
    progress(what);
    return measure(stage);
  };
  const begin = performance.now();
  const measured = {
    overhead: await step("the client against the library alone", measureOverhead),
    queries: await step("a cheap and an expensive query", measureQueries),
    smaller: await step("first reads, missing values, warming", measureSmaller),
    expiry: await step("a hot key's expiry", measureExpiry),
    refresh: await step("early refresh and jitter", measureRefresh),
    server: await step("the server alone", measureServer),
    storms: await step("eviction storms", measureStorms),
    hitRates: await step("hit rates", measureHitRates),
    writes: await step("writes", measureWrites),
    stale: await step("changes at the same time", measureStale),
  };
  return { ...measured, machine: { ...(await machineOf(stage)), seconds: (performance.now() - begin) / 1000 } };
}

async function machineOf({ cache, database }: Stage): Promise<Omit<Machine, "seconds">> {
  const [postgres] = await database.query<{ server_version: string }>("SHOW server_version");
  return {
    cores: availableParallelism(),
    gigabytes: Math.round(totalmem() / 1e9),
    node: process.versions.node,
    redis: /^redis_version:(\S+)/m.exec(await cache.bare.info("server"))?.[1] ?? "",
    postgres: postgres?.server_version.split(" ")[0] ?? "",
  };
}
