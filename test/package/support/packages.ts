import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import packageJson from "../../../package.json";

/** Names of all packages; literals, because users type them. */
export const packageNames = ["cdktf-managed-redis", "cdktn-managed-redis", "managed-redis-client"];

/** The folder with the packages. */
export function packages(): string {
  return String(process.env.PACKAGES);
}

/** The packed package of a name. */
export function tarballOf(packageName: string): string {
  return join(packages(), `${packageName}-${packageJson.version}.tgz`);
}

/** Unpacks a package; returns where it is. */
export function unpack(packageName: string): string {
  const directory = mkdtempSync(join(tmpdir(), "unpacked-"));
  execFileSync("tar", ["-xzf", tarballOf(packageName), "-C", directory]);
  return join(directory, "package");
}
