import { checkName } from "../../../tools/adopt/stack-name";
import { Failure } from "../../../tools/shared/failure";

test.each([
  ["an environment", "a.b", 'must be named with letters, digits, hyphens and underscores; got "a.b"'],
  ["a stack", "", 'must be named with letters, digits, hyphens and underscores; got ""'],
  ["a stack", "toString", 'must have a name that is no member of every object of JavaScript; got "toString"'],
] as const)("the name of %s is refused with the rule and what was received: %j", (what, name, rule) => {
  expect(() => {
    checkName(name, what);
  }).toThrow(new Failure(`${what} ${rule}`));
});

test("a name of letters, digits, hyphens and underscores is none to refuse", () => {
  expect(() => {
    checkName("Legacy_sessions-2", "a stack");
  }).not.toThrow();
});
