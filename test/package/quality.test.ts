import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import clientJson from "../../client/package.json";
import packageJson from "../../package.json";
import { addressProblems } from "../../tools/shared/addresses";
import { LocalRegistry } from "./support/local-registry";
import { packageNames, tarballOf } from "./support/packages";

const root = join(__dirname, "../..");
const directory = mkdtempSync(join(tmpdir(), "quality-"));
const registry = new LocalRegistry();

beforeAll(() => registry.start());

afterEach(() => {
  registry.published.length = 0;
});

afterAll(() => {
  registry.stop();
  rmSync(directory, { recursive: true });
});

/** Runs a program of a package that is installed here; returns what it prints. */
function output(program: string, ...args: readonly string[]): string {
  const file = join(directory, "output");
  // A file: what goes to a pipe is cut off when the program ends with `process.exit`.
  const stdout = openSync(file, "w");
  spawnSync(process.execPath, [join(root, "node_modules", program), ...args], {
    stdio: ["ignore", stdout, "inherit"],
    // In continuous integration it would be coloured.
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
  });
  closeSync(stdout);
  return readFileSync(file, "utf8");
}

function publint(tarball: string): string {
  return output("publint/src/cli.js", "run", "--strict", tarball);
}

/** What is wrong with the types of the entries, and the entries. No rule is ignored. */
function attw(tarball: string, ...options: readonly string[]) {
  const args = [tarball, "--format=json", "--no-definitely-typed", ...options];
  const printed = output("@arethetypeswrong/cli/dist/index.js", ...args);
  const { problems, analysis } = JSON.parse(printed) as { problems: object; analysis: { entrypoints: object } };
  return { problems: Object.keys(problems), entries: Object.keys(analysis.entrypoints) };
}

type Manifest = Readonly<Record<string, unknown>>;

/** The same package with another manifest. */
function withManifest(tarball: string, edit: (text: string) => Manifest): string {
  const unpacked = mkdtempSync(join(directory, "unpacked-"));
  execFileSync("tar", ["-xzf", tarball, "-C", unpacked]);
  const file = join(unpacked, "package", "package.json");
  writeFileSync(file, JSON.stringify(edit(readFileSync(file, "utf8"))));
  const packed = join(unpacked, "edited.tgz");
  execFileSync("tar", ["-czf", packed, "-C", unpacked, "package"]);
  return packed;
}

/** As it is once somebody has written an owner into `package.json`. */
function withOwner(tarball: string): string {
  return withManifest(tarball, (text) => {
    const { private: _, ...manifest } = JSON.parse(text.replaceAll("/OWNER/", "/example/")) as Manifest;
    return manifest;
  });
}

describe.each(packageNames)("the packed package %s", (packageName) => {
  const tarball = tarballOf(packageName);

  it("is as publint wants it, without warnings and suggestions", () => {
    expect(publint(tarball)).toMatch(/\nAll good!\n$/);
  });

  it("has types for every entry, however it is resolved", () => {
    const { exports } = packageName === clientJson.name ? clientJson : packageJson;
    expect(attw(tarball)).toStrictEqual({ problems: [], entries: Object.keys(exports) });
  });

  it("is not published by npm while nobody owns the repository", async () => {
    const { exitCode, output } = await registry.publish(tarball);

    expect(exitCode).toBe(1);
    expect(output).toContain("This package has been marked as private");
    expect(registry.published).toStrictEqual([]);
  });

  it("can be published once somebody does, and a dry run sends nothing", async () => {
    const filledIn = withOwner(tarball);
    const dryRun = await registry.publish(filledIn, "--dry-run");
    expect(dryRun).toMatchObject({ exitCode: 0, output: expect.stringContaining("public access (dry-run)") as string });
    expect(registry.published).toStrictEqual([]);

    expect(await registry.publish(filledIn)).toMatchObject({ exitCode: 0 });
    expect(registry.published).toHaveLength(1);
    expect(addressProblems(registry.published[0]!)).toStrictEqual([]);
  });
});

describe("a package with a mistake", () => {
  const tarball = tarballOf("cdktf-managed-redis");

  it.each<[string, (manifest: Manifest) => Manifest]>([
    ['Consider adding "type"', ({ type: _, ...manifest }) => manifest],
    ["pkg.main is dist/none.js", (manifest) => ({ ...manifest, main: "dist/none.js" })],
  ])("is not as publint wants it: %s", (complaint, edit) => {
    const edited = withManifest(tarball, (text) => edit(JSON.parse(text) as Manifest));
    expect(publint(edited)).toContain(complaint);
  });

  it("has wrong types: declarations of modules that the code is not", () => {
    const edited = withManifest(tarball, (text) => ({ ...(JSON.parse(text) as Manifest), type: "module" }));
    expect(attw(edited, "--entrypoints", ".").problems).not.toStrictEqual([]);
  });
});
