import type { LogDeliveryConfiguration } from "@aws-sdk/client-elasticache";
import type { RedisCacheProps } from "../../../constructs";
import type { FoundCache } from "../found";
import { type Taking, given } from "./part";

type Logs = NonNullable<RedisCacheProps["logs"]>;
type Log = NonNullable<Extract<Logs, { readonly kind: "per-log" }>["slowLog"]>;

/** Nothing tells whether a log group, a stream or a topic serves this cache alone, so they are given. */
const unknown = "nothing tells what else uses it";

/** Where the two logs go. */
export function logsOf({ group }: FoundCache): { readonly logs: Logs; readonly takings: readonly Taking[] } {
  const deliveries = group.LogDeliveryConfigurations ?? [];
  const slowLog = logOf(deliveries.find(({ LogType }) => LogType === "slow-log"));
  const engineLog = logOf(deliveries.find(({ LogType }) => LogType === "engine-log"));
  const takings = [takingOf("slow log", slowLog), takingOf("engine log", engineLog)].flat();
  const isOff = slowLog.kind === "off" && engineLog.kind === "off";
  return { logs: isOff ? { kind: "off" } : { kind: "per-log", slowLog, engineLog }, takings };
}

function logOf(delivery: LogDeliveryConfiguration | undefined): Log {
  const format = delivery?.LogFormat === "text" ? "text" : "json";
  const { CloudWatchLogsDetails, KinesisFirehoseDetails } = delivery?.DestinationDetails ?? {};
  if (CloudWatchLogsDetails?.LogGroup !== undefined) {
    return { kind: "existing-log-group", logGroupName: CloudWatchLogsDetails.LogGroup, format };
  }
  if (KinesisFirehoseDetails?.DeliveryStream !== undefined) {
    return { kind: "existing-delivery-stream", deliveryStreamName: KinesisFirehoseDetails.DeliveryStream, format };
  }
  return { kind: "off" };
}

function takingOf(part: string, log: Log): readonly Taking[] {
  if (log.kind === "existing-log-group") {
    return [given(part, log.logGroupName, unknown)];
  }
  return log.kind === "existing-delivery-stream" ? [given(part, log.deliveryStreamName, unknown)] : [];
}

/** Where the events go. */
export function eventsOf({ members: [member] }: FoundCache) {
  const topicArn = member?.NotificationConfiguration?.TopicArn;
  const events: RedisCacheProps["events"] =
    topicArn === undefined ? { kind: "off" } : { kind: "existing-topic", topicArn };
  return { events, takings: topicArn === undefined ? [] : [given("topic of events", topicArn, unknown)] };
}

/**
 * Whom our alarms tell: the topic that the present alarms about the cache tell, where it is one. Otherwise topics are made,
 * which is our default.
 *
 * @param isKept why that topic cannot be given, if it cannot
 */
export function alertsOf({ alarms, place }: FoundCache, isKept: string | undefined) {
  const beginning = `arn:${place.partition}:sns:${place.region}:`;
  const topics = [...new Set(alarms.flatMap(({ actions }) => actions))].filter((arn) => arn.startsWith(beginning));
  const [topicArn] = topics;
  if (topicArn === undefined || topics.length > 1 || isKept !== undefined) {
    return { alerts: { kind: "own-topics" } as const, takings: [] };
  }
  return {
    alerts: { kind: "existing-topics", criticalTopicArn: topicArn, warningTopicArn: topicArn } as const,
    takings: [given("topic of alarms", topicArn, "the present alarms about the cache tell it")],
  };
}
