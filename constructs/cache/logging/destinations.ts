import type { CacheKeyProps } from "../../encryption";
import type { LogDelivery, LogDestination } from "../../elasticache";
import type { CacheLogs, CacheLogsProps, OwnLog, OwnLogGroup } from "../../logs";
import type { CacheLog, CacheLogging } from "./logging";

const ownGroup: CacheLog = { kind: "own-log-group" };

/** What each log was chosen to be. */
function bothOf(logging: CacheLogging): readonly [slowLog: CacheLog, engineLog: CacheLog] {
  switch (logging.kind) {
    case "own-log-groups":
      return [ownGroup, ownGroup];
    case "per-log":
      return [logging.slowLog ?? ownGroup, logging.engineLog ?? ownGroup];
    case "off":
      return [logging, logging];
  }
}

/** What the log groups are made from; undefined when none is made. */
export function ownLogs(logging: CacheLogging): Omit<CacheLogsProps, "name"> | undefined {
  if (logging.kind === "own-log-groups") {
    const { prefix, retentionInDays, format } = logging;
    return { prefix, retentionInDays, format };
  }
  const [slowLog, engineLog] = bothOf(logging).map((log): OwnLog => (isOwn(log) ? log : { kind: "off" }));
  return [slowLog, engineLog].some((log) => log?.kind === "own-log-group") ? { slowLog, engineLog } : undefined;
}

/** The log groups that the cache's own key encrypts. */
export function encryptedLogGroups(logging: CacheLogging): Pick<CacheKeyProps, "logGroupPrefix" | "logGroupNames"> {
  const given = bothOf(logging).flatMap((log) => (isOwn(log) ? (log.logGroupName ?? []) : []));
  return {
    logGroupPrefix: logging.kind === "own-log-groups" ? logging.prefix : undefined,
    ...(given.length > 0 && { logGroupNames: given }),
  };
}

/** Where the logs go, to the groups that were made or to what exists. */
export function deliveryOf(logging: CacheLogging, own: CacheLogs["delivery"] = {}): LogDelivery {
  const [slowLog, engineLog] = bothOf(logging);
  const ownSlowLog = own.slowLog && { ...own.slowLog, shared: mayShareGroup(slowLog, engineLog) };
  return { slowLog: destinationOf(slowLog, ownSlowLog), engineLog: destinationOf(engineLog, own.engineLog) };
}

/** A group that is made for the slow log may take the engine log as well, by its name, which may be a derived one. */
function mayShareGroup(slowLog: CacheLog, engineLog: CacheLog): boolean {
  const own = "logGroupName" in slowLog ? slowLog.logGroupName : undefined;
  return engineLog.kind === "existing-log-group" && (own === undefined || own === engineLog.logGroupName);
}

function destinationOf(log: CacheLog, own: LogDestination | undefined): LogDestination | undefined {
  switch (log.kind) {
    case "own-log-group":
      return own;
    case "existing-log-group":
      return { kind: "log-group", logGroupName: log.logGroupName, format: log.format, shared: true };
    case "existing-delivery-stream":
      return { kind: "delivery-stream", deliveryStreamName: log.deliveryStreamName, format: log.format };
    case "off":
      return undefined;
  }
}

function isOwn(log: CacheLog): log is OwnLogGroup {
  return log.kind === "own-log-group";
}
