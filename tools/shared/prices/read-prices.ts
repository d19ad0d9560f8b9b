import { readJsonFile } from "../json-file";
import elasticache from "./elasticache.json";
import neighbours from "./neighbours.json";
import { parsePriceLists } from "./parse-price-lists";
import type { PriceList } from "./price-list";
import { PriceTable } from "./price-table";

/**
 * The prices of this project. What ElastiCache charges is in one table and what its neighbours charge in another, so that
 * no price is in both.
 *
 * @param first lists to look in before those
 */
export function readPrices(first: readonly PriceList[] = []): PriceTable {
  return new PriceTable([
    ...first,
    ...parsePriceLists(elasticache, "elasticache.json"),
    ...parsePriceLists(neighbours, "neighbours.json"),
  ]);
}

/**
 * Reads a table of prices that is not of this project.
 *
 * @param path where the file is
 * @param file what it is called in messages
 * @throws Failure when it cannot be read, or has something else in it
 */
export function readPriceLists(path: string, file: string): readonly PriceList[] {
  return parsePriceLists(readJsonFile(path, file), file);
}
