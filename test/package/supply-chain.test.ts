import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { frameworks } from "./support/frameworks";
import { packageNames, unpack } from "./support/packages";

interface Materials {
  readonly components: readonly { readonly name: string; readonly version: string }[];
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}

const root = join(__dirname, "../..");
const written = execFileSync("npm", ["run", "--silent", "sbom"], { cwd: root, encoding: "utf8" });
const materials = (JSON.parse(written) as Materials).components.map(({ name, version }) => `${name} ${version}`);

describe.each(Object.values(frameworks))("the packed package $packageName", ({ packageName }) => {
  const directory = unpack(packageName);
  const read = (file: string) => readFileSync(join(directory, file), "utf8");

  afterAll(() => {
    rmSync(join(directory, ".."), { recursive: true });
  });

  it("has no library in its program that the bill of materials does not name", () => {
    const licences = read("dist/bin/LICENSES.txt");
    const libraries = [...licences.matchAll(/^(\S+ \d+\.\d+\.\d\S*) \(\S.*\)$/gm)].map(([, library]) => library);
    expect(libraries).toStrictEqual(expect.arrayContaining([expect.stringMatching(/^commander \d/)]));
    expect(libraries.filter((library) => !materials.includes(String(library)))).toStrictEqual([]);
  });
});

test.each(packageNames)("%s has no other dependencies than the bill of materials", (packageName) => {
  const directory = unpack(packageName);
  const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as Manifest;
  rmSync(join(directory, ".."), { recursive: true });
  const named = Object.entries(manifest.dependencies).map(([name, version]) => `${name} ${version}`);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((dependency) => !materials.includes(dependency))).toStrictEqual([]);
});
