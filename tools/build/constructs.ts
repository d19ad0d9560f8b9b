import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { type Plugin, build } from "esbuild";
import { projectRoot } from "../shared/project";
import { type Framework, namedFor } from "./frameworks";

/** The sources of the constructs. */
export const sources = join(projectRoot, "constructs");

/** Folders that are entries of the package; the front door is the empty one. */
export const entries: readonly string[] = [
  "",
  ...readdirSync(sources, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(sources, entry.name, "index.ts")))
    .map(({ name }) => name),
];

/**
 * Compiles the constructs to one file per folder, all in one directory: the time to load a package is the time to find
 * and read its files, and Node.js looks up the framework and the provider once per directory. `npm run bench` measures it.
 */
export async function compileConstructs(framework: Framework, output: string): Promise<void> {
  mkdirSync(output, { recursive: true });
  await Promise.all(
    entries.map(async (folder) => {
      const { outputFiles } = await build({
        entryPoints: [join(sources, folder, "index.ts")],
        // The place in the package: source maps name our files from there, wherever this is built.
        outfile: join(projectRoot, "dist", `${folder === "" ? "index" : folder}.js`),
        write: false,
        bundle: true,
        packages: "external",
        platform: "node",
        target: "node20",
        format: "cjs",
        sourcemap: true,
        minifyWhitespace: true,
        minifySyntax: true,
        // Node.js shows the line that an error comes from.
        lineLimit: 160,
        plugins: [otherFolders(folder), namesOf(framework)],
      });
      outputFiles.forEach(({ path, contents }) => {
        writeFileSync(join(output, basename(path)), contents);
      });
    }),
  );
}

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
        if (!entries.includes(name)) {
          throw new Error(`${folder} imports ${name}, which is not a folder of constructs/`);
        }
        return { path: `./${name}.js`, external: true };
      });
    },
  };
}

/** Gives our sources the names that a framework has: what they import, and what they say. */
export function namesOf(framework: Framework): Plugin {
  return {
    name: "names-of-the-framework",
    setup: (bundler) => {
      bundler.onLoad({ filter: /\.ts$/ }, ({ path }) =>
        path.includes("node_modules")
          ? undefined
          : { contents: namedFor(framework, readFileSync(path, "utf8")), loader: "ts" },
      );
    },
  };
}
