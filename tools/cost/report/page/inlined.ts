import { readFileSync } from "node:fs";

/** What the page holds as it is, by files. The build of the package puts their text in the place of each call. */
export const styles = [textOf("./page.css")];

/** The library before the script that draws with it: that file is in its package, and not among what it exports. */
export const scripts = [textOf("../../../../node_modules/chart.js/dist/chart.umd.min.js"), textOf("./client.js")];

function textOf(file: string): string {
  return readFileSync(require.resolve(file), "utf8");
}
