import { readFileSync, realpathSync } from "node:fs";
import ts from "typescript";
import { formatted, isFormatted } from "../write/prettier";
import { replaceFile } from "./replace-file";
import { type TextEdit, withEdits } from "../write/text-edits";
import { type LeftAlone, Uneditable } from "./uneditable";

/** A change of a file of TypeScript. */
export interface SourceChange {
  /** What to replace. @throws Uneditable when it cannot be told */
  readonly edits: (source: ts.SourceFile) => readonly TextEdit[];
  /** Whether a changed file is as it should be. */
  readonly isRight: (source: ts.SourceFile) => boolean;
}

/**
 * Changes a file of TypeScript. One that was formatted as this project is stays so, another one is left as its owner
 * writes it. Links are followed.
 *
 * @returns how many parts were replaced, or why the file was left alone
 * @throws Failure when somebody else changes the file at the same time
 */
export async function editSource(file: string, change: SourceChange): Promise<number | LeftAlone> {
  try {
    const real = pathOf(file);
    const before = readFileSync(real);
    const text = textOf(before);
    const edits = change.edits(parse(text));
    if (edits.length > 0) {
      const changed = withEdits(text, edits);
      const after = (await isFormatted(text)) ? await formatted(changed) : changed;
      if (!change.isRight(parse(after))) {
        throw new Uneditable("the change does not fit into it");
      }
      replaceFile(real, before, after);
    }
    return edits.length;
  } catch (error) {
    if (error instanceof Uneditable) {
      return { leftAlone: error.message };
    }
    throw error;
  }
}

function pathOf(file: string): string {
  try {
    return realpathSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      throw new Uneditable("there is no such file");
    }
    throw error;
  }
}

/** A byte order mark is kept as its first character. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  if (!Buffer.from(text).equals(bytes)) {
    throw new Uneditable("it is not written in UTF-8");
  }
  return text;
}

const fileName = "environments.ts";

function parse(text: string): ts.SourceFile {
  const { diagnostics = [] } = ts.transpileModule(text, { fileName, reportDiagnostics: true });
  const [error] = diagnostics;
  if (error !== undefined) {
    const message = ts.flattenDiagnosticMessageText(error.messageText, " ");
    const line = error.file?.getLineAndCharacterOfPosition(error.start ?? 0).line ?? 0;
    throw new Uneditable(`it has a syntax error in line ${line + 1}: ${message}`);
  }
  return ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
}
