import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Configuration, readConfiguration } from "../support/terraform";

/** What every release synthesized: `<version>/<stack>/cdk.tf.json`. */
export const releasesDirectory = join(__dirname, "releases");

/** A stack as a release synthesized it. */
export interface ReleasedStack {
  readonly version: string;
  readonly stack: string;
  readonly configuration: Configuration;
}

/** Versions that were recorded, oldest first. */
export function recordedVersions(): readonly string[] {
  const versions = existsSync(releasesDirectory) ? readdirSync(releasesDirectory) : [];
  return versions.sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

/** Every recorded stack; of those that several releases synthesized alike, the oldest. */
export function releasedStacks(): readonly ReleasedStack[] {
  const seen = new Set<string>();
  return recordedVersions()
    .flatMap((version) =>
      readdirSync(join(releasesDirectory, version)).map((stack) => ({
        version,
        stack,
        configuration: readConfiguration(join(releasesDirectory, version, stack)),
      })),
    )
    .filter(({ stack, configuration }) => {
      const hash = createHash("sha256")
        .update(JSON.stringify([stack, configuration]))
        .digest("hex");
      return !seen.has(hash) && seen.add(hash);
    });
}

/** Versions with a section in the changelog, newest first. */
export function changelogVersions(changelog: string): readonly string[] {
  return [...changelog.matchAll(/^## v?(\d+\.\d+\.\d+)/gm)].map(([, version]) => String(version));
}

/** What the changelog says of the time after a release. */
export function changesAfter(changelog: string, version: string): string {
  const section = new RegExp(`^## v?${version.replaceAll(".", "\\.")}(?!\\d)`, "m");
  return changelog.split(section)[0] ?? changelog;
}

/** The changelog of this project. */
export function readChangelog(): string {
  return readFileSync(join(__dirname, "../../CHANGELOG.md"), "utf8");
}
