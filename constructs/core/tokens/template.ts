import { ExpressionReader } from "./template-expression";

/** A part of a text that Terraform reads as a template. */
export interface TemplatePart {
  /** Literal characters with their escapes, an expression (`${…}`), or a directive (`%{…}`). */
  readonly kind: "literal" | "expression" | "directive";
  /** The part as it is written. */
  readonly source: string;
}

/** What is not literal characters: escapes, which are tried before what they escape, and beginnings of other parts. */
const marks = /\$\$\{|%%\{|\$\{TfToken\[[\w:.-]+\]\}|\$\{|%\{/g;

/** The same within quotation marks, which only occur inside expressions. */
const marksInQuotes = new RegExp(`${marks.source}|\\\\.|["\\n]`, "g");

/**
 * The parts of a text as Terraform reads it; undefined when it cannot.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function readTemplate(text: string): readonly TemplatePart[] | undefined {
  if (!text.includes("{")) {
    return [{ kind: "literal", source: text }];
  }
  const parts: TemplatePart[] = [];
  return readParts(text, readerOf(text), marks, parts) === "" ? parts : undefined;
}

/** The first names of the references in a text: `var` of `${var.name}`. */
export function rootsIn(text: string): ReadonlySet<string> {
  const reader = readerOf(text);
  readParts(text, reader, marks, []);
  return reader.roots;
}

function readerOf(text: string): ExpressionReader {
  return new ExpressionReader(text, (inner) => readParts(text, inner, marksInQuotes, []) === '"');
}

/** The characters that a text without expressions and directives stands for. */
export function withoutEscapes(text: string): string {
  return text.replace(/([$%])\1\{/g, "$1{");
}

/** Reads parts up to a mark that ends the template, and returns the mark; undefined when one cannot be read. */
function readParts(text: string, reader: ExpressionReader, forms: RegExp, parts: TemplatePart[]): string | undefined {
  const open: string[] = [];
  let literal = reader.at;
  for (;;) {
    const [mark, begin] = nextMark(text, reader.at, forms);
    reader.at = begin + mark.length;
    const isPart = /^[$%]\{/.test(mark);
    const isEnd = ["", '"', "\n"].includes(mark);
    if (isPart && !readPart(reader, mark, open)) {
      return undefined;
    }
    if ((isPart || isEnd) && literal < begin) {
      parts.push({ kind: "literal", source: text.slice(literal, begin) });
    }
    if (isPart) {
      const kind = mark === "%{" ? "directive" : "expression";
      parts.push({ kind, source: text.slice(begin, reader.at) });
      literal = reader.at;
    }
    if (isEnd) {
      return open.length === 0 ? mark : undefined;
    }
  }
}

function nextMark(text: string, at: number, forms: RegExp): readonly [mark: string, begin: number] {
  forms.lastIndex = at;
  const found = forms.exec(text);
  return found === null ? ["", text.length] : [found[0], found.index];
}

/** Reads the rest of an expression or a directive; a token of the framework is whole. */
function readPart(reader: ExpressionReader, mark: string, open: string[]): boolean {
  if (mark.length > 2) {
    return true;
  }
  reader.takes(/~/y);
  return (mark === "${" ? reader.expression() : readDirective(reader, open)) && reader.takes(/~?\}/y);
}

/** `open` holds what must still be closed, and by what. */
function readDirective(reader: ExpressionReader, open: string[]): boolean {
  if (reader.takes(/if\b/y)) {
    open.push("else");
    return reader.expression();
  }
  if (reader.takes(/for\b/y)) {
    open.push("endfor");
    return reader.each();
  }
  if (reader.takes(/else\b/y)) {
    return open.pop() === "else" && open.push("endif") > 0;
  }
  if (reader.takes(/endif\b/y)) {
    return ["else", "endif"].includes(open.pop() ?? "");
  }
  return reader.takes(/endfor\b/y) && open.pop() === "endfor";
}
