import Big from "big.js";
import { type Component, monthlyCost } from "../estimate/component";
import { dollars, number, price } from "./money";
import { type Sources, footnoteOf } from "./sources";

/** `1 item is`, `2 items are`: a number with the words that go with it. */
export function counted(count: number, one: string, many: string): string {
  return `${number(new Big(count))} ${count === 1 ? one : many}`;
}

/** How many units, with their name: `2,190 hours`. A price for a whole month says itself that it is one. */
export function quantityOf({ quantity, unit }: Component): string {
  if (quantity === undefined) {
    return "";
  }
  return unit === "months" ? number(quantity) : `${number(quantity)} ${quantity.eq(1) ? singular(unit) : unit}`;
}

/** A price with what it is for: `$0.206 per hour`. */
export function unitPriceOf({ price: found, unit }: Component): string | undefined {
  if (found === undefined) {
    return undefined;
  }
  return unit === "requests"
    ? `${price(found.amount.times(requestsPerPrice))} per ${number(new Big(requestsPerPrice))} requests`
    : `${price(found.amount)} per ${singular(unit)}`;
}

/** The same with the footnote that says how it was derived: `$0.165 per hour [1]`; empty without a price. */
export function markedPriceOf(component: Component, sources: Sources): string {
  const footnote = footnoteOf(component, sources);
  return `${unitPriceOf(component) ?? ""}${footnote === undefined ? "" : ` [${footnote}]`}`;
}

/** AWS names the prices of requests for so many of them. */
const requestsPerPrice = 10_000;

/** What a component costs a month, or why nobody can say. */
export function costOf(component: Component): string {
  const cost = monthlyCost(component);
  if (cost !== undefined) {
    return dollars(cost);
  }
  return component.notPriced === undefined ? "depends on usage" : "not priced";
}

/** True for usage that nobody has declared. */
export function dependsOnUsage(component: Component): boolean {
  return component.notPriced === undefined && monthlyCost(component) === undefined;
}

/** The first of several resources, and how many more there are: `["aws_kms_key.a", " and 2 more"]`. */
export function resourcesOf([first = "", ...others]: readonly string[]): readonly [first: string, more: string] {
  return [first, others.length === 0 ? "" : ` and ${number(new Big(others.length))} more`];
}

function singular(unit: string): string {
  return unit.startsWith("million ") ? unit : unit.replace(/s$/, "");
}
