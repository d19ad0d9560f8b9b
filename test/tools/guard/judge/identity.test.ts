import { canonical } from "../../../../tools/guard/judge/identity";

test.each([
  ["port", 6379, undefined],
  ["port", 6380, "6380"],
  ["timeout", 6379, "6379"],
  ["port", 0, undefined],
  ["name", "", undefined],
  ["name", "a", '"a"'],
  ["ids", [], undefined],
  ["ids", ["a"], '["a"]'],
  ["flag", false, undefined],
])("providers write %s %j as %j", (name, value, canonicalValue) => {
  expect(canonical(name, value)).toBe(canonicalValue);
});
