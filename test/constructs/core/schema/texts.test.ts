import { App, TerraformStack, TerraformVariable } from "cdktf";
import { text, textMatching } from "../../../../constructs/core";
import { problemsOf } from "../../../support/problems-of";

const scope = new TerraformStack(new App(), "stack");

describe("text", () => {
  it.each([
    [5, "it must be a string, got 5"],
    [null, "it must be a string, got null"],
    ["", 'it must not be empty, got ""'],
    [() => 1, "it must be a string, got a function"],
    [new Map(), "it must be a string, got an instance of Map"],
    [Symbol("x"), "it must be a string, got Symbol(x)"],
    [10n, "it must be a string, got 10n"],
    ["  ", 'it must not be empty, got "  "'],
    [[10n, NaN, Symbol("x")], "it must be a string, got [10n,NaN,Symbol(x)]"],
    [Object.create(Object.create(null) as object) as object, "it must be a string, got an object"],
  ])("refuses %p", (value, message) => {
    expect(problemsOf(text, value)).toStrictEqual([message]);
  });

  it.each(["100%%{ sure", "costs $${5", "${var.name}", "%{ if var.big }big%{ endif }", "100 % {"])(
    "takes %s",
    (value) => {
      expect(problemsOf(text, value)).toEqual([]);
    },
  );

  it("is judged by what its escapes stand for", () => {
    const check = textMatching(/^[^$]{0,4}$/, "must be short");
    expect(problemsOf(textMatching(/^.{1,4}$/, "must be short"), "$${x}")).toEqual([]);
    expect(problemsOf(check, "$${x}")).toEqual(['it must be short, got "$${x}"']);
  });

  it("takes the token of a text, and of nothing else", () => {
    const value = (type: string) => new TerraformVariable(scope, type, { type });
    expect(problemsOf(text, value("string").stringValue)).toEqual([]);
    expect(problemsOf(text, value("number").numberValue)).toHaveLength(1);
    expect(problemsOf(text, value("list").listValue)).toHaveLength(1);
  });
});
