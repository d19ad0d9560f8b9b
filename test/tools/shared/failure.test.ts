import { Failure, messageOf } from "../../../tools/shared/failure";

test.each<[unknown, string]>([
  [new Failure("not deployed"), "not deployed"],
  [new RangeError(), "RangeError"],
  ["a text", "a text"],
  [undefined, "undefined"],
])("whatever is thrown has a text: %p", (thrown, text) => {
  expect(messageOf(thrown)).toBe(text);
});
