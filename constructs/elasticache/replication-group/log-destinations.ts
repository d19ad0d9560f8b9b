import type { LogDelivery, LogDestination } from "./props";

/** Where the slow log and the engine log go, as arguments of the provider's resource. */
export function logs({ slowLog, engineLog }: LogDelivery = {}) {
  const blocks = [...delivered("slow-log", slowLog), ...delivered("engine-log", engineLog)];
  return blocks.length === 0 ? {} : { logDeliveryConfiguration: blocks };
}

function delivered(logType: string, destination: LogDestination | undefined) {
  if (destination === undefined) {
    return [];
  }
  const to =
    destination.kind === "log-group"
      ? { destination: destination.logGroupName, destinationType: "cloudwatch-logs" }
      : { destination: destination.deliveryStreamName, destinationType: "kinesis-firehose" };
  return [{ ...to, logFormat: destination.format ?? "json", logType }];
}

/** The log group whose slow log others can read and show: its entries are in JSON. */
export function shownSlowLog({ slowLog, engineLog }: LogDelivery = {}) {
  if (slowLog?.kind !== "log-group" || slowLog.format === "text") {
    return undefined;
  }
  const { logGroupName } = slowLog;
  const hasBoth = engineLog?.kind === "log-group" && engineLog.logGroupName === logGroupName;
  return { logGroupName, shared: slowLog.shared ?? hasBoth };
}
