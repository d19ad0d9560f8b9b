import { type Check, knownText } from "../../core";

/** True for a minute that exists in some calendar year: `2026-12-31T23:59`. */
export function isTime(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? new Date(`${text}:00Z`) : undefined;
  return time !== undefined && !Number.isNaN(time.valueOf()) && time.toISOString().startsWith(text);
}

/**
 * Check of a date. The provider refuses seconds, because CloudWatch cuts them off, and reads every date back in UTC: one
 * in another zone would be planned again and again.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html
 * @internal
 */
export const dateCheck: Check<string> = knownText((at, value, problems) => {
  const [, time = ""] = /^(.*):00Z$/s.exec(typeof value === "string" ? value : "") ?? [];
  if (!isTime(time)) {
    problems.add(at, "must be a minute in UTC, such as 2026-12-31T23:59:00Z", value);
  }
});
