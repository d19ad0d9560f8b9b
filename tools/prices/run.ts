import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { Failure, messageOf } from "../shared/failure";
import { readJsonFile } from "../shared/json-file";
import { parsePriceLists } from "../shared/prices/parse-price-lists";
import type { PriceList } from "../shared/prices/price-list";
import { projectRoot } from "../shared/project";
import { parseOffer } from "./offer";
import { type Sorted, sortRows } from "./rows";
import { priceListOf } from "./table";

/**
 * Makes a table of prices from an offer file.
 *
 * @param directory what the paths are relative to
 * @param file the offer file
 * @param out where the table is written. @default - in place of the table of this project
 * @returns what was taken and what was left out, to be printed
 * @throws Failure when the file is not as it should be; nothing is written then
 */
export function run(directory: string, file: string, out?: string): string {
  const offer = parseOffer(readJsonFile(resolve(directory, file), file), file);
  const sorted = sortRows(offer);
  const leftOut = leftOutLines(sorted);
  if (sorted.rows.length === 0) {
    throw new Failure([`${file} has no price in US dollars that belongs into the table`, ...leftOut].join("\n"));
  }
  const list = priceListOf(sorted.rows, offer.publicationDate.slice(0, 10));
  parsePriceLists([list], file);
  const table = out === undefined ? join(projectRoot, "tools/shared/prices/elasticache.json") : resolve(directory, out);
  writeWhole(table, `${JSON.stringify([list], null, 2)}\n`);
  const lines = [
    ...takenLines(list),
    ...leftOut,
    `${out ?? relative(directory, table)} has the prices of ${list.date}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** How many prices there are in each region, by charge for nodes and else by what they are for. */
function takenLines({ prices }: PriceList): readonly string[] {
  return Object.entries(prices).map(([region, subjects]) => {
    const counts = new Map<string, number>();
    for (const [subject, charges] of Object.entries(subjects)) {
      for (const charge of Object.keys(charges)) {
        const name = subject.startsWith("cache.") ? charge : subject;
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
    return `${region}: ${[...counts].map(([name, count]) => `${count} ${name}`).join(", ")}`;
  });
}

function leftOutLines({ leftOut }: Sorted): readonly string[] {
  return [...leftOut]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([why, count]) => `left out: ${count} (${why})`);
}

/**
 * Writes a file as a whole or not at all, and makes the directory for it.
 *
 * @throws Failure when it cannot be written
 */
function writeWhole(path: string, text: string): void {
  const part = `${path}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(part, text);
    renameSync(part, path);
  } catch (error) {
    if (existsSync(part)) {
      rmSync(part);
    }
    throw new Failure(`the table cannot be written to ${path}: ${messageOf(error)}`);
  }
}
