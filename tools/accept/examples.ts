import { build } from "esbuild";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Names of the folders in `docs/examples` that are stacks. */
export function exampleNames(root: string): readonly string[] {
  const examples = join(root, "docs", "examples");
  return readdirSync(examples).filter((name) => existsSync(join(examples, name, "cdktf.json")));
}

/**
 * Runs every example, with the sources of this project instead of the package.
 *
 * @returns for each example, the directory with its synthesized stacks
 */
export async function withExamples<T>(root: string, work: (directories: ReadonlyMap<string, string>) => T): Promise<T> {
  // In a place from which the framework and the provider can be found.
  const directory = mkdtempSync(join(root, "node_modules", ".examples-"));
  try {
    const names = exampleNames(root);
    await build({
      entryPoints: names.map((name) => ({ in: join(root, "docs/examples", name, "main.ts"), out: name })),
      outdir: directory,
      bundle: true,
      platform: "node",
      alias: { "cdktf-managed-redis": join(root, "constructs") },
      external: ["cdktf", "constructs", "@cdktf/*", "@aws-sdk/*", "ipaddr.js"],
      logLevel: "error",
    });
    const run = createRequire(join(directory, "examples.js"));
    const outputs = names.map((name) => {
      const output = join(directory, `${name}.out`);
      process.env.CDKTF_OUTDIR = output;
      run(`./${name}.js`);
      return [name, output] as const;
    });
    delete process.env.CDKTF_OUTDIR;
    return work(new Map(outputs));
  } finally {
    rmSync(directory, { recursive: true });
  }
}
