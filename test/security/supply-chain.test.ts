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

test("workflows name actions by commit, with the version beside it", () => {
  const workflows = join(root, ".github", "workflows");
  const uses = readdirSync(workflows).flatMap((file) => [
    ...readFileSync(join(workflows, file), "utf8").matchAll(/^\s*-?\s*uses:\s*(.+)$/gm),
  ]);
  expect(uses.length).toBeGreaterThan(0);
  expect(
    uses.map(([, action]) => action).filter((action) => !/^[\w/-]+@[0-9a-f]{40} # v\d/.test(String(action))),
  ).toEqual([]);
});

test("Checkov has an exact version", () => {
  const lines = readFileSync(join(root, "tools", "scan", "requirements.txt"), "utf8")
    .trim()
    .split("\n");
  expect(lines.filter((line) => !/^[\w-]+==[\d.]+$/.test(line))).toEqual([]);
});

test("the bill of materials names what ships and nothing else", () => {
  const written = execFileSync("npm", ["run", "--silent", "sbom"], { cwd: root, encoding: "utf8" });
  const { components } = JSON.parse(written) as { readonly components: readonly { readonly name: string }[] };
  const documented = readFileSync(join(root, "docs", "supply-chain.md"), "utf8");
  const names = components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies ?? {})));
  expect(names.filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
});
