import { resolve } from "node:path";

/** Root of this project: the directory with `package.json` and `cdktf.json`. */
export const projectRoot = resolve(__dirname, "../..");
