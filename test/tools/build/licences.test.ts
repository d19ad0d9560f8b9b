import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { licencesOf } from "../../../tools/build/licences";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "licences-"));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

/** Licences of a bundle that has something of each of these packages, by the files that they have. */
function licences(packages: Readonly<Record<string, Readonly<Record<string, string>>>>, bytesInOutput = 1): string {
  const inputs = Object.entries(packages).map(([folder, files]) => {
    for (const [name, text] of Object.entries(files)) {
      const file = join(root, folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return [`${folder}/lib/index.js`, { bytesInOutput }] as const;
  });
  const output = { bytes: 1, inputs: Object.fromEntries(inputs), imports: [], exports: [] };
  return licencesOf({ inputs: {}, outputs: { "dist/bin/guard.js": output } }, root);
}

const manifest = (name: string, license?: string) => JSON.stringify({ name, version: "1.0.0", license });

test("each text stands once, below the packages that have it, with their notices", () => {
  const text = licences({
    "node_modules/@example/two": {
      "package.json": manifest("@example/two", "MIT"),
      "LICENSE.md": "Do as you like.\r\n",
    },
    "node_modules/one": { "package.json": manifest("one", "MIT"), licence: "Do as you like." },
    "node_modules/one/node_modules/inner": {
      "package.json": manifest("inner", "BSD-3-Clause"),
      COPYING: "Keep my name.",
      NOTICE: "I wrote it.",
      "licenses.js": "no text",
    },
    tools: {},
  });

  expect(text.split(`${"-".repeat(80)}\n\n`).slice(1)).toEqual([
    "@example/two 1.0.0 (MIT)\none 1.0.0 (MIT)\n\nDo as you like.\n\n",
    "inner 1.0.0 (BSD-3-Clause)\n\nKeep my name.\n\nI wrote it.\n",
  ]);
});

test("a package of which nothing is left has none", () => {
  expect(licences({ "node_modules/one": { "package.json": manifest("one") } }, 0)).not.toContain("one 1.0.0");
});

test("Apache's licence is the same for everybody, and needs no file", () => {
  expect(licences({ "node_modules/one": { "package.json": manifest("one", "Apache-2.0") } })).toMatch(
    /\none 1\.0\.0 \(Apache-2\.0\)\n\nApache License\s/,
  );
});

test("the licence of the Redis client names who has written it", () => {
  expect(licences({ "node_modules/@redis/client": { "package.json": manifest("@redis/client", "MIT") } })).toMatch(
    /\n@redis\/client 1\.0\.0 \(MIT\)\n\nMIT License\n\nCopyright \(c\) 2022-2025, Redis, inc\.\n\nPermission is hereby granted/,
  );
});

test.each([
  ["one", "MIT", {}, "one 1.0.0 ships no text of its licence, MIT"],
  ["constructor", "MIT", {}, "constructor 1.0.0 ships no text of its licence, MIT"],
  ["@redis/client", "SSPL-1.0", {}, "@redis/client 1.0.0 ships no text of its licence, SSPL-1.0"],
  ["one", undefined, { LICENSE: "?" }, "one 1.0.0 ships no text of its licence, which its manifest does not name"],
])("%s with the licence %s is not bundled", (name, license, files, message) => {
  expect(() => licences({ [`node_modules/${name}`]: { "package.json": manifest(name, license), ...files } })).toThrow(
    message,
  );
});
