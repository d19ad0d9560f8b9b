import type { Options } from "prettier";
// Jest cannot run Prettier's main module, which imports its parts while it runs.
import * as estree from "prettier/plugins/estree";
import * as typescript from "prettier/plugins/typescript";
import { check, format } from "prettier/standalone";
import { prettier } from "../../../package.json";

/** The project's options, and the line ends that a text has. */
const options: Options = { ...prettier, parser: "typescript", plugins: [estree, typescript], endOfLine: "auto" };

/** The same TypeScript, formatted as this project is. */
export function formatted(text: string): Promise<string> {
  return format(text, options);
}

/** True for TypeScript that is formatted as this project is. */
export function isFormatted(text: string): Promise<boolean> {
  return check(text, options);
}
