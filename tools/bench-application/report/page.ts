import { readFileSync, writeFileSync } from "node:fs";

import { format } from "prettier";

import { Failure } from "../../shared/failure";

/** Texts by the names of the sections of the page that they are for. */
export type Sections = ReadonlyMap<string, string>;

/**
 * Writes sections into a page between their marks; the rest of it is by hand.
 *
 * @throws Failure when the page has no place for one of them
 */
export async function writeSections(file: string, sections: Sections): Promise<void> {
  let page = readFileSync(file, "utf8");
  for (const [name, text] of sections) {
    const [begin, end] = [
      `<!-- begin ${name}: written by npm run bench:application -- --write -->`,
      `<!-- end ${name} -->`,
    ];
    const [before, rest = ""] = page.split(begin);
    const [, after] = rest.split(end);
    if (before === undefined || after === undefined) {
      throw new Failure(`${file} lacks the lines that a section goes between, ${begin} and ${end}`);
    }
    page = `${before}${begin}\n\n${text}\n\n${end}${after}`;
  }
  writeFileSync(file, await format(page, { parser: "markdown", printWidth: 120 }));
}
