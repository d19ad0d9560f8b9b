import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

function json(...path: readonly string[]): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return JSON.parse(readFileSync(join(root, ...path), "utf8")) as never;
}

const manifest = json("package.json");

test.each(["dependencies", "devDependencies"])("%s have exact versions", (kind) => {
  const loose = Object.entries(manifest[kind] ?? {}).filter(
    ([, version]) => !/^(npm:\w+@)?\d+\.\d+\.\d+$/.test(String(version)),
  );
  expect(loose).toEqual([]);
});

test("the lock file has a hash for every package", () => {
  const packages = Object.entries(json("package-lock.json").packages ?? {}) as [string, Record<string, unknown>][];
  const unchecked = packages.filter(
    ([path, { integrity, inBundle, link }]) => path !== "" && !integrity && !inBundle && !link,
  );
  expect(packages.length).toBeGreaterThan(100);
  expect(unchecked.map(([path]) => path)).toEqual([]);
});

/** Actions of the workflows, and of the examples of a page. */
function actionsIn(...path: readonly string[]): readonly string[] {
  const uses = readFileSync(join(root, ...path), "utf8").matchAll(/^\s*-?\s*uses:\s*((?!\.\/)\S.*)$/gm);
  return [...uses].map(([, action = ""]) => action);
}

test("workflows name actions by commit, with the version beside it, and a page names the same", () => {
  const ours = readdirSync(join(root, ".github", "workflows")).flatMap((file) =>
    actionsIn(".github", "workflows", file),
  );
  const shown = actionsIn("docs", "guard.md").filter((action) => !action.startsWith("OWNER/"));
  expect(ours.length).toBeGreaterThan(0);
  expect(shown.length).toBeGreaterThan(0);
  const all = [...new Set([...ours, ...shown])];
  expect(all.filter((action) => !/^[\w/-]+@[0-9a-f]{40} # v\d/.test(action))).toEqual([]);
  const names = all.map((action) => action.split("@")[0]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("Checkov has an exact version", () => {
  const lines = readFileSync(join(root, "tools", "scan", "requirements.txt"), "utf8")
    .trim()
    .split("\n");
  expect(lines.filter((line) => !/^[\w-]+==[\d.]+$/.test(line))).toEqual([]);
});

test("the page says why each dependency is there, and names no other", () => {
  const page = readFileSync(join(root, "docs", "supply-chain.md"), "utf8");
  const section = page.slice(page.indexOf("## What ships"), page.indexOf("## How it is kept safe"));
  const rows = [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual(Object.keys(manifest.dependencies ?? {}).sort());
});

/** Whether nothing that ships needs this package. */
function isToolOnly(name: string): boolean {
  const packages = json("package-lock.json").packages as Readonly<Record<string, { readonly dev?: boolean }>>;
  return packages[`node_modules/${name}`]?.dev === true;
}

test("the bill of materials names what ships, and none of what this project is developed with", () => {
  const written = execFileSync("npm", ["run", "--silent", "sbom"], { cwd: root, encoding: "utf8" });
  const { components } = JSON.parse(written) as { readonly components: readonly { readonly name: string }[] };
  const names = components.map(({ name }) => name);
  // The last one is also what tools are made of.
  expect(names).toEqual(expect.arrayContaining([...Object.keys(manifest.dependencies ?? {}), "tslib"]));
  const tools = Object.keys(manifest.devDependencies ?? {}).filter((name) => isToolOnly(name));
  expect(tools.length).toBeGreaterThan(20);
  expect(tools.filter((name) => names.includes(name))).toEqual([]);
});
