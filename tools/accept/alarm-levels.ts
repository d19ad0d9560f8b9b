import type { AlarmLevel } from "../../constructs/monitoring";
import { catalogue, compositeAlarms } from "../../constructs/monitoring/catalogue";
import { formattedJson } from "./json";
import type { Files } from "./stale";

/**
 * The level of each alarm of the catalogue, for commands that must not load the catalogue: it brings the framework with
 * it.
 */
export async function alarmLevelsFile(): Promise<Files> {
  const all = Object.entries<{ readonly level: AlarmLevel }>({ ...catalogue, ...compositeAlarms });
  const levels = Object.fromEntries(all.map(([id, { level }]) => [id, level]));
  return new Map([["tools/cost/advice/alarm-levels.json", await formattedJson(levels)]]);
}
