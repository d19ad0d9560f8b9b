import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "./rules";
import { withTable } from "./table";

/** Writes the table of published rules into the document about security. */
function main(path = join("docs", "security.md")): void {
  const document = withTable(readFileSync(path, "utf8"), rules);
  writeFileSync(path, document);
}

main(process.argv[2]);
