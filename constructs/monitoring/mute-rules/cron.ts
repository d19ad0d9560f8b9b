/** When a rule that repeats begins. */
export interface Recurrence {
  /** Minutes of a day, in order. */
  readonly minutes: readonly number[];
  /** Days of a calendar, as the number of days since some day, in order. */
  readonly days: readonly number[];
}

const minutesPerDay = 1440;
const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/**
 * Parses the fields of a cron expression: minutes, hours, days of the month, months and days of the week. Where both
 * kinds of days are named, only the days that are both count, which are the fewest that anybody can mean.
 *
 * @returns undefined when it has another form
 */
export function parseCron(text: string): Recurrence | undefined {
  const fields = text.split(" ");
  const [minutes, hours, days, monthsNamed, weekdaysNamed] = [
    membersOf(fields[0], 0, 59),
    membersOf(fields[1], 0, 23),
    membersOf(fields[2], 1, 31),
    membersOf(fields[3], 1, 12, months),
    // Sunday is 0, or 7.
    membersOf(fields[4], 0, 7, weekdays),
  ];
  if (fields.length !== 5 || !minutes || !hours || !days || !monthsNamed || !weekdaysNamed) {
    return undefined;
  }
  // Four years, with every day that a year may have.
  const calendar = Array.from({ length: 1461 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)));
  const isNamed = (date: Date) =>
    days.includes(date.getUTCDate()) &&
    monthsNamed.includes(date.getUTCMonth() + 1) &&
    weekdaysNamed.some((weekday) => weekday % 7 === date.getUTCDay());
  return {
    minutes: hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute)),
    days: calendar.flatMap((date, day) => (isNamed(date) ? [day] : [])),
  };
}

/** The longest time from one start to the next, in minutes; it has no end when there is no next one. */
export function longestPause({ minutes, days }: Recurrence): number {
  const [first = 0, last = 0] = [minutes[0], minutes.at(-1)];
  const overNight = longestStep(days) * minutesPerDay - last + first;
  return days.length < 2 ? Infinity : Math.max(longestStep(minutes), overNight);
}

function longestStep(sorted: readonly number[]): number {
  return sorted.reduce((longest, number, index) => Math.max(longest, number - (sorted[index - 1] ?? number)), 0);
}

/** The numbers that a field names, in order. Undefined when it has another form. */
function membersOf(
  field: string | undefined,
  first: number,
  last: number,
  names: readonly string[] = [],
): readonly number[] | undefined {
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const ranges = (field ?? "").split(",").map((part) => (part === "*" ? all : rangeIn(all, part, names)));
  const isWhole = ranges.every((range) => range.length > 0);
  return isWhole ? all.filter((number) => ranges.some((range) => range.includes(number))) : undefined;
}

/** The numbers of one range, or a single one; none when it has another form. Names stand for the first numbers. */
function rangeIn(all: readonly number[], part: string, names: readonly string[]): readonly number[] {
  const [, start = "", end = start] = /^(\w+)(?:-(\w+))?$/.exec(part) ?? [];
  const positions = [start, end].map((text) =>
    names.includes(text) ? names.indexOf(text) : all.indexOf(/^\d{1,2}$/.test(text) ? Number(text) : NaN),
  );
  const [from = -1, to = -1] = positions;
  return positions.includes(-1) ? [] : all.slice(from, to + 1);
}
