import { App, TerraformStack } from "cdktf";
import { ValidationError } from "../../../constructs/core";

const scope = new TerraformStack(new App(), "stack");

describe("ValidationError", () => {
  it("names one problem in one line, with the construct's path", () => {
    expect(new ValidationError(scope, [{ prop: "port", rule: "must be a port", received: "0" }]).message).toBe(
      "`port` must be a port, got 0 [stack]",
    );
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
