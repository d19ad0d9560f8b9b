import ts from "typescript";
import { Uneditable } from "./uneditable";

/** A member of an object literal, or of one that is spread into it. */
export interface LiteralMember {
  readonly name: string;
  readonly property: ts.ObjectLiteralElementLike;
}

/**
 * The object literal that a file exports as `environments`.
 *
 * @throws Uneditable when there is none, or several
 */
export function environmentsIn(source: ts.SourceFile): ts.ObjectLiteralExpression {
  const [exported, ...others] = source.statements.flatMap((statement) => exportedBy(statement));
  if (exported === undefined || others.length > 0) {
    throw new Uneditable(`it exports ${exported === undefined ? "no" : "several"} \`environments\``);
  }
  return literalOf(constantOf(source, exported), source);
}

/** The names of what a statement exports as `environments`. */
function exportedBy(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    const names = statement.declarationList.declarations.map(({ name }) => name.getText());
    return isExported ? names.filter((name) => name === "environments") : [];
  }
  const clause = ts.isExportDeclaration(statement) && !statement.moduleSpecifier && statement.exportClause;
  return clause && ts.isNamedExports(clause)
    ? clause.elements
        .filter(({ name }) => name.text === "environments")
        .map(({ propertyName, name }) => (propertyName ?? name).text)
    : [];
}

/** What a constant of the file is. */
function constantOf(source: ts.SourceFile, name: string): ts.Expression {
  const lists = source.statements.filter(ts.isVariableStatement).map(({ declarationList }) => declarationList);
  const [found, ...others] = lists.flatMap((list) =>
    list.declarations
      .filter((declared) => declared.name.getText() === name)
      .map(({ initializer }) => ({ list, initializer })),
  );
  const isConstant = found !== undefined && others.length === 0 && (found.list.flags & ts.NodeFlags.Const) !== 0;
  if (!isConstant || found.initializer === undefined) {
    throw new Uneditable(`\`${name}\` is no constant of this file`);
  }
  return found.initializer;
}

/**
 * The object literal that an expression is: in parentheses, with a type, or as a constant of the file.
 *
 * @throws Uneditable when it is something else
 */
export function literalOf(expression: ts.Expression, source: ts.SourceFile): ts.ObjectLiteralExpression {
  const bare = withoutType(expression);
  const value = ts.isIdentifier(bare) ? withoutType(constantOf(source, bare.text)) : bare;
  if (!ts.isObjectLiteralExpression(value)) {
    throw new Uneditable(`\`${shortened(expression.getText(source))}\` is no object literal`);
  }
  return value;
}

/** An expression without parentheses around it, and without what says its type. */
function withoutType(expression: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isAssertionExpression(expression) ||
    ts.isNonNullExpression(expression)
    ? withoutType(expression.expression)
    : expression;
}

/**
 * The members of an object literal, and of the literals that are spread into it.
 *
 * @throws Uneditable when there may be members whose names cannot be seen
 */
export function membersOf(literal: ts.ObjectLiteralExpression, source: ts.SourceFile): readonly LiteralMember[] {
  return literal.properties.flatMap((property) =>
    ts.isSpreadAssignment(property)
      ? membersOf(spreadInto(literal, property, source), source)
      : [{ name: nameOf(property.name), property }],
  );
}

/** A literal that is spread into another one: within it, or made before it, so that none is within itself. */
function spreadInto(
  literal: ts.ObjectLiteralExpression,
  spread: ts.SpreadAssignment,
  source: ts.SourceFile,
): ts.ObjectLiteralExpression {
  const inner = literalOf(spread.expression, source);
  const isWithin = inner.pos > literal.pos && inner.end < literal.end;
  if (!isWithin && inner.end > literal.pos) {
    throw new Uneditable(`\`${shortened(spread.getText(source))}\` is not made before it`);
  }
  return inner;
}

function nameOf(name: ts.PropertyName): string {
  const bare = ts.isComputedPropertyName(name) ? withoutType(name.expression) : name;
  if (ts.isStringLiteralLike(bare) || ts.isNumericLiteral(bare)) {
    return bare.text;
  }
  if (ts.isIdentifier(name)) {
    return name.text;
  }
  throw new Uneditable(`the name \`${shortened(name.getText())}\` cannot be seen in it`);
}

/** The literal that is the value of a member. */
export function valueOf({ name, property }: LiteralMember, source: ts.SourceFile): ts.ObjectLiteralExpression {
  if (ts.isPropertyAssignment(property)) {
    return literalOf(property.initializer, source);
  }
  if (ts.isShorthandPropertyAssignment(property)) {
    return literalOf(constantOf(source, name), source);
  }
  throw new Uneditable(`\`${name}\` is no object literal`);
}

/** Enough of a source text to find it, on one line. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
