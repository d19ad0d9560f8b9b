import type { AlarmId, CacheAlarmsProps } from "../../../constructs/monitoring";

/** A number that people aim for, beside the alarms that watch it. */
export interface Target {
  readonly aim: string;
  readonly alarms: readonly AlarmId[];
  /** Settings with which the alarms go off at the target. @default - they do already */
  readonly overrides?: NonNullable<CacheAlarmsProps["overrides"]>;
}

/** What caches that work well are usually held to. */
export const targets: readonly Target[] = [
  {
    aim: "a hit rate of 80 to 95 %",
    alarms: ["hit-rate-low", "hit-rate-critical"],
    overrides: { "hit-rate-low": { minPercent: 90 } },
  },
  {
    aim: "fewer than 100 evictions a minute",
    alarms: ["evictions-per-minute", "evictions-per-5-minutes"],
    overrides: { "evictions-per-minute": { maxEvictions: 100 }, "evictions-per-5-minutes": { maxEvictions: 500 } },
  },
  {
    aim: "99 % of requests within 5 ms (Valkey)",
    alarms: ["read-latency-p99", "write-latency-p99"],
    overrides: { "read-latency-p99": { maxMicroseconds: 5_000 }, "write-latency-p99": { maxMicroseconds: 5_000 } },
  },
  { aim: "memory below 80 %", alarms: ["memory-high", "memory-critical"] },
  { aim: "CPU below 75 %", alarms: ["cpu-high", "engine-cpu-high"] },
  { aim: "connections below 80 % of what a node takes", alarms: ["connections-high"] },
];
