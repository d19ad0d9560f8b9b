import { existsSync, readFileSync, readdirSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join, resolve } from "node:path";
import { preProcessFile } from "typescript";
import clientJson from "../../client/package.json";
import packageJson from "../../package.json";

const client = join(__dirname, "../../client");

/** What the sources import, types included: the names of packages, and our own files with their whole paths. */
const imported = readdirSync(client, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !/^(dist|node_modules)\b/.test(name))
  .map((name) => join(client, name))
  .flatMap((file) =>
    preProcessFile(readFileSync(file, "utf8")).importedFiles.map(({ fileName }) =>
      fileName.startsWith(".") ? resolve(dirname(file), fileName) : fileName,
    ),
  );

const { dependencies, ...manifest } = clientJson;
const ours: Readonly<Record<string, string>> = packageJson.dependencies;

describe("the package of the client", () => {
  it("declares what its sources import, types included, and nothing else", () => {
    const packages = imported.filter((name) => !name.startsWith("/") && !isBuiltin(name));
    const names = packages.map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0]);
    expect([...new Set(names)].sort()).toStrictEqual(Object.keys(dependencies).sort());
  });

  it("declares the versions that this project installs and tests", () => {
    expect(dependencies).toStrictEqual(
      Object.fromEntries(Object.keys(dependencies).map((name) => [name, ours[name] ?? "a dependency of this project"])),
    );
  });

  it("imports no file from elsewhere", () => {
    const files = imported.filter((name) => name.startsWith("/"));
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((file) => !file.startsWith(`${client}/`))).toStrictEqual([]);
  });

  it("has the version and the licence of the others, and is packed from what is compiled", () => {
    expect(manifest).toMatchObject({
      version: packageJson.version,
      license: packageJson.license,
      type: "commonjs",
      engines: packageJson.engines,
      private: true,
      files: ["dist"],
    });
  });

  it("has one page to read", () => {
    expect(readFileSync(join(client, "README.md"), "utf8").split("\n").length).toBeLessThanOrEqual(120);
  });

  it("signs the tokens of IAM in one place of the repository", () => {
    const root = join(client, "..");
    const signing = ["client", "constructs", "stacks", "tools"]
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
      )
      .filter((name) => name.endsWith(".ts") && readFileSync(join(root, name), "utf8").includes("SignatureV4"));
    expect(signing).toStrictEqual([join("client", "connect", "iam-token.ts")]);
  });

  it("needs no installation of its own: the sources use what this project installs", () => {
    expect(["node_modules", "package-lock.json"].filter((name) => existsSync(join(client, name)))).toStrictEqual([]);
  });
});
