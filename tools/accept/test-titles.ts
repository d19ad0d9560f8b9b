import { readFileSync } from "node:fs";
import ts from "typescript";

/** One `test` or `test.each` of a test file. */
export interface Titled {
  /** Title of the group around it. */
  readonly group: string;
  /** Title, with `%s` where each case begins. */
  readonly title: string;
  /** First value of each case; none for a single test. */
  readonly cases: readonly string[];
}

/** Reads the titles in a test file as text, so it needs nothing that the tests need. */
export function titlesIn(file: string): readonly Titled[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Titled[] = [];
  let group = "";
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const called = node.expression.getText();
      const title = textOf(node.arguments[0]);
      if (title !== undefined && called.startsWith("requireOrSkip(")) {
        group = title;
      } else if (title !== undefined && /^test\b/.test(called)) {
        found.push({ group, title, cases: casesOf(node.expression) });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The first values of the cases in `test.each([...])`. */
function casesOf(called: ts.Expression): readonly string[] {
  const [cases] = ts.isCallExpression(called) ? called.arguments : [];
  const rows = cases !== undefined && ts.isArrayLiteralExpression(cases) ? cases.elements : [];
  return rows.flatMap((row) => (ts.isArrayLiteralExpression(row) ? (textOf(row.elements[0]) ?? []) : []));
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}
