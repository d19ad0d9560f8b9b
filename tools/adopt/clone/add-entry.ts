import { basename } from "node:path";
import type ts from "typescript";
import { Failure } from "../../shared/failure";
import { checkName } from "../stack-name";
import { editSource } from "./edit-source";
import { environmentsIn, membersOf } from "./environments-literal";
import type { TextEdit } from "../write/text-edits";
import type { LeftAlone } from "./uneditable";

/**
 * Adds an environment at the end of those that a file exports as `environments`. A file whose environments cannot all be
 * seen is left alone: there may be one of this name.
 *
 * @param source the entry as `entrySource` gives it
 * @throws Failure when the name is none for an environment, or is taken
 */
export async function addEntry(file: string, name: string, source: string): Promise<"added" | LeftAlone> {
  checkName(name, "an environment");
  const outcome = await editSource(file, {
    edits: (parsed) => {
      checkIsFree(file, name, namesIn(parsed));
      return insertion(parsed, environmentsIn(parsed), source);
    },
    isRight: (parsed) => namesIn(parsed).at(-1) === name,
  });
  return typeof outcome === "number" ? "added" : outcome;
}

function namesIn(source: ts.SourceFile): readonly string[] {
  return membersOf(environmentsIn(source), source).map(({ name }) => name);
}

/** The name of an environment is that of a folder, and some file systems do not tell cases apart. */
function checkIsFree(file: string, name: string, names: readonly string[]): void {
  const twin = names.find((other) => other.toLowerCase() === name.toLowerCase());
  if (twin !== undefined) {
    const difference = twin === name ? "" : ` by another case, ${twin}`;
    throw new Failure(`${basename(file)} has the environment ${name} already${difference}: choose another name`);
  }
}

/** After everything that stands in the literal, comments included. */
function insertion(
  { text }: ts.SourceFile,
  { properties, end }: ts.ObjectLiteralExpression,
  entry: string,
): readonly TextEdit[] {
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? "\n";
  const close = end - 1;
  const last = properties.at(-1);
  const start = text.slice(0, close).trimEnd().length;
  const indent = last === undefined ? "" : indentOf(text, last.getStart());
  const outer = indentOf(text, close);
  const lines = entry.split("\n").map((line) => (line === "" ? "" : (indent || `${outer}  `) + line));
  const isFirst = last === undefined;
  const gap = !isFirst && hasBlankLines(text, properties) ? lineEnd : "";
  const added = { start, end: close, text: `${lineEnd}${gap}${lines.join(lineEnd)}${lineEnd}${outer}` };
  const comma = { start: last?.end ?? close, end: last?.end ?? close, text: "," };
  return isFirst || properties.hasTrailingComma ? [added] : [comma, added];
}

/** The white space that the line of a place begins with. */
function indentOf(text: string, place: number): string {
  const line = text.slice(text.lastIndexOf("\n", place - 1) + 1);
  return /^[\t ]*/.exec(line)?.[0] ?? "";
}

/** Whether there is a blank line before the last member. A single one says nothing: this project writes one. */
function hasBlankLines(text: string, properties: ts.NodeArray<ts.ObjectLiteralElementLike>): boolean {
  const [before, last] = properties.slice(-2);
  return last === undefined || /\n[\t ]*\r?\n/.test(text.slice(before?.end, last.getStart()));
}
