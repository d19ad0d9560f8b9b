import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const read = (...path: readonly string[]) => readFileSync(join(root, ...path), "utf8");

/** Pages for people who have the package alone; the others are about the sources. */
const pages = [
  ...["README.md", "docs/alarms.md", "docs/guard.md", "docs/iam-authentication.md", "docs/migrations.md"],
  ...[
    "docs/operations.md",
    "docs/own-stacks.md",
    "docs/portability.md",
    "docs/security.md",
    "docs/testing.md",
    "docs/versioning.md",
  ],
  ...readdirSync(join(root, "docs/examples"), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith("README.md") && !name.includes("node_modules"))
    .map((name) => `docs/examples/${name}`),
];

const indexes = readdirSync(join(root, "constructs"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Names that an index exports for everybody; what is for the package itself is marked. */
function exportedBy(index: string): readonly string[] {
  const statements = read("constructs", index).matchAll(/(\/\*\* @internal \*\/\s*)?^export (?:type )?\{([^}]*)\}/gm);
  return [...statements].flatMap(([, internal, names = ""]) =>
    internal === undefined ? names.split(",").map((name) => name.replace(/^\s*type\s/, "").trim()) : [],
  );
}

const exported = new Set(["index.ts", ...indexes.map((name) => `${name}/index.ts`)].flatMap(exportedBy));

const sources = readdirSync(join(root, "constructs"), { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => read("constructs", name));

const namesIn = (pattern: RegExp) =>
  sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name = ""]) => name));

/** What the sources declare and the package does not have, unless a member of something public has the same name. */
const notExported: ReadonlySet<string> = (() => {
  const declared = namesIn(/^export (?:abstract )?(?:function|class|const|interface|type) (\w+)/gm);
  const members = namesIn(/^ +(?:public |static |async |get |readonly )+(\w+)/gm);
  const known = new Set([...exported, ...members]);
  // A single lower-case word may be a word as well.
  return new Set(declared.filter((name) => !known.has(name) && /.[A-Z]/.test(name)));
})();

const codeOf = (page: string) => [...page.matchAll(/```ts\n.*?```|`[^`\n]+`/gs)].map(([code]) => code);

describe.each(pages)("%s", (name) => {
  const page = read(name);

  test("points to nothing that is in the sources alone", () => {
    expect(page.match(/(?<!test\/)\bconstructs\/[\w-]+\/[\w./-]+/g) ?? []).toStrictEqual([]);
    const words = codeOf(page).flatMap((code) => code.match(/\w+/g) ?? []);
    expect(words.filter((word) => notExported.has(word))).toStrictEqual([]);
  });

  test("imports what the package exports", () => {
    const imports = [...page.matchAll(/import (?:type )?\{([^}]*)\} from "cdktf-managed-redis(?:\/([\w-]+))?"/g)];
    const missing = imports.flatMap(([, names = "", folder]) => {
      const there = exportedBy(folder === undefined ? "index.ts" : `${folder}/index.ts`);
      const all = folder === undefined ? [...there, ...exportedBy("cache/index.ts")] : there;
      const wanted = names.split(",").map((one) => one.replace(/^\s*type\s/, "").trim());
      return wanted.filter((one) => one !== "" && !all.includes(one));
    });
    expect(missing).toStrictEqual([]);
  });

  test("says truly which part of the package has what", () => {
    const claims = [...page.matchAll(/`(\w+)`\s+(?:of|from|in)\s+`cdktf-managed-redis\/([\w-]+)`/g)];
    const wrong = claims.filter(([, what = "", folder = ""]) => !exportedBy(`${folder}/index.ts`).includes(what));
    expect(wrong.map(([claim]) => claim)).toStrictEqual([]);
  });
});

test("the pages are compared with what there is", () => {
  expect([...exported]).toEqual(expect.arrayContaining(["RedisCache", "CacheKey", "cacheKeyPolicy", "jsonText"]));
  expect(notExported.has("keyPolicy")).toBe(true);
  expect(pages.length).toBeGreaterThan(15);
});
