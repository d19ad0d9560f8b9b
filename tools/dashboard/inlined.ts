import { readFileSync } from "node:fs";

/** What the page holds as it is, by files. The build of the package puts their text in the place of each call. */
export const styles = [textOf("uplot/dist/uPlot.min.css"), textOf("./page.css")];

/** The library before the script that draws with it. */
export const scripts = [textOf("uplot/dist/uPlot.iife.min.js"), textOf("./client.js")];

function textOf(file: string): string {
  return readFileSync(require.resolve(file), "utf8");
}
