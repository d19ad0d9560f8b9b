import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { type Check, integer, sinceProvider } from "../../core";

/**
 * Maximum length of the warm-up period of an alarm, in minutes.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_WarmUpConfiguration.html
 */
const maxWarmUpMinutes = 2880;

/** Whether the bindings have what newer versions of the provider know about alarms. */
export const hasNewerAlarms = (): boolean => "warmUpConfiguration" in CloudwatchMetricAlarm.prototype;

/**
 * Check of the length of a warm-up period.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/pull/49873
 * @internal
 */
export const warmUpCheck: Check<number> = sinceProvider("6.64", hasNewerAlarms, integer(1, maxWarmUpMinutes));

/** The provider's argument: an alarm that waits for its first data, but not longer than it needs to. */
export function warmUp(minutes: number | undefined): object {
  return minutes === undefined ? {} : { warmUpConfiguration: { warmUpPeriodDurationInMinutes: minutes } };
}
