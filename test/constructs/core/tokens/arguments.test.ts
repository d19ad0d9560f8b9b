import { Fn, Lazy, Op, TerraformLocal, TerraformVariable, Token, conditional } from "cdktf";
import type { Construct } from "constructs";
import { asArgument } from "../../../../constructs/core";
import { synthesize } from "../../../../constructs/testing";
import { requireOrSkip } from "../../../support/requirements";
import { terraformRequirement } from "../../../support/terraform";
import { TerraformWorkspace } from "../../../support/terraform-workspace";

interface Sources {
  readonly text: TerraformVariable;
  readonly number: TerraformVariable;
  readonly flag: TerraformVariable;
}

type Sample = readonly [expected: string, made: (sources: Sources) => unknown];

const upper = (text: unknown) => Fn.upper(asArgument(text) as string);
const twice = (number: unknown) => Op.mul(asArgument(Token.asNumber(number)), 2);
const merged = (...maps: readonly unknown[]): unknown => Fn.merge(maps.map(asArgument));
const joinedLists = (list: unknown): unknown => Fn.concat([asArgument(list)]);
const lazily = (value: unknown) => Lazy.anyValue({ produce: () => value });

/** What is written for a value in the argument of a function or an operation. */
const samples: Readonly<Record<string, Sample>> = {
  "a literal": ['${upper("a")}', () => upper("a")],
  "characters to escape": ['${upper("a\\"b\\\\b\\n$${c}\\u0008\\u000c")}', () => upper('a"b\\b\n$${c}\b\f')],
  "a reference": ["${upper(var.text)}", ({ text }) => upper(text.stringValue)],
  "a reference by hand": ["${upper(var.text)}", () => upper("${ var.text ~}")],
  "a lazy text": ['${upper("a")}', () => upper(Lazy.stringValue({ produce: () => "a" }))],
  "a lazy reference": ["${upper(var.text)}", ({ text }) => upper(lazily(text.stringValue))],
  "a text as anything": ['${upper("a")}', () => upper(Token.asAny("a"))],
  "references in a text": [
    '${upper("a-${var.text}-${var.text}")}',
    ({ text }) => upper(`a-\${var.text}-${text.stringValue}`),
  ],
  "a number in a text": ['${upper("a ${var.number}")}', ({ number }) => upper(`a ${number.numberValue}`)],
  "a directive": [
    '${upper("%{ if var.flag }a%{ endif }")}',
    () => upper(Token.asString(lazily("%{ if var.flag }a%{ endif }"))),
  ],

  "a number": ["${(var.number * 2)}", ({ number }) => twice(number.numberValue)],
  "a lazy number": ["${(3 * 2)}", () => twice(lazily(3))],
  "a sum": ["${((var.number + 1) * 2)}", () => twice("${var.number + 1}")],
  "a condition": ["${((var.flag ? 1 : 2) * 2)}", ({ flag }) => twice(conditional(flag.value, 1, 2))],
  "a function": ["${(max(1, var.number) * 2)}", ({ number }) => twice(Fn.max([1, number.numberValue]))],

  "a lazy list": ['${concat(["a", var.text])}', ({ text }) => joinedLists(lazily(["a", text.stringValue]))],
  "a list": ['${concat(["a", "${var.text}b"])}', ({ text }) => joinedLists(["a", `${text.stringValue}b`])],

  "a lazy map": ['${merge({"a" = "b"}, {"c" = "d"})}', () => merged({ a: "b" }, lazily({ c: "d" }))],
  "a map as anything": ['${merge({"a" = "b"})}', () => merged(Token.asAny({ a: "b" }))],
  "a map of texts": ['${merge({"a" = "b"})}', () => merged(Token.asStringMap({ a: "b" }))],
  "references as keys": [
    '${merge({(var.text) = "a", "b-${var.text}" = "c", "d\\"" = "e"})}',
    ({ text }) => merged({ [text.stringValue]: "a", "b-${var.text}": "c", 'd"': "e" }),
  ],
  "a lazy value within a map": [
    '${merge({"a" = ["b", null, 5, true, {"c" = var.text}]})}',
    ({ text }) => merged({ a: lazily(["b", null, 5, true, { c: text.stringValue }]) }),
  ],
};

function localsOf(chosen: readonly Sample[]) {
  return synthesize((scope: Construct) => {
    const sources = {
      text: new TerraformVariable(scope, "text", { type: "string" }),
      number: new TerraformVariable(scope, "number", { type: "number" }),
      flag: new TerraformVariable(scope, "flag", { type: "bool" }),
    };
    chosen.forEach(([, made], index) => new TerraformLocal(scope, `local${index}`, made(sources)));
  }).document;
}

test.each(Object.entries(samples))("%s is written as Terraform reads it", (_what, [expected, made]) => {
  expect(localsOf([[expected, made]]).locals).toEqual({ local0: expected });
});

test("outside of a function, a value stays as it is", () => {
  const { locals } = localsOf([
    ["", ({ text }) => asArgument(text.stringValue)],
    ["", () => asArgument(lazily({ a: "b" }))],
  ]);
  expect(locals).toEqual({ local0: "${var.text}", local1: { a: "b" } });
});

requireOrSkip(...terraformRequirement())("all of it", () => {
  it("is valid to Terraform", async () => {
    const workspace = new TerraformWorkspace(localsOf(Object.values(samples)));
    const diagnostics = await workspace.validate();
    workspace.dispose();
    expect(diagnostics).toEqual([]);
  }, 60_000);
});
