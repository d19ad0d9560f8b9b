import { type Problems, fitName } from "../../core";
import { maxIdLength } from "../../elasticache";
import { checkLogGroupPrefix } from "../../logs";
import type { CacheLogging } from "./logging";

/** A prefix must leave room for the name of the cache, which is known to be wrong when it is undefined. */
export function checkLogging(problems: Problems, logging: CacheLogging | undefined, name: string | undefined): void {
  if (logging?.kind === "own-log-groups") {
    const fitted = name === undefined ? undefined : fitName(name, maxIdLength);
    checkLogGroupPrefix(problems, "logs.prefix", logging.prefix, fitted);
  }
}
