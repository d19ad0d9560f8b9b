import elasticache from "./elasticache.json";
import neighbours from "./neighbours.json";
import type { PriceList } from "./price-list";
import { PriceTable } from "./price-table";

/**
 * The prices of this project.
 *
 * @param first lists to look in before those
 */
export function readPrices(first: readonly PriceList[] = []): PriceTable {
  return new PriceTable([
    ...first,
    ...(elasticache as unknown as readonly PriceList[]),
    ...(neighbours as unknown as readonly PriceList[]),
  ]);
}
