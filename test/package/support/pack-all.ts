import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "../../..");

/** Writes the packages once for all tests, as a maintainer does. */
export default function packAll(): void {
  const directory = mkdtempSync(join(tmpdir(), "packages-"));
  execFileSync("npm", ["run", "--silent", "pack:all", "--", directory], { cwd: root, stdio: "pipe" });
  process.env.PACKAGES = directory;
}
