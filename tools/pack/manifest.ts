import { readFileSync, readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import packageJson from "../../package.json";
import { addressProblems } from "../shared/addresses";
import type { Framework } from "../build/frameworks";

/** Whether the repository has an owner, so that packages can be published from it. */
export const isPublishable = addressProblems(packageJson).length === 0;

/** How npm publishes a package: for everybody, and with a proof of where it was made. */
export const publishConfig = { access: "public", provenance: true };

/** File name of a packed package. */
export function tarballOf(packageName: string): string {
  return `${packageName}-${packageJson.version}.tgz`;
}

/** What a package has from this project's own manifest. */
const shared = [
  "version",
  "license",
  "keywords",
  "repository",
  "homepage",
  "bugs",
  "type",
  "main",
  "types",
  "exports",
  "typesVersions",
  "files",
] as const;

/**
 * The manifest of a package. Without an owner it is private, so that npm refuses to publish it.
 *
 * @param built the directory with the compiled constructs
 */
export function manifestOf(framework: Framework, built: string): object {
  const { name, packageName, description, node, peerDependencies } = framework;
  return {
    name: packageName,
    description,
    ...Object.fromEntries(shared.map((field) => [field, packageJson[field]])),
    keywords: packageJson.keywords.map((word) => (word === "cdktf" ? name : word)),
    ...(isPublishable ? {} : { private: true }),
    engines: { node },
    bin: { [packageName]: `dist/bin/${packageName}.js` },
    dependencies: dependenciesOf(built),
    peerDependencies,
    publishConfig,
  };
}

/** What the constructs load, other than Node.js and the peers. What the commands need is in their bundle. */
function dependenciesOf(built: string): Readonly<Record<string, string>> {
  const loaded = readdirSync(built)
    .filter((file) => file.endsWith(".js"))
    .flatMap((file) => [...readFileSync(join(built, file), "utf8").matchAll(/require\("([^."][^"]*)"\)/g)])
    .map(([, path = ""]) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path);
  return Object.fromEntries(
    Object.entries(packageJson.dependencies).filter(
      ([name]) => loaded.includes(name) && !builtinModules.includes(name),
    ),
  );
}
