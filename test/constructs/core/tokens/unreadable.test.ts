import {
  App,
  Fn,
  Lazy,
  Op,
  TerraformCount,
  TerraformIterator,
  TerraformStack,
  TerraformVariable,
  Token,
  conditional,
  ref,
} from "cdktf";
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

const repeated = "must not refer to `each`, `count` or `self`, because no resource is repeated for it";

const iterator = TerraformIterator.fromMap({ a: { b: "c" } });

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
  ["${each.key}", repeated, '"${each.key}"'],
  ["a-${each.value.name}", repeated, '"a-${each.value.name}"'],
  ["%{ if count.index > 1 }a%{ endif }", repeated, '"%{ if count.index > 1 }a%{ endif }"'],
  ['${lower("x-${self.id}")}', repeated, '"${lower(\\"x-${self.id}\\")}"'],
  ["${[for x in each.value : x.name][0]}", repeated, '"${[for x in each.value : x.name][0]}"'],
  [iterator.value, repeated, "a value that only Terraform knows"],
  [iterator.key, repeated, "a value that only Terraform knows"],
  [iterator.getNumber("a"), repeated, "a number that only Terraform knows"],
  [iterator.getList("a"), repeated, "a list that only Terraform knows"],
  [iterator.getStringMap("a"), repeated, "a map that only Terraform knows"],
  [Fn.upper(`a-${iterator.key}`), repeated, "a value that only Terraform knows"],
  [Fn.merge([{ a: iterator.key }]), repeated, "a map that only Terraform knows"],
  [conditional(Op.eq(TerraformCount.of(2).index, 1), "a", "b"), repeated, "a value that only Terraform knows"],
  [`a ${TerraformCount.of(2).index}`, repeated, '"a ${…}"'],
  [Token.asAny({ a: ["${each.key}"] }), repeated, "a map that only Terraform knows"],
  [Token.asString(ref("each.key")), repeated, "a value that only Terraform knows"],
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

function tooEarly(): string {
  throw new Error("too early");
}

describe("what they can read passes", () => {
  it.each([
    ["a whole list", [...names]],
    ["a number joined with text", `port ${number}`],
    ["escapes", "$${a} %%{b}"],
    ["a large number", 1e15],
    ["names like those of iterations", "${var.each}-${local.self}-${data.count.count.each}-${module.self.count}"],
    ["a `for` with such a name", "${[for each in var.list : each.key][0]}"],
    ["such names in literal characters", "$${each.key} each.key"],
    ["such names in the text of a function", Fn.join("", ["each.key", "$${each.key}"])],
    ["all keys of an iterator", iterator.keys()],
    ["all values of one property", iterator.pluckProperty("a")],
    [
      "all values of a list of objects",
      TerraformIterator.fromComplexList(Token.asAny("${var.list}") as never, "a").values(),
    ],
    ["a `for` of values", iterator.dynamic({ a: iterator.key })],
    ["a reference", Token.asString(ref("var.each"))],
    ["a value that is not there yet", Lazy.stringValue({ produce: tooEarly })],
    ["a value that is not there yet, of a context", Lazy.anyValue({ produce: ({ scope }) => scope.node.path })],
  ])("%s", (_what, value) => {
    expect(problemsOf(struct<{ a?: unknown }>({ a: optional(anything) }), { a: value })).toEqual([]);
  });
});
