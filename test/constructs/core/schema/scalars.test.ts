import { App, TerraformStack, TerraformVariable } from "cdktf";
import { flag, integer, literalFlag, oneOf } from "../../../../constructs/core";
import { problemsOf } from "../../../support/problems-of";

const scope = new TerraformStack(new App(), "stack");

describe("integer", () => {
  const check = integer(1, 35);

  it.each([1, 35])("accepts the edge %d", (value) => {
    expect(problemsOf(check, value)).toStrictEqual([]);
  });

  it.each([
    [0, "0"],
    [36, "36"],
    [1.5, "1.5"],
    [NaN, "NaN"],
    [Infinity, "Infinity"],
    ["5", '"5"'],
    [null, "null"],
    [true, "true"],
    [[5], "[5]"],
    [{ valueOf: 5 }, '{"valueOf":5}'],
  ])("refuses %p and shows it", (value, shown) => {
    expect(problemsOf(check, value)).toStrictEqual([`it must be a whole number between 1 and 35, got ${shown}`]);
  });
});

describe("flag", () => {
  it.each(["true", 1, null, "yes"])("refuses %p", (value) => {
    expect(problemsOf(flag, value)).toStrictEqual([`it must be true or false, got ${JSON.stringify(value)}`]);
  });

  it("accepts an expression only where Terraform does", () => {
    const expression = new TerraformVariable(scope, "flag", { type: "bool" }).booleanValue;
    expect(problemsOf(flag, expression)).toStrictEqual([]);
    expect(problemsOf(literalFlag, expression)).toHaveLength(1);
  });
});

describe("oneOf", () => {
  const check = oneOf(["a", "b"]);

  it.each(["a", "b"])("accepts %s", (value) => {
    expect(problemsOf(check, value)).toEqual([]);
  });

  it.each([
    ["c", '"c"'],
    ["", '""'],
    [5, "5"],
    [["a"], '["a"]'],
    [null, "null"],
  ])("refuses %p and shows it", (value, shown) => {
    expect(problemsOf(check, value)).toEqual([`it must be one of "a", "b", got ${shown}`]);
  });
});
