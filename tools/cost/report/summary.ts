import type Big from "big.js";
import { hoursPerMonth } from "../estimate/component";
import { type Project, type Total, totalOf } from "../estimate/estimate";
import { dollars, percent } from "./money";

/** What a project costs, in one sentence. */
export function headlineOf({ name, resources }: Project): string {
  const total = totalOf(resources);
  const { monthly } = total;
  return `${name} costs ${atLeast(total)}${dollars(monthly)} a month, ${dollars(monthly.div(hoursPerMonth))} an hour${omissionsOf(total)}`;
}

/** What a plan changes about that, in one sentence. Undefined without a plan. */
export function changeOf({ resources, before }: Project): string | undefined {
  if (before === undefined) {
    return undefined;
  }
  const [past, next] = [totalOf(before), totalOf(resources)];
  const change = next.monthly.minus(past.monthly);
  const words = change.eq(0)
    ? "does not change"
    : change.gt(0)
      ? `increases by ${dollars(change)}`
      : `decreases by ${dollars(change.abs())}`;
  return `Monthly estimate ${words}${share(change, past.monthly)}, from ${atLeast(past)}${dollars(past.monthly)} to ${atLeast(next)}${dollars(next.monthly)}`;
}

function share(change: Big, past: Big): string {
  const part = change.eq(0) ? undefined : percent(change.abs(), past);
  return part === undefined ? "" : ` (${part})`;
}

function atLeast({ notPriced }: Total): string {
  return notPriced.length === 0 ? "" : "at least ";
}

function omissionsOf({ notPriced }: Total): string {
  const { length } = notPriced;
  return length === 0 ? "" : `: ${length} ${length === 1 ? "thing is" : "things are"} not priced`;
}
