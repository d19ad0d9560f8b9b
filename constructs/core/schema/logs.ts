import { type Check, every } from "./check";
import { oneOf } from "./scalars";
import { textMatching } from "./texts";

/**
 * Maximum length of the name of a log group.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
 * @internal
 */
export const maxLogGroupNameLength = 512;

/**
 * With what the names of a cache's log groups begin unless another prefix is given.
 *
 * @internal
 */
export const defaultLogGroupPrefix = "/aws/elasticache/";

/**
 * Check of the name of a log group that exists.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
 * @internal
 */
export const logGroupNameCheck: Check<string> = textMatching(
  new RegExp(`^[\\w./#-]{1,${maxLogGroupNameLength}}$`),
  `must be the name of a log group, at most ${maxLogGroupNameLength} letters, digits and ._/#-`,
);

/** AWS makes no log group with such a name. */
const notReserved: Check<string> = textMatching(/^(?!aws\/)/, "must not begin with aws/", "/aws/ is right");

/**
 * Check of the name of a log group that is made.
 *
 * @internal
 */
export const ownLogGroupNameCheck: Check<string> = every(logGroupNameCheck, notReserved);

/**
 * Check of what the names of log groups begin with, before the name of a cache.
 *
 * @internal
 */
export const logGroupPrefixCheck: Check<string> = every(
  textMatching(/^[\w./#-]*\/$/, "must be letters, digits and ._/#-, and end with a slash, like /aws/vendedlogs/"),
  notReserved,
);

/**
 * Maximum length of the name of a delivery stream of Amazon Data Firehose.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html
 */
const maxDeliveryStreamNameLength = 64;

/**
 * Check of the name of a delivery stream that exists.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html
 * @internal
 */
export const deliveryStreamNameCheck: Check<string> = textMatching(
  new RegExp(`^[\\w.-]{1,${maxDeliveryStreamNameLength}}$`),
  `must be the name of a delivery stream, at most ${maxDeliveryStreamNameLength} letters, digits and ._-`,
);

/**
 * Check of the format of a log. It decides what can show the log, so it must be known at synth.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
 * @internal
 */
export const logFormatCheck: Check<"json" | "text"> = oneOf(["json", "text"]);
