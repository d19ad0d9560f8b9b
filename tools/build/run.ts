import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { type Plugin, build } from "esbuild";

const root = resolve(__dirname, "../..");
const sources = join(root, "constructs");
const output = join(root, "dist");

/** Folders that are entries of the package; the front door is the empty one. */
const folders = readdirSync(sources, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(sources, entry.name, "index.ts")))
  .map(({ name }) => name);

/**
 * Leaves imports of other folders as they are, so that each folder is loaded once, by whoever needs it.
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
          throw new Error(`${folder} imports ${name}, which is no folder of constructs/`);
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
    plugins: [otherFolders(folder)],
  });
}

async function main(): Promise<void> {
  rmSync(output, { recursive: true, force: true });
  await Promise.all(["", ...folders].map(compile));
  execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", sources], { stdio: "inherit" });
}

void main();
