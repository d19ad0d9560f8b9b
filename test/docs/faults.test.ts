import { readFileSync } from "node:fs";
import { join } from "node:path";

import { titlesIn } from "./support/test-titles";

const root = join(__dirname, "../..");
const page = join(root, "docs/operations.md");
const files = ["killed-deploys", "api-faults", "shared-state"].map((name) => join(root, `test/deploy/${name}.test.ts`));

/** A row for each kind of fault: the fault, how many times it is tried, and what comes of it. */
function rows(): readonly string[] {
  return files.flatMap(titlesIn).map(({ group, title, cases }) => {
    const [what = "", outcome = ""] = title.split(/: (.*)/s);
    const fault = cases.length === 0 ? what : cases.join("; ");
    return `| ${group} ${fault} | ${Math.max(cases.length, 1)} | ${outcome} |`;
  });
}

test("the operations guide says which faults were tried, how often, and what came of them", () => {
  const table = ["| fault | tries | outcome |", "| --- | --- | --- |", ...rows()].join("\n");
  const [, written] = /<!-- faults.*?-->\n.*?-->\n\n(.*?)\n\n<!--/s.exec(readFileSync(page, "utf8")) ?? [];

  expect(rows().length).toBeGreaterThan(7);
  expect(written).toBe(table);
});
