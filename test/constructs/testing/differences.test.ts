import { differences } from "../../../constructs/testing/differences";

test.each([
  ["equal values", 1, 1, []],
  ["members that nobody expects", { a: 1 }, { a: 1, b: 2 }, []],
  ["another value", 1, 2, ["value: expected 1, got 2"]],
  ["another type", 1, "1", ['value: expected 1, got "1"']],
  ["no value", { a: null }, {}, ["a: expected null, got nothing"]],
  ["a value in a list", { a: [{ b: 1 }] }, { a: [{ b: 2, c: 3 }] }, ["a[0].b: expected 1, got 2"]],
  ["a longer list", { a: [1] }, { a: [1, 2] }, ["a.length: expected 1, got 2"]],
  ["a shorter list", { a: [1, 2] }, { a: [1] }, ["a.length: expected 2, got 1"]],
  ["a list for an object", { a: {} }, { a: [] }, ["a: expected {}, got []"]],
])("tells %s", (_, expected, received, lines) => {
  expect(differences(expected, received)).toStrictEqual(lines);
});

test("asks a matcher that stands for a value", () => {
  const expected = { name: expect.stringContaining("redis") as string };
  expect(differences(expected, { name: "my-redis" })).toStrictEqual([]);
  expect(differences(expected, { name: "memcached" })).toStrictEqual([
    'name: expected StringContaining, got "memcached"',
  ]);
});
