import Big from "big.js";
import { Failure } from "../shared/failure";
import { membersOf, own } from "../shared/records";
import { type Meter, meters } from "./meters";
import { type Members, type Offer, textOf } from "./offer";

/** A price of the offer file that goes into the table. */
export interface Row {
  readonly sku: string;
  readonly region: string;
  /** The node type, or what else it is for. */
  readonly subject: string;
  readonly charge: string;
  /** In US dollars. */
  readonly price: Big;
}

/** What an offer file has. */
export interface Sorted {
  readonly rows: readonly Row[];
  /** How many rows do not go into the table, by the reason. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** What is priced for one product, or why it is left out. */
type Judged = readonly (Row | string)[];

/**
 * Finds the prices of the table in an offer file.
 *
 * @throws Failure when a price is no number
 */
export function sortRows({ products, terms }: Offer): Sorted {
  const rows: Row[] = [];
  const leftOut = new Map<string, number>();
  const count = (reason: string, times = 1) => leftOut.set(reason, (leftOut.get(reason) ?? 0) + times);
  for (const [sku, product] of Object.entries(products)) {
    for (const judged of judge(sku, membersOf(product), own(terms.OnDemand, sku))) {
      if (typeof judged === "string") {
        count(judged);
      } else {
        rows.push(judged);
      }
    }
  }
  const reserved = Object.values(terms.Reserved).reduce<number>(
    (sum, of) => sum + Object.keys(membersOf(of)).length,
    0,
  );
  if (reserved > 0) {
    count("reserved", reserved);
  }
  return { rows, leftOut };
}

function judge(sku: string, product: Members, offered: unknown): Judged {
  const attributes = membersOf(product.attributes);
  const family = textOf(product, "productFamily");
  const [locationType, region] = [textOf(attributes, "locationType"), textOf(attributes, "regionCode")];
  if (locationType !== "AWS Region" || region === "") {
    return [`location type ${locationType || "missing"}${region === "" ? ", no region code" : ""}`];
  }
  const usageType = textOf(attributes, "usagetype");
  const ofFamily = meters.filter(({ families }) => families.includes(family));
  const meter = ofFamily.find((each) => each.usageType.test(usageType));
  if (meter === undefined) {
    return [ofFamily.length === 0 ? `family ${family || "missing"}` : `usage type ${metered(usageType)}`];
  }
  const { node, engine = node === undefined ? "" : textOf(attributes, "cacheEngine") } =
    meter.usageType.exec(usageType)?.groups ?? {};
  const charge = own(meter.charges, engine);
  const subject = meter.subject ?? node;
  if (charge === undefined || subject === undefined) {
    return [`engine ${engine || "missing"} of ${metered(usageType)}`];
  }
  const found = Object.values(membersOf(offered)).flatMap((term) => pricesOf(sku, membersOf(term), meter));
  return found.length === 0
    ? ["no price on demand"]
    : found.map((price) => (typeof price === "string" ? price : { sku, region, subject, charge, price }));
}

/** The prices of a term, or why there is none. Files are known that have terms of reserved nodes among those on demand. */
function pricesOf(sku: string, term: Members, { unit, units = 1 }: Meter): readonly (Big | string)[] {
  const dimensions = Object.values(membersOf(term.priceDimensions)).map(membersOf);
  if (
    Object.keys(membersOf(term.termAttributes)).some((name) => /^(?:LeaseContractLength|PurchaseOption)$/.test(name)) ||
    dimensions.some((dimension) => dimension.unit === "Quantity" || isReserved(dimension))
  ) {
    return ["reserved, among prices on demand"];
  }
  return dimensions.map((dimension) => {
    const [given, prices] = [textOf(dimension, "unit"), membersOf(dimension.pricePerUnit)];
    if (!unit.test(given)) {
      return `unit ${given || "missing"}`;
    }
    if (!Object.hasOwn(prices, "USD")) {
      return `currency ${Object.keys(prices).join(", ") || "missing"}`;
    }
    const price = dollars(sku, prices.USD);
    return price.eq(0) ? "price of nothing" : price.times(units);
  });
}

function isReserved(dimension: Members): boolean {
  return /\breserved instance applied\b/i.test(textOf(dimension, "description"));
}

function dollars(sku: string, price: unknown): Big {
  if (typeof price !== "string" || !/^\d+(?:\.\d+)?$/.test(price)) {
    const rule = "must be a number of US dollars that is not negative, as text";
    throw new Failure(`the price of ${sku} ${rule}; got ${JSON.stringify(price)}`);
  }
  return new Big(price);
}

/** What a usage type meters, without region, node type and engine. */
function metered(usageType: string): string {
  return usageType.replace(/^[A-Z0-9]+-/, "").replace(/:.*$/, "") || "missing";
}
