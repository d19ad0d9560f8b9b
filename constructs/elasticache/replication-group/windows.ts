import { type Problems, isUnresolved, withoutUndefined } from "../../core";
import { maxMaintenanceWindowMinutes, minWindowMinutes } from "../facts/limits";
import { clash, days, parseMaintenanceWindow, parseSnapshotWindow } from "./parse-windows";
import { type TimeWindow, minutesPerDay } from "./time-window";

/** The windows of a cache. */
export interface Windows {
  /** Daily window for snapshots. */
  readonly snapshotWindow: string;
  /** Weekly window for maintenance. */
  readonly maintenanceWindow: string;
}

/** The windows of a cache, and whether it takes snapshots. */
interface WindowSettings extends Windows {
  /** Days that snapshots are kept; 0 takes none. */
  readonly snapshotRetentionLimit: number;
}

/** Default windows of a cache. */
export const defaultWindows: Windows = { snapshotWindow: "03:00-05:00", maintenanceWindow: "sun:05:00-sun:07:00" };

/** The windows of a cache: as given, and where left out, the default or else the hours after the other one. */
export function resolveWindows({ snapshotWindow, maintenanceWindow }: Partial<Windows>): Windows {
  const windows = { ...defaultWindows, ...withoutUndefined({ snapshotWindow, maintenanceWindow }) };
  const [snapshot, maintenance] =
    isUnresolved(snapshotWindow) || isUnresolved(maintenanceWindow)
      ? []
      : [parseSnapshotWindow(windows.snapshotWindow), parseMaintenanceWindow(windows.maintenanceWindow)];
  if (snapshot === undefined || maintenance === undefined || !clash(snapshot, maintenance)) {
    return windows;
  }
  if (maintenanceWindow === undefined) {
    const window = firstFree((snapshot.start + snapshot.length) % minutesPerDay, (candidate) =>
      clash(snapshot, candidate),
    );
    return { ...windows, maintenanceWindow: window === undefined ? windows.maintenanceWindow : weekly(window) };
  }
  if (snapshotWindow === undefined) {
    const window = firstFree((maintenance.start + maintenance.length) % minutesPerDay, (candidate) =>
      clash(candidate, maintenance),
    );
    return { ...windows, snapshotWindow: window === undefined ? windows.snapshotWindow : daily(window) };
  }
  return windows;
}

/**
 * Checks both windows, and that the daily one keeps clear of the weekly one. AWS says so without snapshots as well, but a
 * cache that never took any may have been given a window that it would refuse now.
 *
 * @see https://github.com/hashicorp/terraform/issues/17247
 */
export function checkWindows(problems: Problems, settings: WindowSettings): void {
  const { snapshotWindow, maintenanceWindow, snapshotRetentionLimit } = settings;
  const snapshot = check(problems, "snapshotWindow", snapshotWindow, parseSnapshotWindow, "hh:mm-hh:mm");
  const form = "ddd:hh:mm-ddd:hh:mm";
  const maintenance = check(problems, "maintenanceWindow", maintenanceWindow, parseMaintenanceWindow, form);
  if (maintenance !== undefined && maintenance.length > maxMaintenanceWindowMinutes) {
    problems.add("maintenanceWindow", "must be at most 24 hours long", maintenanceWindow);
  } else {
    checkRoom(problems, "maintenanceWindow", maintenanceWindow, maintenance, "snapshotWindow");
  }
  checkRoom(problems, "snapshotWindow", snapshotWindow, snapshot, "maintenanceWindow");
  const areSound = !problems.has("snapshotWindow") && !problems.has("maintenanceWindow");
  if (areSound && snapshotRetentionLimit !== 0 && doClash(settings)) {
    problems.add("snapshotWindow", `must not overlap \`maintenanceWindow\` ${maintenanceWindow}`, snapshotWindow);
  }
}

/** True when both windows are known and share a minute. */
export function doClash({ snapshotWindow, maintenanceWindow }: Windows): boolean {
  const snapshot = isUnresolved(snapshotWindow) ? undefined : parseSnapshotWindow(snapshotWindow);
  const maintenance = isUnresolved(maintenanceWindow) ? undefined : parseMaintenanceWindow(maintenanceWindow);
  return snapshot !== undefined && maintenance !== undefined && clash(snapshot, maintenance);
}

/** Each window leaves the other one room on the same day. */
function checkRoom(
  problems: Problems,
  prop: keyof Windows,
  window: string,
  parsed: TimeWindow | undefined,
  other: keyof Windows,
): void {
  if (parsed !== undefined && parsed.length > minutesPerDay - minWindowMinutes) {
    problems.add(prop, `must leave ${minWindowMinutes} minutes of the day for \`${other}\``, window);
  }
}

function check(
  problems: Problems,
  prop: keyof Windows,
  window: string,
  parse: (window: string) => TimeWindow | undefined,
  form: string,
): TimeWindow | undefined {
  if (isUnresolved(window)) {
    return undefined;
  }
  const parsed = parse(window);
  if (parsed === undefined) {
    problems.add(prop, `must have the form ${form}, in UTC`, window);
  } else if (parsed.length < minWindowMinutes) {
    problems.add(prop, `must be at least ${minWindowMinutes} minutes long`, window);
  } else {
    return parsed;
  }
  return undefined;
}

function firstFree(start: number, taken: (window: TimeWindow) => boolean): TimeWindow | undefined {
  return [2 * minWindowMinutes, minWindowMinutes].map((length) => ({ start, length })).find((window) => !taken(window));
}

function daily({ start, length }: TimeWindow): string {
  return `${clock(start)}-${clock(start + length)}`;
}

function weekly({ start, length }: TimeWindow): string {
  return `${weekday(start)}:${clock(start)}-${weekday(start + length)}:${clock(start + length)}`;
}

function weekday(minute: number): string {
  return String(days[Math.floor(minute / minutesPerDay) % days.length]);
}

function clock(minute: number): string {
  const inDay = minute % minutesPerDay;
  return [Math.floor(inDay / 60), inDay % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
