import { Problems, integer, sinceProvider } from "../../../../constructs/core";

const problemsWith = (isKnown: boolean, value: unknown) => {
  const problems = new Problems();
  sinceProvider("6.51", () => isKnown, integer(1, 5))("size", value, problems);
  return problems.list;
};

test("what the bindings do not know is refused, with the version and the package that has it", () => {
  expect(problemsWith(false, 3)).toStrictEqual([
    {
      prop: "size",
      rule: "needs AWS provider 6.51 or later",
      received: "3",
      remedy: "use the package cdktn-managed-redis, which is built on a newer one",
    },
  ]);
});

test("what they know is checked", () => {
  expect(problemsWith(true, 3)).toStrictEqual([]);
  expect(problemsWith(true, 6).map(({ rule }) => rule)).toStrictEqual(["must be a whole number between 1 and 5"]);
});
