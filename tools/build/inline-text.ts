import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Plugin } from "esbuild";

/** Puts the text of files in the place of the calls that read them, because the files are not beside a bundle. */
export const inlineText: Plugin = {
  name: "inline-text",
  setup: (bundler) => {
    bundler.onLoad({ filter: /[\\/]inlined\.ts$/ }, ({ path }) => {
      const imports: string[] = [];
      const contents = readFileSync(path, "utf8").replace(/\btextOf\(("[^"]+")\)/g, (_, file: string) => {
        imports.push(`import text${imports.length} from ${file} with { type: "text" };`);
        return `text${imports.length - 1}`;
      });
      return { contents: [...imports, contents].join("\n"), loader: "ts", resolveDir: dirname(path) };
    });
  },
};
