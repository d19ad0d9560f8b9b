import type Big from "big.js";
import { hoursPerMonth } from "../../estimate/component";
import type { Decimal } from "./shape";

/** Decimals of what is divided by the hours of a month; products and sums have all that they need. */
const hourlyDecimals = 10;

/** A number as text, without an exponent. */
export function decimal(number: Big): Decimal {
  return number.toFixed();
}

/** The same of a number that may not be known. */
export function decimalOrNull(number: Big | undefined): Decimal | null {
  return number === undefined ? null : decimal(number);
}

/** The hourly part of what is known for a month. */
export function hourly(monthly: Big): Decimal {
  return decimal(monthly.div(hoursPerMonth).round(hourlyDecimals));
}

/** The same of what may not be known. */
export function hourlyOrNull(monthly: Big | undefined): Decimal | null {
  return monthly === undefined ? null : hourly(monthly);
}
