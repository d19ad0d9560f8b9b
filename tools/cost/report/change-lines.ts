import Big from "big.js";
import { plainText } from "../../shared/report/plain-text";
import { type Component, monthlyCost } from "../estimate/component";
import { sumOf } from "../estimate/estimate";
import type { ComponentChange, ResourceChange, Sign } from "./change";
import { dollars, signedDollars } from "./money";
import { type Sources, footnoteOf } from "./sources";
import { resourcesOf, dependsOnUsage, unitPriceOf } from "./wording";

/** What the signs of these lines say. */
export const legend = "+ added, - removed, ~ changed, * usage";

/** One line of what a plan changes. */
export interface ChangeLine {
  readonly sign: Sign;
  /** A resource, or something that it is charged for. */
  readonly level: "resource" | "component";
  readonly text: string;
  /** `-$420.00 ($743.00 → $322.00)` */
  readonly amount: string;
}

/** What a plan changes: each resource, with what it is charged for below it. */
export function changeLines(changes: readonly ResourceChange[], sources: Sources): readonly ChangeLine[] {
  return changes.flatMap((change) => {
    const { addresses, components } = change;
    const below = components.map((component): ChangeLine => {
      const { sign, name, before, after } = component;
      const amount = amountOf(component, addresses.length);
      return { sign, level: "component", text: name, amount: `${amount}${marksOf([before, after], sources)}` };
    });
    return [resourceLine(change), ...below];
  });
}

/** The same as text, with the amounts below each other. */
export function changeText(changes: readonly ResourceChange[], sources: Sources): readonly string[] {
  const lines = changeLines(changes, sources).map(({ sign, level, text, amount }) => ({
    text: `${level === "resource" ? "" : "    "}${sign} ${plainText(text)}`,
    amount: plainText(amount),
  }));
  const width = lines.reduce((most, { text: { length } }) => (length > widest ? most : Math.max(most, length)), 0);
  return lines.map(({ text, amount }) => `${text.padEnd(width)}  ${amount}`);
}

/** Texts longer than this do not move the amounts of all others. */
const widest = 80;

function resourceLine({ sign, addresses, before, after }: ResourceChange): ChangeLine {
  const [first, more] = resourcesOf(addresses);
  const [past, next] = [sideOf(before, addresses.length), sideOf(after, addresses.length)];
  return {
    sign,
    level: "resource",
    text: `${first}${more === "" ? "" : `${more} like it`}`,
    amount: difference(sign, past, next),
  };
}

/** A star for declared usage, and the footnotes of derived prices. */
function marksOf(sides: readonly (Component | undefined)[], sources: Sources): string {
  const components = sides.filter((component) => component !== undefined);
  const isUsage = components.some((component) => component.usageBased && monthlyCost(component) !== undefined);
  const footnotes = new Set(components.flatMap((component) => footnoteOf(component, sources) ?? []));
  return [...(isUsage ? ["*"] : []), ...[...footnotes].map((footnote) => `[${footnote}]`)]
    .map((mark) => ` ${mark}`)
    .join("");
}

function amountOf({ sign, before, after }: ComponentChange, resources: number): string {
  const [past, next] = [before, after].map((component) =>
    sideOf(component === undefined ? [] : [component], resources),
  );
  return difference(sign, past ?? none, next ?? none);
}

/** What something costs on one side. */
interface Side {
  readonly text: string;
  /** Undefined when not all of it is known. */
  readonly amount?: Big;
}

const none: Side = { text: "nothing", amount: new Big(0) };

function sideOf(components: readonly Component[], resources: number): Side {
  const isKnown = components.some((component) => monthlyCost(component) !== undefined);
  const amount = sumOf(components).times(resources);
  if (components.some(({ notPriced }) => notPriced !== undefined)) {
    return { text: isKnown ? `at least ${dollars(amount)}` : "not priced" };
  }
  if (isKnown || components.length === 0) {
    return { text: dollars(amount), amount };
  }
  const prices = components.filter(dependsOnUsage).flatMap((component) => unitPriceOf(component) ?? []);
  return { text: `depends on usage${prices.length === 1 ? `, ${String(prices[0])}` : ""}` };
}

function difference(sign: Sign, before: Side, after: Side): string {
  if (sign !== "~") {
    const { amount, text } = sign === "+" ? after : before;
    return amount === undefined ? text : change(sign === "+" ? amount : amount.neg());
  }
  if (before.amount === undefined || after.amount === undefined) {
    return before.text === after.text ? after.text : `${before.text} → ${after.text}`;
  }
  return `${change(after.amount.minus(before.amount))} (${before.text} → ${after.text})`;
}

function change(amount: Big): string {
  return amount.eq(0) ? dollars(amount) : signedDollars(amount);
}
