import { resolve } from "node:path";

import type { ExitCode } from "../shared/command-line/command";
import { projectRoot } from "../shared/project";
import { writeSections } from "./report/page";
import { sectionsOf } from "./report/sections";
import { measureAll } from "./results";
import { sizesAt } from "./sizes";
import { onStage } from "./stage";

/**
 * Measures, prints, and writes what was measured into a page.
 *
 * @param scale share of a whole run
 * @param page its file, from the root of the project; undefined when it is not to be written
 * @throws Failure when a server is not installed, or the page has no place for a section
 */
export async function run(scale: number, page: string | undefined): Promise<ExitCode> {
  const begin = performance.now();
  const results = await onStage(sizesAt(scale), async (stage) =>
    measureAll(stage, (what) => {
      console.error(`${((performance.now() - begin) / 1000).toFixed(0)} s: ${what}`);
    }),
  );
  const sections = sectionsOf(results);
  for (const [name, text] of sections) {
    console.log(`## ${name}\n\n${text.replace(/<!--.*-->\n\n|\n\n<!--.*-->/g, "")}\n`);
  }
  if (page !== undefined) {
    await writeSections(resolve(projectRoot, page), sections);
  }
  return 0;
}
