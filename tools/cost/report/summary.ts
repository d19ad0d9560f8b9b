import Big from "big.js";
import { hoursPerMonth, monthlyCost } from "../estimate/component";
import { type NotPriced, type Project, type Total, totalOf } from "../estimate/estimate";
import { dollars, percent, signedDollars } from "./money";
import { counted } from "./wording";

/** What a project costs, in one sentence. */
export function headlineOf(project: Project): string {
  const total = totalOf(project.resources);
  const when = project.before === undefined ? "" : ", after the plan";
  return `${project.name} costs ${rateOf(total)}${when}${omissionsOf(total)}`;
}

/** What a plan changes about that, in one sentence. Undefined without a plan. */
export function changeOf({ resources, before }: Project): string | undefined {
  if (before === undefined) {
    return undefined;
  }
  const [past, next] = [totalOf(before), totalOf(resources)];
  const change = next.monthly.minus(past.monthly);
  const [appears, disappears] = [isMore(next, past), isMore(past, next)];
  if (change.eq(0)) {
    const subject = appears || disappears ? "Monthly estimate of what is priced" : "Monthly estimate";
    return `${subject} does not change: ${amountOf(next)} a month${omissionsOf(next)}`;
  }
  const increases = change.gt(0);
  const isBound = increases ? appears && !disappears : disappears && !appears;
  const subject = (appears || disappears) && !isBound ? "Monthly estimate of what is priced" : "Monthly estimate";
  const by = `${isBound ? "at least " : ""}${size(change)}${share(change.abs(), past.monthly)}`;
  return `${subject} ${increases ? "increases" : "decreases"} by ${by}, from ${amountOf(past)} to ${amountOf(next)}${omissionsOf(next)}`;
}

/** True when something is not priced that is no such thing in the other total. */
function isMore({ notPriced }: Total, other: Total): boolean {
  const known = new Set(other.notPriced.map(keyOf));
  return notPriced.some((item) => !known.has(keyOf(item)));
}

function keyOf({ address, reason }: NotPriced): string {
  return JSON.stringify([address, reason]);
}

/** What several projects cost together, in one sentence. Undefined for a single one. */
export function togetherOf(projects: readonly Project[]): string | undefined {
  if (projects.length < 2) {
    return undefined;
  }
  const total = totalOf(projects.flatMap(({ resources }) => resources));
  return `All together: ${rateOf(total)}${omissionsOf(total)}`;
}

/** The most important sentence about all of them. */
export function sentenceOf(projects: readonly Project[]): string {
  const [first] = projects;
  return togetherOf(projects) ?? (first === undefined ? "Nothing to price" : (changeOf(first) ?? headlineOf(first)));
}

/** True when part of what a project costs was declared as usage. */
export function hasDeclaredUsage({ resources }: Project): boolean {
  return resources.some(({ components }) =>
    components.some((component) => component.usageBased && monthlyCost(component) !== undefined),
  );
}

/** The heads of the columns of such a table, in their order. */
export function columnsOf(projects: readonly Project[]): readonly string[] {
  return isPlan(projects)
    ? ["Project", "Baseline cost", "Usage cost*", "Total change", "New monthly cost"]
    : ["Project", "Baseline cost", "Usage cost*", "Monthly cost"];
}

/** What the star of the column of usage says. */
export const usageFootnote = "* Usage costs are estimates: they follow from the usage that was declared.";

/** One row of such a table for each project, and one for all of several. With a plan, baseline and usage are changes. */
export function figuresOf(projects: readonly Project[]): readonly (readonly string[])[] {
  const all: Project = {
    name: "All together",
    source: "stack",
    resources: projects.flatMap(({ resources }) => resources),
    ...(isPlan(projects) ? { before: projects.flatMap(({ before = [] }) => before) } : {}),
    advice: [],
  };
  return [...projects, ...(projects.length > 1 ? [all] : [])].map(rowOf);
}

function isPlan(projects: readonly Project[]): boolean {
  return projects.some(({ before }) => before !== undefined);
}

function rowOf({ name, resources, before }: Project): readonly string[] {
  const next = totalOf(resources);
  const baseline = next.monthly.minus(next.usage);
  if (before === undefined) {
    return [name, dollars(baseline), orDash(next.usage, dollars), amountOf(next)];
  }
  const past = totalOf(before);
  const change = next.monthly.minus(past.monthly);
  const part = change.eq(0) ? undefined : percent(change, past.monthly);
  const sign = change.gt(0) ? "+" : "";
  return [
    name,
    orDash(baseline.minus(past.monthly.minus(past.usage)), signedDollars),
    orDash(next.usage.minus(past.usage), signedDollars),
    `${orDash(change, signedDollars)}${part === undefined ? "" : ` (${sign}${part})`}`,
    amountOf(next),
  ];
}

function orDash(amount: Big, written: (amount: Big) => string): string {
  return amount.eq(0) ? "-" : written(amount);
}

function size(change: Big): string {
  const least = new Big("0.01");
  return change.abs().lt(least) ? `less than ${dollars(least)}` : dollars(change.abs());
}

function share(change: Big, past: Big): string {
  const part = percent(change, past);
  return part === undefined ? "" : ` (${part})`;
}

function rateOf(total: Total): string {
  return `${amountOf(total)} a month, ${dollars(total.monthly.div(hoursPerMonth))} an hour`;
}

function amountOf({ monthly, notPriced }: Total): string {
  return `${notPriced.length === 0 ? "" : "at least "}${dollars(monthly)}`;
}

function omissionsOf({ notPriced: { length } }: Total): string {
  return length === 0 ? "" : `; ${counted(length, "item is not priced", "items are not priced")}`;
}
