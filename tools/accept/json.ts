// Jest cannot run Prettier's main module, which imports its parts while it runs.
import * as babel from "prettier/plugins/babel";
import * as estree from "prettier/plugins/estree";
import { format } from "prettier/standalone";
import { prettier } from "../../package.json";

/** A value as the text of a file. */
export async function formattedJson(value: unknown): Promise<string> {
  return format(JSON.stringify(value), { ...prettier, parser: "json", plugins: [babel, estree] });
}
