import ts from "typescript";

/** Value of one metric at one time; undefined when there is no data point. */
export type Point = number | undefined;

/** Points at one time by the metrics' ids. */
export type Points = Readonly<Record<string, Point>>;

type Value = Point | readonly Point[];

/**
 * Evaluates the metric math that our alarms and dashboards use, at one point in time.
 *
 * - A missing point counts as 0 when the other side has one; when neither has one, there is no result.
 * - Dividing by zero drops the point.
 * - `IF` drops the point when its condition is missing, and gives 0 when the chosen value is.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 * @throws Error for anything other than numbers, ids, + - * / and comparisons, SUM and MAX over a list, METRICS, and IF
 */
export function metricMath(expression: string, points: Points): Point {
  return single(evaluate(parse(expression), points), expression);
}

const parsed = new Map<string, ts.Expression>();

function parse(expression: string): ts.Expression {
  const known = parsed.get(expression);
  if (known !== undefined) {
    return known;
  }
  // Metric math is written like TypeScript, whose parser is at hand.
  const file = ts.createSourceFile("expression.ts", `(${expression})`, ts.ScriptTarget.Latest);
  const [statement] = file.statements;
  if (file.statements.length !== 1 || statement === undefined || !ts.isExpressionStatement(statement)) {
    throw new Error(`not one expression: ${expression}`);
  }
  parsed.set(expression, statement.expression);
  return statement.expression;
}

function evaluate(node: ts.Expression, points: Points): Value {
  if (ts.isParenthesizedExpression(node)) {
    return evaluate(node.expression, points);
  }
  if (ts.isNumericLiteral(node)) {
    return Number(node.text);
  }
  if (ts.isIdentifier(node)) {
    if (!(node.text in points)) {
      throw new Error(`no metric has the id ${node.text}`);
    }
    return points[node.text];
  }
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.map((element) => single(evaluate(element, points), "a member of a list"));
  }
  if (ts.isBinaryExpression(node)) {
    const left = single(evaluate(node.left, points), "left side");
    return calculate(node.operatorToken.kind, left, single(evaluate(node.right, points), "right side"));
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    return call(node.expression.text, node.arguments, points);
  }
  throw new Error(`not metric math that is used here: ${ts.SyntaxKind[node.kind]}`);
}

function single(value: Value, what: string): Point {
  if (typeof value === "object") {
    throw new Error(`must be one time series: ${what}`);
  }
  return value;
}

/** What an operator makes of two numbers; the left one again as a point, which may be missing. */
type Operation = (one: number, other: number, left: Point) => Point;

const operations = new Map<ts.SyntaxKind, Operation>([
  [ts.SyntaxKind.PlusToken, (one, other) => one + other],
  [ts.SyntaxKind.MinusToken, (one, other) => one - other],
  [ts.SyntaxKind.AsteriskToken, (one, other) => one * other],
  [ts.SyntaxKind.SlashToken, (one, other) => (other === 0 ? undefined : one / other)],
  [ts.SyntaxKind.LessThanToken, (one, other, left) => compared(left, one < other)],
  [ts.SyntaxKind.GreaterThanToken, (one, other, left) => compared(left, one > other)],
  [ts.SyntaxKind.GreaterThanEqualsToken, (one, other, left) => compared(left, one >= other)],
]);

function calculate(operator: ts.SyntaxKind, left: Point, right: Point): Point {
  if (left === undefined && right === undefined) {
    return undefined;
  }
  const operation = operations.get(operator);
  if (operation === undefined) {
    throw new Error(`not an operator that is used here: ${ts.SyntaxKind[operator]}`);
  }
  return operation(left ?? 0, right ?? 0, left);
}

/** The right side of our comparisons is a number, so a missing left side is a missing point. */
function compared(left: Point, result: boolean): Point {
  return left === undefined ? undefined : Number(result);
}

function call(name: string, parameters: readonly ts.Expression[], points: Points): Value {
  const [parameter] = parameters;
  if (name === "METRICS") {
    const part = parameter !== undefined && ts.isStringLiteral(parameter) ? parameter.text : "";
    return Object.entries(points).flatMap(([id, point]) => (id.includes(part) ? [point] : []));
  }
  const values = parameters.map((each) => evaluate(each, points));
  const [first, second, third] = values;
  if ((name === "SUM" || name === "MAX") && typeof first === "object") {
    const present = first.filter((point) => point !== undefined);
    const sum = () => present.reduce((total, point) => total + point, 0);
    return present.length === 0 ? undefined : name === "SUM" ? sum() : Math.max(...present);
  }
  if (name === "IF" && values.length === 3) {
    const condition = single(first, "condition");
    return condition === undefined ? undefined : (single(condition === 0 ? third : second, "choice") ?? 0);
  }
  throw new Error(`not a function that is used here: ${name} of ${values.length}`);
}
