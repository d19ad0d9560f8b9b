import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { type Plugin, build } from "esbuild";
import type { ExitCode } from "../shared/command-line/command";
import { projectRoot } from "../shared/project";
import { runProgram } from "../shared/program";
import { keepReachable } from "./declarations";

const sources = join(projectRoot, "constructs");
const output = join(projectRoot, "dist");

/** Folders that are entries of the package; the front door is the empty one. */
const folders = readdirSync(sources, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(sources, entry.name, "index.ts")))
  .map(({ name }) => name);

/**
 * Leaves imports of other folders as they are, so that each folder is loaded once, when it is needed.
 *
 * @throws Error when a folder imports anything but the index of another one
 */
function otherFolders(folder: string): Plugin {
  const own = join(sources, folder, sep);
  return {
    name: "other-folders",
    setup: (bundler) => {
      bundler.onResolve({ filter: /^\.{1,2}($|\/)/ }, ({ path, resolveDir, kind }) => {
        const target = resolve(resolveDir, path);
        if (kind === "entry-point" || (folder !== "" && `${target}${sep}`.startsWith(own))) {
          return undefined;
        }
        const name = relative(sources, target);
        if (!folders.includes(name)) {
          throw new Error(`${folder} imports ${name}, which is not a folder of constructs/`);
        }
        return { path: `./${name}.js`, external: true };
      });
    },
  };
}

/**
 * One file per folder, all in one directory: the time to load a package is the time to find and read its files, and
 * Node.js looks up the framework and the provider once per directory. `npm run bench` measures it.
 */
async function compile(folder: string): Promise<void> {
  await build({
    entryPoints: [join(sources, folder, "index.ts")],
    outfile: join(output, `${folder === "" ? "index" : folder}.js`),
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "cjs",
    sourcemap: true,
    minifyWhitespace: true,
    minifySyntax: true,
    plugins: [otherFolders(folder)],
  });
}

/**
 * Builds the package.
 *
 * @throws Failure when it does not compile
 */
export async function run(): Promise<ExitCode> {
  rmSync(output, { recursive: true, force: true });
  await Promise.all(["", ...folders].map(compile));
  runProgram([process.execPath, join(projectRoot, "node_modules/typescript/bin/tsc"), "-p", sources], projectRoot);
  const types = join(output, "types");
  keepReachable(
    types,
    ["", ...folders].map((folder) => join(types, folder, "index.d.ts")),
  );
  return 0;
}
