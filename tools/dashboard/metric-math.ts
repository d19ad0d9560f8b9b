import jsep from "jsep";

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

const parsed = new Map<string, jsep.Expression>();

function parse(expression: string): jsep.Expression {
  const known = parsed.get(expression);
  if (known !== undefined) {
    return known;
  }
  const read = jsep(expression);
  parsed.set(expression, read);
  return read;
}

function evaluate(expression: jsep.Expression, points: Points): Value {
  const node = expression as jsep.CoreExpression;
  switch (node.type) {
    case "Literal":
      return number(node);
    case "Identifier":
      if (!Object.hasOwn(points, node.name)) {
        throw new Error(`no metric has the id ${node.name}`);
      }
      return points[node.name];
    case "ArrayExpression":
      return node.elements.map((element) => single(evaluate(element!, points), "a member of a list"));
    case "BinaryExpression": {
      const left = single(evaluate(node.left, points), "left side");
      return calculate(node.operator, left, single(evaluate(node.right, points), "right side"));
    }
    case "CallExpression":
      return call(nameOf(node.callee), node.arguments, points);
    case "Compound":
    case "SequenceExpression":
    case "ConditionalExpression":
    case "MemberExpression":
    case "ThisExpression":
    case "UnaryExpression":
      throw new Error(`not metric math that is used here: ${node.type}`);
  }
}

function number({ value, raw }: jsep.Literal): number {
  if (typeof value !== "number") {
    throw new Error(`not a number: ${raw}`);
  }
  return value;
}

function nameOf(callee: jsep.Expression): string {
  return callee.type === "Identifier" ? (callee as jsep.Identifier).name : callee.type;
}

function single(value: Value, what: string): Point {
  if (typeof value === "object") {
    throw new Error(`must be one time series: ${what}`);
  }
  return value;
}

/** What an operator makes of two numbers; the left one again as a point, which may be missing. */
type Operation = (one: number, other: number, left: Point) => Point;

const operations = new Map<string, Operation>([
  ["+", (one, other) => one + other],
  ["-", (one, other) => one - other],
  ["*", (one, other) => one * other],
  ["/", (one, other) => (other === 0 ? undefined : one / other)],
  ["<", (one, other, left) => compared(left, one < other)],
  [">", (one, other, left) => compared(left, one > other)],
  [">=", (one, other, left) => compared(left, one >= other)],
]);

function calculate(operator: string, left: Point, right: Point): Point {
  if (left === undefined && right === undefined) {
    return undefined;
  }
  const operation = operations.get(operator);
  if (operation === undefined) {
    throw new Error(`not an operator that is used here: ${operator}`);
  }
  return operation(left ?? 0, right ?? 0, left);
}

/** The right side of our comparisons is a number, so a missing left side is a missing point. */
function compared(left: Point, result: boolean): Point {
  return left === undefined ? undefined : Number(result);
}

function call(name: string, parameters: readonly jsep.Expression[], points: Points): Value {
  const [parameter] = parameters;
  if (name === "METRICS") {
    const { value } = (parameter ?? {}) as Partial<jsep.Literal>;
    const part = typeof value === "string" ? value : "";
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
