import Big from "big.js";
import { hoursPerMonth } from "../estimate/component";

/** An amount to the cent, half a cent up: `$1,234.50`. */
export function dollars(amount: Big): string {
  const [whole = "", cents = ""] = amount.abs().toFixed(2, Big.roundHalfUp).split(".");
  return `${isNegative(amount) ? "-" : ""}$${grouped(whole)}.${cents}`;
}

/** A change, with its sign: `+$12.00`. */
export function signedDollars(amount: Big): string {
  return `${isNegative(amount) ? "" : "+"}${dollars(amount)}`;
}

/** A price as AWS has it: at least two decimals, and as many as it takes. */
export function price(amount: Big): string {
  const decimals = Math.max(2, (amount.toFixed().split(".")[1] ?? "").length);
  return `$${amount.toFixed(decimals)}`;
}

/** A quantity without decimals that say nothing: `2,190` or `0.1`. */
export function number(quantity: Big): string {
  const [whole = "", decimals] = quantity.abs().round(6).toFixed().split(".");
  return `${quantity.lt(0) ? "-" : ""}${grouped(whole)}${decimals === undefined ? "" : `.${decimals}`}`;
}

/** What an hour of a month costs: four decimals, because most are below a cent. */
export function hourly(monthly: Big): string {
  const amount = monthly.div(hoursPerMonth);
  const [whole = "", decimals = ""] = amount.abs().toFixed(4, Big.roundHalfUp).split(".");
  return `${amount.lt(0) ? "-" : ""}$${grouped(whole)}.${decimals}`;
}

/** Part of a whole in percent, without decimals unless it is below one; undefined when there is no whole. */
export function percent(part: Big, whole: Big): string | undefined {
  if (whole.eq(0)) {
    return undefined;
  }
  const share = part.div(whole).times(100);
  return `${share.abs().lt(1) ? share.toPrecision(1, Big.roundHalfUp) : share.toFixed(0, Big.roundHalfUp)} %`;
}

function isNegative(amount: Big): boolean {
  return amount.round(2, Big.roundHalfUp).lt(0);
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ",");
}
