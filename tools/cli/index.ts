#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { endWithReader } from "../shared/command-line/start";
import { type ThisPackage, callCommand } from "./program";

endWithReader();

/** Both here and in the package, two directories up. */
const manifest = join(__dirname, "../../package.json");

void callCommand(JSON.parse(readFileSync(manifest, "utf8")) as ThisPackage, process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
