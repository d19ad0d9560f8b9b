import { Failure } from "../failure";
import { isRecord, own } from "../records";
import { type PriceList, nodeCharges, otherCharges } from "./price-list";

/**
 * Checks what a file of prices has in it.
 *
 * @param content what its JSON says
 * @param where the file, for messages
 * @throws Failure that names the first value which is wrong, the rule and what was there
 */
export function parsePriceLists(content: unknown, where: string): readonly PriceList[] {
  if (!Array.isArray(content) || content.length === 0) {
    refuse(where, "the file", "must be a list of price lists, with at least one", content);
  }
  content.forEach((list, index) => {
    checkList(list, `[${index}]`, where);
  });
  return content as readonly PriceList[];
}

/** What a value must be. */
interface Rule {
  readonly text: string;
  readonly isMet: (value: unknown) => boolean;
}

const members: Readonly<Record<keyof PriceList, Rule>> = {
  kind: { text: 'must be "list" or "derived"', isMet: (value) => value === "list" || value === "derived" },
  date: { text: "must be a day in ISO 8601, as 2026-10-02", isMet: isDay },
  text: { text: "must say what the prices are from", isMet: (value) => typeof value === "string" && value !== "" },
  url: {
    text: "must be an address that begins with https://",
    isMet: (value) => typeof value === "string" && value.startsWith("https://") && URL.canParse(value),
  },
  prices: { text: "must have prices by region", isMet: hasMembers },
};

const region = /^[a-z]{2,}(?:-[a-z]+)+-\d+$/;
const nodeType = /^cache\.[a-z0-9]+\.[a-z0-9]+$/;

/** The charges of a node type, or of something else; undefined for what nothing is charged for. */
function chargesOf(subject: string): readonly string[] | undefined {
  return nodeType.test(subject) ? nodeCharges : own<readonly string[]>(otherCharges, subject);
}

function checkList(list: unknown, path: string, where: string): asserts list is PriceList {
  if (!isRecord(list)) {
    refuse(where, path, "must be a price list", list);
  }
  const unknown = Object.keys(list).find((name) => !Object.hasOwn(members, name));
  if (unknown !== undefined) {
    refuse(
      where,
      `${path}.${unknown}`,
      `is not known: a price list has ${listed(Object.keys(members))}`,
      list[unknown],
    );
  }
  for (const [name, rule] of Object.entries(members)) {
    if (!rule.isMet(own(list, name))) {
      refuse(where, `${path}.${name}`, rule.text, own(list, name));
    }
  }
  checkPrices(list.prices as PriceList["prices"], `${path}.prices`, where);
}

/** By region, by what is charged for, by charge. Loops, because there are thousands. */
function checkPrices(prices: Readonly<Record<string, unknown>>, path: string, where: string): void {
  for (const [place, subjects] of Object.entries(prices)) {
    if (!region.test(place)) {
      refuse(where, `${path}.${place}`, "must be under the name of a region, as us-east-1", place);
    }
    if (!hasMembers(subjects)) {
      refuse(where, `${path}.${place}`, "must have prices by node type, or by what else is charged for", subjects);
    }
    for (const [subject, charges] of Object.entries(subjects)) {
      checkCharges(subject, charges, `${path}.${place}.${subject}`, where);
    }
  }
}

function checkCharges(subject: string, charges: unknown, path: string, where: string): void {
  const known = chargesOf(subject);
  if (known === undefined) {
    const rule = `must be under a node type, as cache.r7g.large, or one of ${listed(Object.keys(otherCharges))}`;
    refuse(where, path, rule, subject);
  }
  if (!hasMembers(charges)) {
    refuse(where, path, "must have prices by charge", charges);
  }
  for (const [charge, price] of Object.entries(charges)) {
    if (!known.includes(charge)) {
      refuse(where, `${path}.${charge}`, `must be under one of ${listed(known)}`, charge);
    }
    if (typeof price !== "number" || !Number.isFinite(price) || price < 0) {
      refuse(where, `${path}.${charge}`, "must be a number of US dollars that is not negative", price);
    }
  }
}

function hasMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && Object.keys(value).length > 0;
}

/** Days that no month has are moved into the next one by Node.js. */
function isDay(value: unknown): boolean {
  const isWritten = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const day = new Date(isWritten ? value : Number.NaN);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
}

function listed(names: readonly string[]): string {
  return names.join(", ");
}

/** Longest part of a wrong value that is shown, in characters. */
const maxShown = 80;

function refuse(where: string, path: string, rule: string, value: unknown): never {
  const received = value === undefined ? "nothing" : JSON.stringify(value);
  const shown = received.length > maxShown ? `${received.slice(0, maxShown)}…` : received;
  throw new Failure(`${where}: ${path} ${rule}; got ${shown}`);
}
