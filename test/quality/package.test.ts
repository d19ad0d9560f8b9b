import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import applicationPackageJson from "../../docs/examples/application/package.json";
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

/** Programs that npm finds on Windows as well: those of Node.js, and of packages that we install. */
const programs = ["node", "npm", "cdktf", "cross-env", "eslint", "jest", "prettier"];

/** What npm's shell on Windows, `cmd.exe`, would not understand. */
function foreignToWindows(script: string): readonly string[] {
  return script.split(" && ").flatMap((command) => {
    const [program = ""] = command.split(" ");
    const signs = [...command.matchAll(/['$`;*~|<>&\\]/g)].map(([sign]) => sign);
    return [...(programs.includes(program) ? [] : [program]), ...signs];
  });
}

describe("the scripts of package.json", () => {
  it.each(Object.entries(packageJson.scripts))("`npm run %s` can be started on Windows", (_name, script) => {
    expect(foreignToWindows(script)).toStrictEqual([]);
  });

  it.each([
    "CHECKPOINT_DISABLE=1 cdktf synth",
    "rm -rf dist",
    "cp README.md dist",
    "./tools/run.sh",
    ".checkov/bin/pip install",
    "jest --roots $(pwd)/test",
    "jest 'test/tools'",
    "prettier --write **/*.ts",
    "node a.js; node b.js",
    "node a.js || true",
    "node a.js & node b.js",
    "test -d dist && node a.js",
    "export CI=1 && jest",
    "node a.js > out.txt",
  ])("would not get away with `%s`", (script) => {
    expect(foreignToWindows(script)).not.toStrictEqual([]);
  });
});

test("commands start no program that Windows does not have, except the bench, which says so", () => {
  const files = readdirSync(join(root, "tools"), { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.startsWith("bench") && !file.includes("node_modules"),
  );
  const foreign = files.filter((file) =>
    /"(sh|bash|npm|npx|rm|cp|cat)"|node_modules.{1,6}\.bin|"\/(tmp|dev|bin|usr)\b/.test(
      readFileSync(join(root, "tools", file), "utf8"),
    ),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(foreign).toStrictEqual([]);
});

test.each([
  ["stacks", { ...examplesPackageJson.dependencies, ...examplesPackageJson.devDependencies }],
  ["application", applicationPackageJson.dependencies],
])("the examples use the versions that this project is tested with: %s", (_what, theirs) => {
  const ours: Readonly<Record<string, string>> = {
    ...packageJson.devDependencies,
    [packageJson.name]: packageJson.version,
    "managed-redis-client": packageJson.version,
  };
  expect(theirs).toStrictEqual(Object.fromEntries(Object.keys(theirs).map((name) => [name, ours[name]])));
});
