/** Minutes in a day. */
export const minutesPerDay = 24 * 60;
/** Minutes in a week. */
export const minutesPerWeek = 7 * minutesPerDay;

/** A recurring window, in minutes from the start of its cycle. */
export interface TimeWindow {
  /** First minute. */
  readonly start: number;
  /** Length in minutes, at least 1; the window may run over the end of the cycle. */
  readonly length: number;
}

/** True when two windows of the same cycle share a minute. */
export function overlap(a: TimeWindow, b: TimeWindow, cycle: number): boolean {
  return distance(a.start, b.start, cycle) < a.length || distance(b.start, a.start, cycle) < b.length;
}

/** Minutes from one moment forward to the next occurrence of another. */
export function distance(from: number, to: number, cycle: number): number {
  return (((to - from) % cycle) + cycle) % cycle;
}

/** Minutes since midnight of `hh:mm`. */
export function minuteOfDay(hours: string, minutes: string): number {
  return Number(hours) * 60 + Number(minutes);
}
