import { Problems, oneOf, text } from "../../../constructs/core";
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

describe("a received value", () => {
  it("that contains itself is shown without looping", () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(problemsOf(text, loop)).toStrictEqual(["it must be a string, got an object that contains itself"]);
  });

  it("that is long is cut short", () => {
    const [message = ""] = problemsOf(oneOf(["a"]), "x".repeat(1000));
    expect(message).toMatch(/^it must be one of "a", got "x{119}…$/);
  });
});
