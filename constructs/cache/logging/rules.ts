import { type Problems, fitName } from "../../core";
import { maxIdLength } from "../../elasticache";
import { checkLogGroupPrefix } from "../../logs";
import type { CacheLog, CacheLogging } from "./logging";

/** A prefix must leave room for the name of the cache, which is known to be wrong when it is undefined. */
export function checkLogging(problems: Problems, logging: CacheLogging | undefined, name: string | undefined): void {
  if (logging?.kind === "own-log-groups") {
    const fitted = name === undefined ? undefined : fitName(name, maxIdLength);
    checkLogGroupPrefix(problems, "logs.prefix", logging.prefix, fitted);
  } else if (logging?.kind === "per-log" && haveSameOwnGroup(logging.slowLog, logging.engineLog)) {
    const remedy = 'make it for the slow log, and give it to the engine log as "existing-log-group"';
    problems.add("logs.engineLog.logGroupName", "must not be made for both logs", nameOf(logging.engineLog), remedy);
  }
}

function haveSameOwnGroup(...logs: readonly (CacheLog | undefined)[]): boolean {
  const [one, other] = logs.map(nameOf);
  return logs.every((log) => log?.kind === "own-log-group") && one !== undefined && one === other;
}

function nameOf(log: CacheLog | undefined): string | undefined {
  return log?.kind === "own-log-group" ? log.logGroupName : undefined;
}
