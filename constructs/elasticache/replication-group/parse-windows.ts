import { type TimeWindow, distance, minuteOfDay, minutesPerDay, minutesPerWeek, overlap } from "./time-window";

/** Days of the week, as AWS writes them. */
export const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const time = "([01]\\d|2[0-3]):([0-5]\\d)";
const day = `(${days.join("|")})`;
const snapshotForm = new RegExp(`^${time}-${time}$`);
const maintenanceForm = new RegExp(`^${day}:${time}-${day}:${time}$`);

/** Parses a daily window such as `03:00-05:00` (UTC); it may run past midnight. Undefined when it has another form. */
export function parseSnapshotWindow(window: string): TimeWindow | undefined {
  const [, fromHour, fromMinute, toHour, toMinute] = snapshotForm.exec(window) ?? [];
  if (!fromHour || !fromMinute || !toHour || !toMinute) {
    return undefined;
  }
  const start = minuteOfDay(fromHour, fromMinute);
  return { start, length: distance(start, minuteOfDay(toHour, toMinute), minutesPerDay) };
}

/** Parses a weekly window such as `sun:05:00-sun:07:00` (UTC); it may run past the end of the week. */
export function parseMaintenanceWindow(window: string): TimeWindow | undefined {
  const match = maintenanceForm.exec(window.toLowerCase());
  const [, fromDay, fromHour, fromMinute, toDay, toHour, toMinute] = match ?? [];
  if (!fromDay || !fromHour || !fromMinute || !toDay || !toHour || !toMinute) {
    return undefined;
  }
  const start = days.indexOf(fromDay) * minutesPerDay + minuteOfDay(fromHour, fromMinute);
  const end = days.indexOf(toDay) * minutesPerDay + minuteOfDay(toHour, toMinute);
  return { start, length: distance(start, end, minutesPerWeek) };
}

/** True when a daily window shares a minute with a weekly one. */
export function clash(daily: TimeWindow, weekly: TimeWindow): boolean {
  return days.some((_, index) =>
    overlap({ start: index * minutesPerDay + daily.start, length: daily.length }, weekly, minutesPerWeek),
  );
}
