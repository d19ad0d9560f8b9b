import ts from "typescript";
import { editSource } from "./edit-source";
import { environmentsIn, membersOf, valueOf } from "./environments-literal";
import type { TextEdit } from "../write/text-edits";
import { type LeftAlone, Uneditable } from "./uneditable";

/**
 * Takes the property `imports` out of an environment, with the comments that are right above it and behind it.
 *
 * @throws Failure when somebody else changes the file at the same time
 */
export async function removeImports(file: string, name: string): Promise<"removed" | "absent" | LeftAlone> {
  const outcome = await editSource(file, {
    edits: (source) => importsIn(source, name).map((property) => removal(source.text, property)),
    isRight: (source) => importsIn(source, name).length === 0,
  });
  return typeof outcome === "number" ? (outcome === 0 ? "absent" : "removed") : outcome;
}

function importsIn(source: ts.SourceFile, name: string): readonly ts.Node[] {
  const entries = membersOf(environmentsIn(source), source).filter((member) => member.name === name);
  const [entry, ...others] = entries;
  if (entry === undefined || others.length > 0) {
    throw new Uneditable(`it has ${entry === undefined ? "no environment" : "several environments"} \`${name}\``);
  }
  const literal = valueOf(entry, source);
  const found = membersOf(literal, source).filter((member) => member.name === "imports");
  if (found.some(({ property }) => property.parent !== literal)) {
    throw new Uneditable(`the \`imports\` of \`${name}\` may belong to other environments too`);
  }
  return found.map(({ property }) => property);
}

/** All the lines of a property that has lines of its own; otherwise the property, with its comma and the space behind. */
function removal(text: string, property: ts.Node): TextEdit {
  const start = startOf(text, property);
  const end = endOf(property);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const endOfLine = ts.getTrailingCommentRanges(text, end)?.at(-1)?.end ?? end;
  // Of two blank lines that would meet, one goes.
  const isAfterBlankLine = /\n[\t ]*\r?\n$/.test(text.slice(0, lineStart));
  const rest = (isAfterBlankLine ? /^[\t ]*\r?\n(?:[\t ]*\r?\n)?/ : /^[\t ]*\r?\n/).exec(text.slice(endOfLine));
  return rest !== null && text.slice(lineStart, start).trim() === ""
    ? { start: lineStart, end: endOfLine + rest[0].length, text: "" }
    : { start, end: end + (/^ */.exec(text.slice(end))?.[0].length ?? 0), text: "" };
}

/** Where a property begins, with the comments above it that no blank line parts from it. */
function startOf(text: string, property: ts.Node): number {
  const comments = ts.getLeadingCommentRanges(text, property.pos) ?? [];
  return comments.reduceRight(
    (start, { pos, end }) => (/^[\t ]*\r?\n[\t ]*$/.test(text.slice(end, start)) ? pos : start),
    property.getStart(),
  );
}

/** Where a property ends, with its comma. */
function endOf(property: ts.Node): number {
  const siblings = property.parent.getChildren().flatMap((child) => child.getChildren());
  const next = siblings[siblings.indexOf(property) + 1];
  return next?.kind === ts.SyntaxKind.CommaToken ? next.end : property.end;
}
