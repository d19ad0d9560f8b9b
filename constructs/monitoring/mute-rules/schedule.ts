import { type Check, type Problems, isUnresolved, knownText, optional, required, struct } from "../../core";
import { longestPause, parseCron } from "./cron";
import { isTime } from "./times";

const hints = () => require("../hints") as typeof import("../hints");

/**
 * When alarms are muted.
 *
 * @provider 6.41 or later: in the package `cdktn-managed-redis` only
 */
export interface MuteSchedule {
  /**
   * When it begins: `cron(0 5 * * SUN)` for every Sunday at 5:00, with minutes, hours, days of the month, months and days
   * of the week, each of them `*`, a list or a range; or `at(2026-12-24T18:00)` for once.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Schedule.html
   */
  readonly expression: string;
  /**
   * For how long alarms stay muted, in days, hours and minutes: `PT2H`, `P1DT12H`; from a minute to 15 days. It must end
   * before it would always begin again, because the alarms would never be heard.
   */
  readonly duration: string;
  /**
   * Time zone of the expression, by its name: `Europe/London`.
   *
   * @default - UTC
   */
  readonly timezone?: string;
}

/**
 * Maximum length of an expression and of the name of a time zone, and the bounds of a duration, in minutes.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Schedule.html
 */
const maxExpressionLength = 256;
const maxTimezoneLength = 50;
const [minMinutes, maxMinutes] = [1, 15 * 1440];

const expressionForm =
  "must be `cron(minutes hours day-of-month month day-of-week)`, each field `*` or numbers with `-` and `,` " +
  `(months and days also JAN, SUN), or \`at(yyyy-mm-ddThh:mm)\`, of at most ${maxExpressionLength} characters`;

const expressionCheck: Check<string> = knownText((at, value, problems) => {
  if (typeof value !== "string" || value.length > maxExpressionLength) {
    problems.add(at, expressionForm, value);
  } else if (!isOnce(value)) {
    const recurrence = recurrenceOf(value);
    if (recurrence === undefined) {
      problems.add(at, expressionForm, value, remedyFor(value));
    } else if (recurrence.days.length === 0) {
      problems.add(at, "must name a day that exists", value);
    }
  }
});

const durationCheck: Check<string> = knownText((at, value, problems) => {
  const minutes = typeof value === "string" ? minutesIn(value) : undefined;
  if (minutes === undefined || minutes < minMinutes || minutes > maxMinutes) {
    problems.add(at, "must be days, hours and minutes such as PT2H or P1DT12H, from PT1M to P15D", value);
  }
});

const timezoneForm = new RegExp(`^(?=.{1,${maxTimezoneLength}}$)[A-Z][\\w+-]*(?:/[A-Z][\\w+-]*)*$`);

const timezoneCheck: Check<string> = knownText((at, value, problems) => {
  if (typeof value !== "string" || !timezoneForm.test(value) || !isTimezone(value)) {
    problems.add(at, "must be the name of a time zone, such as Europe/London or UTC", value);
  }
});

const membersCheck = struct<MuteSchedule>(
  {
    expression: required(expressionCheck),
    duration: required(durationCheck),
    timezone: optional(timezoneCheck),
  },
  () => hints().muteScheduleHints,
);

/**
 * Check of a {@link MuteSchedule}.
 *
 * @internal
 */
export const muteScheduleCheck: Check<MuteSchedule> = (at, value, problems) => {
  membersCheck(at, value, problems);
  checkPauses(at, problems.sound(Object(value) as MuteSchedule, at), problems);
};

/** A rule that begins again before it ends mutes alarms for good. */
function checkPauses(at: string, { expression, duration }: Partial<MuteSchedule>, problems: Problems): void {
  const areKnown = typeof expression === "string" && typeof duration === "string";
  if (!areKnown || isUnresolved(expression) || isUnresolved(duration)) {
    return;
  }
  const recurrence = recurrenceOf(expression);
  if (recurrence !== undefined && (minutesIn(duration) ?? 0) >= longestPause(recurrence)) {
    const rule = "must be shorter than the time until `expression` begins again, or the alarms are always muted";
    problems.add(`${at}.duration`, rule, duration);
  }
}

/** When an expression begins again and again; undefined for one that begins once, or has another form. */
function recurrenceOf(expression: string) {
  const [, fields] = /^cron\((.*)\)$/s.exec(expression) ?? [];
  return fields === undefined ? undefined : parseCron(fields);
}

function isOnce(expression: string): boolean {
  const [, time] = /^at\((.*)\)$/s.exec(expression) ?? [];
  return time !== undefined && isTime(time);
}

/** Other schedulers of AWS have fields and kinds that this one has not. */
function remedyFor(expression: string): string | undefined {
  if (parseCron(expression) !== undefined) {
    return `write cron(${expression})`;
  }
  return /\?|^rate|(?: \S+){5}\)$/.test(expression)
    ? "it is not the cron of EventBridge: no `?`, no year, no rate"
    : undefined;
}

/** The length of a duration in minutes; undefined when it has another form. */
function minutesIn(duration: string): number | undefined {
  const match = /^P(?!$)(?:(\d{1,5})D)?(?:T(?!$)(?:(\d{1,5})H)?(?:(\d{1,5})M)?)?$/.exec(duration);
  const [days = 0, hours = 0, minutes = 0] = (match?.slice(1) ?? []).map((text: string | undefined) =>
    Number(text ?? 0),
  );
  return match === null ? undefined : (days * 24 + hours) * 60 + minutes;
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
