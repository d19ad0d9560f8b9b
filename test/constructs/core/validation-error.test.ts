import { App, TerraformStack } from "cdktf";
import { ValidationError } from "../../../constructs/core";

const scope = new TerraformStack(new App(), "stack");

describe("ValidationError", () => {
  it("names one problem in one line, with the construct's path", () => {
    expect(new ValidationError(scope, [{ prop: "port", rule: "must be a port", received: "0" }]).message).toBe(
      "`port` must be a port, got 0 [stack]",
    );
  });

  it("writes control characters as in JSON, in names as well", () => {
    const line = "a\u202eb\n\u001b[2J\u009b\u2028\u2066c";
    const written = "a\\u202eb\\u000a\\u001b[2J\\u009b\\u2028\\u2066c";
    const error = new ValidationError(scope, [{ prop: `tags.${line}`, rule: "is wrong", received: line }]);
    expect(error.message).toBe(`\`tags.${written}\` is wrong, got ${written} [stack]`);
    expect(error.problems).toEqual([{ prop: `tags.${written}`, rule: "is wrong", received: written }]);
  });

  it("lists several, with remedies", () => {
    const problems = [
      { prop: "a", rule: "is wrong" },
      { prop: "b", rule: "is worse", remedy: "leave it out" },
    ];
    expect(new ValidationError(scope, problems).message).toBe(
      "2 problems [stack]\n  - `a` is wrong\n  - `b` is worse; leave it out",
    );
  });
});
