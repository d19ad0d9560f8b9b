import { type Check, Problems, oneOf, text } from "../../../constructs/core";
import { problemsOf } from "../../support/problems-of";

test("problems that were found elsewhere stand among one's own, in the order of the checks", () => {
  const problems = new Problems();
  problems.add("region", "must be a region of AWS", "moon-1");
  problems.take({ prop: "caches.Cache.port", rule: "must be a number", received: '"6379"', remedy: "leave it out" });
  problems.add("account", "is required", undefined);
  expect(problems.list).toEqual([
    { prop: "region", rule: "must be a region of AWS", received: '"moon-1"' },
    { prop: "caches.Cache.port", rule: "must be a number", received: '"6379"', remedy: "leave it out" },
    { prop: "account", rule: "is required" },
  ]);
  expect(problems.has("caches.Cache")).toBe(true);
});

const never: Check<string> = (at, value, problems) => {
  problems.add(at, "is wrong", value);
};

describe("a received value", () => {
  it("that contains itself is shown without looping", () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(problemsOf(text, loop)).toStrictEqual(['it must be a string, got {"self":…}']);
  });

  it("that is deep is cut short", () => {
    const deep = Array.from({ length: 5000 }).reduce<unknown>((inner) => [inner], "x");
    expect(problemsOf(text, deep)).toStrictEqual(["it must be a string, got [[[[[[[[…]]]]]]]]"]);
  });

  it.each([
    [6379, "6379"],
    ["6379", '"6379"'],
    [6379n, "6379n"],
    [Object(6379), "an instance of Number"],
    [Object("6379"), "an instance of String"],
    [Object(6379n), "an instance of BigInt"],
    [-0, "-0"],
    [NaN, "NaN"],
    [new Date(0), "an instance of Date"],
    [[1n, -0, NaN, new Date(0), undefined, "1"], '[1n,-0,NaN,an instance of Date,undefined,"1"]'],
    [{ a: 1n, b: { toJSON: () => "b" } }, '{"a":1n,"b":{"toJSON":a function}}'],
  ])("%p is told from what looks like it", (value, shown) => {
    expect(problemsOf(never, value)).toStrictEqual([`it is wrong, got ${shown}`]);
  });

  it.each([
    [{ users: { app: { password: "canary" } } }, '{"users":{"app":{"password":…}}}'],
    [[{ apiKey: 5 }, { token: ["canary"] }], '[{"apiKey":…},{"token":…}]'],
    [{ a: ["https://hooks.example.com/canary"] }, '{"a":["https://hooks.example.com/…"]}'],
    [{ "https://hooks.example.com/canary": 1 }, '{"https://hooks.example.com/…":1}'],
    ["https://hooks.example.com/canary", '"https://hooks.example.com/…"'],
  ])("%j shows no secret", (value, shown) => {
    expect(problemsOf(never, value)).toStrictEqual([`it is wrong, got ${shown}`]);
  });

  it.each(["password", "users.app.password", "passwords[0]", "tags.api-key", "tokens[0][1]"])(
    "is not shown under %s",
    (prop) => {
      const problems = new Problems();
      problems.add(prop, "is wrong", "canary");
      problems.add(prop, "is wrong as well", 5);
      expect(problems.list).toStrictEqual([
        { prop, rule: "is wrong", remedy: undefined },
        { prop, rule: "is wrong as well", remedy: undefined },
      ]);
    },
  );

  it("is not shown by the key that it stands under", () => {
    const problems = new Problems();
    problems.add("critical.https://hooks.example.com/canary", "is wrong", 5);
    expect(problems.list).toMatchObject([{ prop: "critical.https://hooks.example.com/…", received: "5" }]);
    expect(problems.has("critical")).toBe(true);
  });

  it("that is long is cut short", () => {
    const [message = ""] = problemsOf(oneOf(["a"]), "x".repeat(1000));
    expect(message).toMatch(/^it must be one of "a", got "x{119}…$/);
  });
});
