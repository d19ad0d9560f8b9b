/** A number with two digits that say something, as people write it. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? "–" : "∞";
  }
  const digits = value === 0 ? 0 : Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value))));
  const rounded =
    digits === 0 && value >= 100
      ? Math.round(value / 10 ** (magnitude(value) - 1)) * 10 ** (magnitude(value) - 1)
      : value;
  return rounded.toLocaleString("en-US", { maximumFractionDigits: Math.min(digits, 3) });
}

/** Places of the digits before the first two. */
function magnitude(value: number): number {
  return Math.floor(Math.log10(value));
}

/** A count, digit by digit. */
export function counted(value: number): string {
  return Number.isFinite(value) ? Math.round(value).toLocaleString("en-US") : "∞";
}

/** A time in milliseconds. */
export function ms(value: number): string {
  return `${shown(value)} ms`;
}

/** A share in percent, without decimals. */
export function percent(value: number): string {
  return `${Math.round(value)} %`;
}

/** How many times something is something else. */
export function times(value: number): string {
  return `${shown(value)} ×`;
}
