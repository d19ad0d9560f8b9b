import { App, TerraformStack } from "cdktf";
import { Problems, integer, optional, required, struct, text, variants } from "../../../../constructs/core";
import { problemsOf } from "../../../support/problems-of";

const scope = new TerraformStack(new App(), "stack");

describe("struct", () => {
  const check = struct<{ name: string; size?: number }>({ name: required(text), size: optional(integer(0, 9)) });

  it("takes an explicit undefined for left out", () => {
    expect(problemsOf(check, { name: "a", size: undefined })).toStrictEqual([]);
    expect(problemsOf(check, { name: undefined })).toStrictEqual(["it.name is required"]);
  });

  it("reports everything that is wrong, unknown props as well", () => {
    expect(problemsOf(check, { size: 10, colour: "red" })).toStrictEqual([
      "it.name is required",
      "it.size must be a whole number between 0 and 9, got 10",
      'it.colour is not a prop here (known: name, size), got "red"',
    ]);
  });

  it.each(["node_type", "nodetype", "NodeType", "node-type"])("knows what %s is called", (name) => {
    const problems = new Problems();
    struct<{ nodeType?: string }>({ nodeType: optional(text) })("", { [name]: "cache.r7g.large" }, problems);
    expect(() => {
      problems.throwIfAny(scope);
    }).toThrow(
      `\`${name}\` is not a prop here (known: nodeType), got "cache.r7g.large"; it is called \`nodeType\` [stack]`,
    );
  });

  it("says what is meant: the prop by another spelling, by a hint in the object or around it, or the nearest", () => {
    const inner = struct<{ size?: number }>({ size: optional(integer(0, 9)) }, () => ({ bigness: "the inner hint" }));
    const outer = struct<{ part?: { size?: number }; name?: string }>(
      { part: optional(inner), name: optional(text) },
      () => ({ bigness: "the outer hint", weightInGrams: "it cannot be weighed" }),
    );
    const problems = new Problems();
    const part = { BIGNESS: 1, weight_in_grams: 1, Size: 1, sise: 1, name: 1 };
    outer("", { part, bigness: 1, Name: 1, nmae: 1, colour: 1 }, problems);
    expect(problems.list.map(({ prop, remedy }) => [prop, remedy])).toEqual([
      ["part.BIGNESS", "the inner hint"],
      ["part.weight_in_grams", "it cannot be weighed"],
      ["part.Size", "it is called `size`"],
      ["part.sise", "did you mean `size`?"],
      ["part.name", undefined],
      ["bigness", "the outer hint"],
      ["Name", "it is called `name`"],
      ["nmae", "did you mean `name`?"],
      ["colour", undefined],
    ]);
  });

  it("does not show an unknown prop that may hold a secret", () => {
    expect(problemsOf(check, { name: "a", authToken: "hunter2" })).toStrictEqual([
      "it.authToken is not a prop here (known: name, size)",
    ]);
  });

  it.each([null, "a", 5, [["a"]]])("refuses %p", (value) => {
    expect(problemsOf(check, value)).toHaveLength(1);
  });

  it("lists no more than eight known props", () => {
    type Props = Partial<Record<"a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i", string>>;
    const field = optional(text);
    const nine = { a: field, b: field, c: field, d: field, e: field, f: field, g: field, h: field, i: field };
    expect(problemsOf(struct<Props>(nine), { z: 1 })).toEqual(["it.z is not a prop here, got 1"]);
    const { i: _, ...eight } = nine;
    expect(problemsOf(struct<Omit<Props, "i">>(eight), { z: 1 })).toEqual([
      "it.z is not a prop here (known: a, b, c, d, e, f, g, h), got 1",
    ]);
  });
});

describe("variants", () => {
  const check = variants<{ kind: "a"; size: number } | { kind: "b" }>({ a: { size: required(integer(0, 9)) }, b: {} });

  it.each([{ kind: "a", size: 5 }, { kind: "b" }])("accepts %p", (value) => {
    expect(problemsOf(check, value)).toEqual([]);
  });

  it.each([
    [{ kind: "c" }, 'it.kind must be one of "a", "b", got "c"'],
    [{}, 'it.kind must be one of "a", "b"'],
    [{ kind: "toString" }, 'it.kind must be one of "a", "b", got "toString"'],
    ["a", 'it must be an object with `kind`, got "a"'],
    [["a"], 'it must be an object with `kind`, got ["a"]'],
    [null, "it must be an object with `kind`, got null"],
    [{ kind: "a" }, "it.size is required"],
    [{ kind: "a", size: 10 }, "it.size must be a whole number between 0 and 9, got 10"],
    [{ kind: "b", size: 5 }, "it.size is not a prop here (known: kind), got 5"],
  ])("refuses %p", (value, message) => {
    expect(problemsOf(check, value)).toStrictEqual([message]);
  });
});

test.each<[unknown, string | undefined]>([
  ["a", 'write { kind: "a", size }'],
  ["off", 'write { kind: "off" }'],
  [false, 'write { kind: "off" }'],
  [true, undefined],
  ["c", undefined],
])("somebody who gives %p for one of several interfaces is told how to write it", (value, remedy) => {
  const problems = new Problems();
  variants<{ kind: "a"; size: number; note?: string } | { kind: "off" }>({
    a: { size: required(integer(0, 9)), note: optional(text) },
    off: {},
  })("it", value, problems);
  expect(problems.list.map((problem) => problem.remedy)).toEqual([remedy]);
});

describe("an object that is no literal", () => {
  const check = struct<{ name?: string }>({ name: optional(text) });

  it("passes when it has one of the props, also as a getter of its class", () => {
    class Props {
      constructor(private readonly given: string) {}
      public get name(): string {
        return this.given;
      }
    }
    expect(problemsOf(check, new Props("a"))).toStrictEqual([]);
    expect(problemsOf(check, new Props(""))).toStrictEqual(['it.name must not be empty, got ""']);
  });

  it.each([
    [new Date(0), "Date"],
    [new Map([["name", "a"]]), "Map"],
  ])("is refused when it has none: %p", (value, name) => {
    expect(problemsOf(check, value)).toStrictEqual([`it must be an object, got an instance of ${name}`]);
  });
});
