import { writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Metafile, type Plugin, build } from "esbuild";
import { commands } from "../cli/commands";
import { projectRoot } from "../shared/project";
import { inlineText } from "./inline-text";
import { licencesOf } from "./licences";

const tools = join(projectRoot, "tools");

/** The package that the commands are for. */
export interface CommandsPackage {
  /** Its name, which is that of its program. */
  readonly name: string;
  /** Address of the project's files, with a slash at its end: pages of the documentation are named by it. */
  readonly pages: string;
}

/**
 * What is not bundled: what the user's app has, or what is needed by few. The last two are libraries that the Redis
 * client uses where they are installed.
 */
const external = [
  ...["cdktf", "@cdktf/provider-aws/*", "cdktn", "@cdktn/provider-aws/*", "constructs"],
  "@node-rs/xxhash",
  "@opentelemetry/api",
];

/** What a command does is a file of its own, which is loaded when it is to be done, as in the sources. */
const workApart: Plugin = {
  name: "work-apart",
  setup: (bundler) => {
    bundler.onResolve({ filter: /^\.\/run$/ }, ({ importer, kind }) =>
      kind === "require-call" ? { path: `./${basename(dirname(importer))}.js`, external: true } : undefined,
    );
  },
};

/**
 * Bundles the package's program and its commands with the libraries that they need, and writes the licences of those
 * beside them.
 *
 * @param output where to write
 * @param plugins what else is to be done with the sources
 * @returns what is in the bundles
 * @throws Error when something does not compile, or a library has no licence
 */
export async function compileCommands(
  output: string,
  thePackage: CommandsPackage,
  plugins: readonly Plugin[] = [],
): Promise<Metafile> {
  const work = commands.map(({ name }) => [name, join(tools, name, "run.ts")] as const);
  const { metafile } = await build({
    entryPoints: { [thePackage.name]: join(tools, "cli", "index.ts"), ...Object.fromEntries(work) },
    outdir: output,
    absWorkingDir: projectRoot,
    metafile: true,
    bundle: true,
    external,
    platform: "node",
    // The AWS SDK has its clients as ECMAScript modules too, of which only what is used is taken.
    mainFields: ["module", "main"],
    target: "node20",
    format: "cjs",
    charset: "utf8",
    minify: true,
    // Errors are told apart by the names of their classes, and named in traces.
    keepNames: true,
    define: { THIS_PACKAGE: JSON.stringify(thePackage) },
    plugins: [workApart, inlineText, ...plugins],
  });
  writeFileSync(join(output, "LICENSES.txt"), licencesOf(metafile, projectRoot));
  return metafile;
}
