// What is tried where the bindings know newer alarms, as data.

/** Warm-up periods: what is given, and what is refused. */
export const warmUps = {
  accepted: [1, 20, 2880],
  refused: [0, 2881, 1.5, "20", null],
} as const;

/** Schedules that are accepted. */
export const schedules = [
  { expression: "cron(0 5 * * SUN)", duration: "PT2H" },
  { expression: "cron(30 1,13 1-7 JAN-MAR,12 *)", duration: "PT45M", timezone: "Europe/London" },
  { expression: "at(2028-02-29T23:59)", duration: "P15D", timezone: "UTC" },
] as const;

/** Changes to the props of a rule that are refused. */
export const refusedRules: readonly Readonly<Record<string, unknown>>[] = [
  { name: "m".repeat(251) },
  { schedule: { expression: "0 5 * * SUN", duration: "PT2H" } },
  { schedule: { expression: "cron(0 5 ? * SUN *)", duration: "PT2H" } },
  { schedule: { expression: "cron(0 5 30 FEB *)", duration: "PT2H" } },
  { schedule: { expression: "at(2027-02-29T00:00)", duration: "PT2H" } },
  { schedule: { expression: "cron(0 5 * * SUN)", duration: "P15DT1M" } },
  { schedule: { expression: "cron(0 5 * * *)", duration: "P1D" } },
  { schedule: { expression: "cron(0 5 * * SUN)", duration: "PT2H", timezone: "Mars/Base" } },
  { startDate: "2026-12-31T23:59:30Z" },
  { startDate: "2026-12-31T23:59:00Z", expireDate: "2026-12-31T23:58:00Z" },
  { alarmNames: ["sessions-health"] },
];
