import { Failure } from "../shared/failure";
import { type PriceList, nodeCharges, otherCharges } from "../shared/prices/price-list";
import type { Row } from "./rows";

/** Where AWS has its offer files of ElastiCache. */
const offers = "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonElastiCache/current/";

/** All charges, in the order in which they are written. */
const order: readonly string[] = [...nodeCharges, ...Object.values(otherCharges).flat()];

/**
 * Makes one price list of rows. Whatever the order of the rows, it is the same.
 *
 * @param date of the offer file, in ISO 8601
 * @throws Failure when two rows say different prices for the same
 */
export function priceListOf(rows: readonly Row[], date: string): PriceList {
  const sorted = [...distinct(rows)].sort(
    (one, other) =>
      compare(one.region, other.region) ||
      compare(one.subject, other.subject) ||
      order.indexOf(one.charge) - order.indexOf(other.charge),
  );
  const prices: Record<string, Record<string, Record<string, number>>> = {};
  for (const { region, subject, charge, price } of sorted) {
    ((prices[region] ??= {})[subject] ??= {})[charge] = price.toNumber();
  }
  const [region, ...others] = Object.keys(prices);
  const url = `${offers}${region === undefined || others.length > 0 ? "" : `${region}/`}index.json`;
  return { kind: "list", date, text: "AWS Price List of AmazonElastiCache", url, prices };
}

/** One row for each price. */
function distinct(rows: readonly Row[]): Iterable<Row> {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const what = `${row.charge} of ${row.subject} in ${row.region}`;
    const before = found.get(what);
    if (before !== undefined && !before.price.eq(row.price)) {
      const both = [before, row].map(({ sku, price }) => `${sku} says ${price.toFixed()}`).join(", ");
      throw new Failure(`two prices for ${what}: ${both}`);
    }
    found.set(what, before ?? row);
  }
  return found.values();
}

/** By code units, so that no language of a machine matters. */
function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
