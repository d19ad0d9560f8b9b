import { App, Fn, TerraformStack, TerraformVariable, Token } from "cdktf";
import {
  type Check,
  every,
  flag,
  integer,
  list,
  literalFlag,
  literalName,
  oneOf,
  optional,
  record,
  struct,
  tagsCheck,
  text,
  variants,
} from "../../../../constructs/core";
import { problemsOf } from "../../../support/problems-of";

const scope = new TerraformStack(new App(), "stack");

describe("an unresolved token", () => {
  const variable = (name: string, type: string) => new TerraformVariable(scope, name, { type });

  it.each([
    ["string", text, variable("string", "string").stringValue],
    ["number", integer(1, 2), variable("number", "number").numberValue],
    ["list", list(text), variable("list", "list(string)").listValue],
    ["map", tagsCheck, Token.asAny(variable("map", "map(string)").value)],
    ["expression", text, "${var.anything}"],
    ["function", list(text), Fn.tolist(["a"])],
  ])("passes as a %s", (_kind, check, token) => {
    expect(problemsOf(check as Check<unknown>, token)).toStrictEqual([]);
  });
});

describe("a token where the output depends on the value", () => {
  const token: unknown = new TerraformVariable(scope, "it", { type: "any" }).value;

  it.each([
    ["struct", struct<{ name?: string }>({ name: optional(text) }), "it must be known at synth"],
    ["record", record(text), "it must be known at synth"],
    ["variants", variants<{ kind: "a" }>({ a: {} }), "it must be known at synth"],
    ["oneOf", oneOf(["a"]), 'it must be known at synth, one of "a"'],
    ["literalFlag", literalFlag, "it must be known at synth, true or false"],
    ["literalName", literalName(/./, "must be a name"), "it must be known at synth"],
  ])("is refused by %s", (_check, check, message) => {
    expect(problemsOf(check as Check<unknown>, token)).toStrictEqual([
      `${message}, got a value that only Terraform knows`,
    ]);
    expect(problemsOf(check as Check<unknown>, "${var.it}")).toStrictEqual([`${message}, got "\${var.it}"`]);
  });
});

const listCheck = list(text);

describe("a token of another type", () => {
  const variable = (name: string, type: string) => new TerraformVariable(scope, `other-${name}`, { type });
  const names = variable("list", "list(string)");
  const map = variable("map", "map(string)");
  const flagVariable = variable("flag", "bool");

  it.each([
    ["list for a number", integer(1, 2), names.listValue, "a list"],
    ["list's value for a number", integer(1, 2), names.value, "a list"],
    ["map for a number", integer(1, 2), Token.asStringMap(map.value), "a map"],
    ["joined map for a text", text, Fn.merge([Token.asStringMap(map.value)]), "a map"],
    ["joined list for a flag", flag, Fn.concat([names.listValue]), "a list"],
    ["list for tags", tagsCheck, names.listValue, "a list"],
    ["map for a list", listCheck, Token.asStringMap(map.value), "a map"],
    ["flag for a list", listCheck, flagVariable.booleanValue, "a value"],
    ["one member for a list", listCheck, Fn.element(names.listValue, 0), "a value"],
  ])("is refused, a %s", (_what, check, token, shown) => {
    expect(problemsOf(check as Check<unknown>, token)).toEqual([
      expect.stringMatching(new RegExp(`^it must be .*, got ${shown} that only Terraform knows$`)),
    ]);
  });
});

describe("every", () => {
  it("reports what each check says", () => {
    const check = every(integer(0, 5), integer(7, 9));
    expect(problemsOf(check, 6)).toEqual([
      "it must be a whole number between 0 and 5, got 6",
      "it must be a whole number between 7 and 9, got 6",
    ]);
  });
});
