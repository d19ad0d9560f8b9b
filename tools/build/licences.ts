import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { type LibraryManifest, standardText } from "./licence-texts";

/** Files of a library that must go with it. */
const legal = /^(licen[cs]e|copying|notice|third-party-notices)\b/i;

/**
 * Names, versions and licences of the libraries in a bundle, each text once.
 *
 * @param root the directory that the metafile's paths begin at
 * @throws Error when a library has no licence
 */
export function licencesOf(metafile: Metafile, root: string): string {
  const titles = new Map<string, string[]>();
  for (const folder of foldersOf(metafile)) {
    const [title, text] = licenceIn(join(root, folder));
    titles.set(text, [...(titles.get(text) ?? []), title]);
  }
  const parts = [...titles].map(([text, libraries]) => [...libraries, "", text, ""].join("\n"));
  return ["The programs in this directory contain these libraries.\n", ...parts].join(`\n${"-".repeat(80)}\n\n`);
}

/** Libraries that have others in a file of their own, where no bundler sees them. */
const within: Readonly<Record<string, readonly string[]>> = { "node_modules/chart.js": ["node_modules/@kurkle/color"] };

/** Where the libraries are that a bundle has something of. */
function foldersOf({ outputs }: Metafile): readonly string[] {
  const folders = Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([file]) => /^.*\bnode_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(folders.flatMap((folder) => [folder, ...(within[folder] ?? [])]))].sort();
}

function licenceIn(directory: string): readonly [title: string, text: string] {
  const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as LibraryManifest;
  const { name, version, license } = manifest;
  const files = readdirSync(directory).filter((file) => legal.test(file));
  const texts = files.sort().map((file) => readFileSync(join(directory, file), "utf8").replaceAll("\r\n", "\n").trim());
  const text = texts.length === 0 ? standardText(manifest) : texts.join("\n\n");
  if (license === undefined || text === undefined) {
    throw new Error(
      `${name} ${version} ships no text of its licence, ${license ?? "which its manifest does not name"}`,
    );
  }
  return [`${name} ${version} (${license})`, text];
}
