import { list, oneOf, record, text } from "../../../../constructs/core";
import { problemsOf } from "../../../support/problems-of";

describe("list", () => {
  const check = list(text, { min: 1, max: 2 });

  it.each([[["a"]], [["a", "b"]]])("accepts %p", (value) => {
    expect(problemsOf(check, value)).toStrictEqual([]);
  });

  it.each([
    ["a", ['it must be a list, got "a"']],
    [[], ["it must have at least 1 member, got []"]],
    [["a", "b", "c"], ['it must have at most 2 members, got ["a","b","c"]']],
    [["a", "a"], ['it[1] must not be given twice, got "a"']],
    [["a", 5], ["it[1] must be a string, got 5"]],
    [[NaN], ["it[0] must be a string, got NaN"]],
    [new Array<string>(2), ["it[0] must be a string", "it[1] must be a string"]],
  ])("refuses %p", (value, messages) => {
    expect(problemsOf(check, value)).toStrictEqual(messages);
  });
});

describe("record", () => {
  it("names the member that is wrong", () => {
    expect(problemsOf(record(text), { a: "b", c: 5 })).toStrictEqual(["it.c must be a string, got 5"]);
  });

  it("judges the keys, and the object as a whole", () => {
    const check = record(text, {
      key: oneOf(["a", "b"]),
      whole: (at, value, problems) => {
        problems.add(at, "must be smaller", Object.keys(value as object).length);
      },
    });
    expect(problemsOf(check, { a: "b", c: "" })).toEqual([
      'it.c must be one of "a", "b", got "c"',
      'it.c must not be empty, got ""',
      "it must be smaller, got 2",
    ]);
  });

  it.each([
    [null, "null"],
    ["a", '"a"'],
    [["a"], '["a"]'],
    [new Map([["a", "b"]]), "an instance of Map"],
  ])("refuses %p", (value, shown) => {
    expect(problemsOf(record(text), value)).toEqual([`it must be an object, got ${shown}`]);
  });
});
