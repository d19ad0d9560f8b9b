import { App, Fn, TerraformStack, TerraformVariable, Token } from "cdktf";
import {
  type Check,
  Problems,
  list,
  optional,
  record,
  required,
  secretive,
  struct,
  text,
} from "../../../../constructs/core";
import { problemsOf } from "../../../support/problems-of";

const stack = new TerraformStack(new App(), "stack");
const names = new TerraformVariable(stack, "names", { type: "list(string)" }).listValue;
const map = Token.asStringMap(new TerraformVariable(stack, "map", { type: "map(string)" }).value);
const number = new TerraformVariable(stack, "number", { type: "number" }).numberValue;

const template = "must not contain an incomplete Terraform expression (`${`) or directive (`%{`)";
const part = "must not be a part of a list or map that only Terraform knows";
const mixed = "must not mix other keys with a map that only Terraform knows";
const calculated = "must not be calculated from a number that only Terraform knows";
const joined = "must not join a number that only Terraform knows with the text as it is";
const forged = "must not contain a token of another program, or one that was calculated with";

/** Takes anything, as a new prop's check may that forgets what Terraform reads. */
const anything = () => undefined;

const values: readonly (readonly [value: unknown, rule: string, shown: string])[] = [
  ["on ~cart%{id}:*", template, '"on ~cart%{id}:*"'],
  ["costs ${5", template, '"costs ${5"'],
  [names[0], part, '"${…}"'],
  [`a-${String(names)}`, part, '"a-${…}"'],
  [Object.values(map)[0], part, '"${…}"'],
  [Token.asNumberList(Fn.tolist([1]))[0], calculated, "${…}"],
  [{ team: "a", ...map }, mixed, '{"team":"a","${…}":"${…}"}'],
  [number * 2, calculated, "${…}"],
  [-number, calculated, "${…}"],
  [`a-${number}`, joined, '"a-${…}"'],
  [`a1${number}`, joined, '"a1${…}"'],
  [`a ${number * 2}`, calculated, '"a ${…}"'],
  ["${TfToken[TOKEN.9999999]}", forged, "a value that only Terraform knows"],
];

describe("what the framework or Terraform cannot read is refused, whatever the prop's own check says", () => {
  const checks = {
    "in a prop": [struct<{ a?: unknown }>({ a: optional(anything) }), (value: unknown) => ({ a: value }), "it.a"],
    "in a list": [list(anything), (value: unknown) => ["x", value], "it[1]"],
    "under a name": [record(anything), (value: unknown) => ({ a: value }), "it.a"],
  } as const;

  it.each(Object.entries(checks).flatMap(([where, check]) => values.map((value) => [where, ...value, check] as const)))(
    "%s: %p",
    (_where, value, rule, shown, [check, put, at]) => {
      expect(problemsOf(check as Check<unknown>, put(value))).toEqual([`${at} ${rule}, got ${shown}`]);
    },
  );

  it("in a key, which is no reason to doubt its value", () => {
    const problems = new Problems();
    record(text)("tags", { "a${": "b" }, problems);
    expect(problems.list).toMatchObject([{ prop: "tags.a${", rule: template }]);
    expect(problems.has("tags")).toBe(false);
  });

  it("and not shown where a secret may be", () => {
    const check = struct<{ a: string }>({ a: required(secretive(text)) });
    expect(problemsOf(check, { a: "on >hunter2${" })).toEqual([`it.a ${template}`]);
  });
});

describe("what they can read passes", () => {
  it.each([
    ["a whole list", [...names]],
    ["a number joined with text", `port ${number}`],
    ["escapes", "$${a} %%{b}"],
    ["a large number", 1e15],
  ])("%s", (_what, value) => {
    expect(problemsOf(struct<{ a?: unknown }>({ a: optional(anything) }), { a: value })).toEqual([]);
  });
});
