import { proseUpTo } from "../../../../constructs/core";
import { problemsOf } from "../../../support/problems-of";

const check = proseUpTo(10);

describe("a text for people", () => {
  it.each(["a", "größe 😀", "two\nlines", "a\tb", "a\u007f\u0085b", "x".repeat(10)])("may be %j", (value) => {
    expect(problemsOf(check, value)).toStrictEqual([]);
  });

  it.each(["", " \n", "x".repeat(11)])("is neither blank nor too long: %j", (value) => {
    expect(problemsOf(check, value)[0]).toMatch(/^it must be 1 to 10 characters long, not blank, got /);
  });

  it("may be blank where that is allowed, but not empty", () => {
    const mayBeBlank = proseUpTo(10, { mayBeBlank: true });
    expect(problemsOf(mayBeBlank, " ")).toStrictEqual([]);
    expect(problemsOf(mayBeBlank, "")[0]).toBe('it must be 1 to 10 characters long, got ""');
  });

  it.each(["\u0000", "\u0007", "\u000b", "\u001b"])("holds no %j", (character) => {
    expect(problemsOf(check, `a${character}b`)[0]).toMatch(/^it must not contain control characters, got "a/);
  });

  it("is text", () => {
    expect(problemsOf(check, 5)).toStrictEqual(["it must be a string, got 5"]);
  });
});
