import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import examplesPackageJson from "../../docs/examples/package.json";
import packageJson from "../../package.json";

const root = join(__dirname, "../..");
const folders = readdirSync(join(root, "constructs")).filter((name) =>
  existsSync(join(root, "constructs", name, "index.ts")),
);

describe("package.json", () => {
  it("names an entry for every folder of the constructs, and for nothing else", () => {
    const entries = folders.map((name) => [
      `./${name}`,
      { types: `./dist/types/${name}/index.d.ts`, default: `./dist/${name}.js` },
    ]);
    expect(packageJson.exports).toStrictEqual({
      ".": { types: "./dist/types/index.d.ts", default: "./dist/index.js" },
      ...Object.fromEntries(entries),
      "./package.json": "./package.json",
    });
    expect([packageJson.main, packageJson.types]).toStrictEqual(["dist/index.js", "dist/types/index.d.ts"]);
  });

  it("names the same entries for module resolution that knows no `exports`", () => {
    expect(packageJson.typesVersions["*"]).toStrictEqual(
      Object.fromEntries(folders.map((name) => [name, [`dist/types/${name}/index.d.ts`]])),
    );
  });

  it("leaves the framework, the constructs and the provider to the app", () => {
    const peers = Object.keys(packageJson.peerDependencies);
    expect(peers).toStrictEqual(["@cdktf/provider-aws", "cdktf", "constructs"]);
    expect(Object.keys(packageJson.dependencies).filter((name) => peers.includes(name))).toStrictEqual([]);
  });

  it("names exact versions of everything else, and a lock file without addresses of registries", () => {
    const versions = Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies });
    expect(versions.filter(([, version]) => !/^(npm:\w+@)?\d+\.\d+\.\d+$/.test(version))).toStrictEqual([]);
    expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toContain('"resolved": "http');
  });
});

test("the examples use the versions that this project is tested with", () => {
  const { dependencies, devDependencies } = examplesPackageJson;
  const ours: Readonly<Record<string, string>> = {
    ...packageJson.devDependencies,
    [packageJson.name]: packageJson.version,
  };
  const theirs = { ...dependencies, ...devDependencies };
  expect(theirs).toStrictEqual(Object.fromEntries(Object.keys(theirs).map((name) => [name, ours[name]])));
});
