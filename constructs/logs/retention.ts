import { type Check, known } from "../core";

/**
 * Retention periods that CloudWatch accepts, in days; 0 keeps everything.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
const retentionDays = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/**
 * Check of a retention period.
 *
 * @internal
 */
export const retentionCheck: Check<number> = known(["number"], (at, value, problems) => {
  if (typeof value !== "number" || !retentionDays.includes(value)) {
    problems.add(at, `must be a number of days that CloudWatch accepts: ${retentionDays.join(", ")}`, value);
  }
});
