import { readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import packageJson from "../../package.json";
import { frameworks } from "./support/frameworks";
import { unpack } from "./support/packages";

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly [field: string]: unknown;
}

interface SourceMap {
  readonly sources: readonly string[];
}

describe.each(Object.values(frameworks))("the packed package $packageName", ({ name, packageName }) => {
  const directory = unpack(packageName);
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1));
  const read = (file: string) => readFileSync(join(directory, file), "utf8");
  const manifest = JSON.parse(read("package.json")) as Manifest;
  const library = files.filter((file) => file.startsWith("dist/") && !file.startsWith("dist/bin/"));

  afterAll(() => {
    rmSync(join(directory, ".."), { recursive: true });
  });

  it("holds the compiled constructs and commands, the read-me, the licence and the change log, and nothing else", () => {
    expect(files.filter((file) => !file.startsWith("dist/")).sort()).toStrictEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "package.json",
    ]);
    expect(library.filter((file) => !/\.(js|js\.map|d\.ts)$/.test(file))).toStrictEqual([]);
  });

  it("has code, a source map and declarations for every entry", () => {
    const entries = Object.values(manifest.exports).filter((entry) => typeof entry !== "string");
    const code = entries.map((entry) => entry.default.slice("./".length)).sort();
    const ending = (end: string) => library.filter((file) => file.endsWith(end)).sort();
    expect(code).toHaveLength(11);
    expect(ending(".js")).toStrictEqual(code);
    expect(ending(".js.map")).toStrictEqual(code.map((file) => `${file}.map`));
    expect(ending(".d.ts")).toStrictEqual(expect.arrayContaining(entries.map(({ types }) => types.slice(2))));
  });

  it("maps its code to the sources of the project, wherever it was built", () => {
    const maps = library.filter((file) => file.endsWith(".map")).map((file) => JSON.parse(read(file)) as SourceMap);
    const mapped = maps.flatMap(({ sources }) => sources);
    expect(mapped.length).toBeGreaterThan(100);
    expect(mapped.filter((source) => !source.startsWith("../constructs/"))).toStrictEqual([]);
  });

  it("takes less than 7 MB when it is installed", () => {
    const bytes = files.reduce((sum, file) => sum + statSync(join(directory, file)).size, 0);
    expect(bytes).toBeLessThan(7_000_000);
  });

  it("declares nothing that its folders offer each other only", () => {
    const internal = /@internal|\b(struct|Problems|Schema)\b|\bCheck</;
    const declarations = library.filter((file) => file.endsWith(".d.ts"));
    expect(declarations.filter((file) => internal.test(read(file)))).toStrictEqual([]);
    expect(declarations).not.toContain("dist/types/core/schema/index.d.ts");
  });

  it("declares what only newer AWS providers have where the bindings have it, and nowhere else", () => {
    const newer = ["AlarmMuteRule", "durability?", "placement?", "warmUpMinutes?", "writeOnly?", "writeOnlyVersion?"];
    const declared = library.filter((file) => file.endsWith(".d.ts")).map(read);
    const found = newer.filter((name) => declared.some((text) => text.includes(name)));
    expect(found).toStrictEqual(name === "cdktn" ? newer : []);
  });

  it("declares something in every file of declarations, and imports and exports no empty list", () => {
    const declarations = library.filter((file) => file.endsWith(".d.ts"));
    const hollow = /\{\s*\} from /;
    expect(declarations.filter((file) => hollow.test(read(file)) || !/^export /m.test(read(file)))).toStrictEqual([]);
  });

  it("names, loads and declares nothing of the other framework", () => {
    const other = name === "cdktf" ? /["'/@]cdktn["'/]/ : /["'/@]cdktf["'/]/;
    const mentions = library.filter((file) => !file.endsWith(".map") && other.test(read(file)));
    expect(mentions).toStrictEqual([]);
  });

  it("has the manifest of its framework, with nothing of what this project is developed with", () => {
    const peers = {
      cdktf: { "@cdktf/provider-aws": "^20.1.0 || ^21.0.0", cdktf: "^0.21.0", constructs: "^10.4.2" },
      cdktn: { "@cdktn/provider-aws": "^25.7.0", cdktn: "^0.24.0", constructs: ">=10.6.0 <10.8.0" },
    };
    expect(manifest).toMatchObject({
      name: packageName,
      version: packageJson.version,
      license: "Apache-2.0",
      type: "commonjs",
      engines: { node: name === "cdktf" ? ">=20" : ">=22.11" },
      bin: { [packageName]: `dist/bin/${packageName}.js` },
      peerDependencies: peers[name],
      publishConfig: { access: "public", provenance: true },
    });
    expect(Object.keys(manifest.dependencies as object)).toStrictEqual(["@aws-sdk/util-arn-parser", "ipaddr.js"]);
    const { repository, homepage, bugs } = manifest;
    expect({ repository, homepage, bugs }).toStrictEqual({
      repository: packageJson.repository,
      homepage: packageJson.homepage,
      bugs: packageJson.bugs,
    });
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(["scripts"]));
    expect(
      Object.keys(manifest).filter((field) => /^(devDependencies|jest|overrides|prettier|typedoc)/.test(field)),
    ).toEqual([]);
  });

  it("has a read-me about its framework, whose links work outside of the repository", () => {
    const readme = read("README.md");
    const targets = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);
    const version = `/blob/v${packageJson.version}/`;
    expect(targets.length).toBeGreaterThan(8);
    expect(targets.filter((target) => !target.startsWith("https://") || !target.includes(version))).toStrictEqual([]);
    expect(readme).toContain(`from "${name}"`);
    expect(readme).toContain(`npx ${packageName} guard`);
    expect(readme).not.toContain(name === "cdktf" ? 'from "cdktn"' : 'from "cdktf"');
    expect(readme).not.toMatch(/<!--|\bonly cdkt/);
  });

  it("has a read-me that says how its program is run, and what the commands need beside it", () => {
    const readme = read("README.md");
    const [, settings = ""] = /```json\n([^]*?)```/.exec(readme) ?? [];
    expect(JSON.parse(settings)).toMatchObject({ language: "typescript", app: "npx tsx main.ts" });
    expect(readme).toContain(`npm install --save-dev ${name}-cli`);
    expect(readme).toContain(`@${name}/provider-aws/lib/provider/index.js`);
    expect(readme.includes("No plan with a newer provider was seen")).toBe(name === "cdktn");
  });
});
