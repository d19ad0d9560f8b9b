import { type Hints, inKind, meaning } from "../../core";
import { logHints } from "../../logs";

/** Names of another vocabulary for an existing group, and for a stream. */
const group = ["existing-log-group", "logGroupName"] as const;
const stream = ["existing-delivery-stream", "deliveryStreamName"] as const;
const perLog = 'set `kind`: "per-log", and `slowLog` and `engineLog`, each with a `kind`';

/** Hints for where one log goes. */
export const logChoiceHints: Hints = {
  ...logHints(),
  ...inKind(...group, [
    ...["name", "logGroup", "group", "groupName", "logGroupArn", "cloudwatchLogsDetails", "existingLogGroup"],
    ...["log-group", "cloudwatch-logs"],
  ]),
  ...inKind(...stream, [
    ...["deliveryStream", "stream", "streamName", "firehose", "deliveryStreamArn", "kinesisFirehoseDetails"],
    ...["delivery-stream", "kinesis-firehose"],
  ]),
  ...meaning('it is called `logGroupName`, or `deliveryStreamName` of `kind`: "existing-delivery-stream"', [
    ...["destination", "destinationDetails"],
  ]),
  ...meaning('set `kind`: "existing-log-group" or "existing-delivery-stream"', ["destinationType"]),
  ...meaning("it is called `format`", ["logFormat"]),
  ...meaning("it is the prop that this belongs to: `slowLog` or `engineLog`", ["logType"]),
  ...meaning('groups with a prefix are of `logs`: { kind: "own-log-groups", prefix }; give the whole `logGroupName`', [
    ...["prefix", "namePrefix", "logGroupPrefix"],
  ]),
};

/** Hints for where the logs of a cache go. */
export const loggingHints: Hints = {
  ...logHints(),
  ...inKind("own-log-groups", "prefix", ["namePrefix", "logGroupPrefix", "logGroupNamePrefix"]),
  ...inKind("own-log-groups", "format", ["logFormat"]),
  ...meaning(perLog, [
    ...["logGroupName", "logGroupNames", "logGroup", "name", "slowLogGroupName", "engineLogGroupName"],
    ...["deliveryStreamName", "deliveryStream", "stream", "firehose", "destination", "destinationDetails"],
    ...["destinationType", "logType", "slow", "engine", "existing-log-group", "existing-log-groups"],
    ...["own-log-group", "existing-delivery-stream", "cloudwatch-logs", "kinesis-firehose"],
  ]),
};
