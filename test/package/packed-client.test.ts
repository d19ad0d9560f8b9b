import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { preProcessFile } from "typescript";
import packageJson from "../../package.json";
import { unpack } from "./support/packages";

describe("the packed package managed-redis-client", () => {
  const directory = unpack("managed-redis-client");
  const read = (file: string) => readFileSync(join(directory, file), "utf8");
  const manifest = JSON.parse(read("package.json")) as Readonly<Record<string, unknown>>;
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1));
  const compiled = files.filter((file) => file.startsWith("dist/"));

  afterAll(() => {
    rmSync(join(directory, ".."), { recursive: true });
  });

  it("holds compiled code with its declarations, the read-me and the licence, and nothing else", () => {
    const others = files.filter((file) => !file.startsWith("dist/"));
    expect(others.sort()).toStrictEqual(["LICENSE", "README.md", "package.json"]);
    const names = (end: string) => compiled.filter((file) => file.endsWith(end)).map((file) => file.replace(end, ""));
    expect(names(".js").sort()).toStrictEqual(names(".d.ts").sort());
    expect(compiled).toHaveLength(2 * names(".js").length);
    expect(names(".js")).toContain("dist/index");
  });

  it("has a manifest of its own, with the version and the addresses of this project", () => {
    expect(manifest).toMatchObject({
      version: packageJson.version,
      license: "Apache-2.0",
      engines: { node: ">=20" },
      repository: { ...packageJson.repository, directory: "client" },
      homepage: packageJson.homepage,
      bugs: packageJson.bugs,
      publishConfig: { access: "public", provenance: true },
    });
    expect(Object.keys(manifest)).not.toContain("devDependencies");
  });

  it("imports and declares nothing but what it depends on", () => {
    const allowed = Object.keys(manifest.dependencies as object);
    const imported = compiled.flatMap((file) =>
      preProcessFile(read(file)).importedFiles.map(({ fileName }) => fileName),
    );
    expect(imported).toContain("@redis/client");
    expect(
      imported.filter(
        (name) => !/^(\.|node:)/.test(name) && !allowed.some((own) => name === own || name.startsWith(`${own}/`)),
      ),
    ).toStrictEqual([]);
  });

  it("has a read-me whose links work outside of the repository, and says how it is installed", () => {
    const readme = read("README.md");
    const targets = [...readme.matchAll(/\]\(([^)#][^)]*)\)/g)].map(([, target = ""]) => target);
    expect(targets.length).toBeGreaterThan(5);
    expect(targets.filter((target) => !target.startsWith("https://"))).toStrictEqual([]);
    expect(readme).toContain(`npm install ./managed-redis-client-${packageJson.version}.tgz\n`);
  });
});
