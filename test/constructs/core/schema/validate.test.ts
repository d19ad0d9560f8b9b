import { App, TerraformStack } from "cdktf";
import {
  type Problems,
  examine,
  integer,
  isUnresolved,
  optional,
  required,
  struct,
  validate,
} from "../../../../constructs/core";

interface Props {
  readonly least: number;
  readonly most?: number;
}

const check = struct<Props>({ least: required(integer(0, 9)), most: optional(integer(0, 9)) });

function order({ least, most }: Partial<Props>, problems: Problems): void {
  if (least !== undefined && most !== undefined && ![least, most].some(isUnresolved) && most < least) {
    problems.add("most", "must be at least `least`", most);
  }
}

const any = (value: unknown) => value as Props;
const scope = new TerraformStack(new App(), "stack");

describe("props", () => {
  it("that are right have no problems", () => {
    expect(examine(check, { least: 1, most: 2 }, { rules: order }).list).toEqual([]);
    expect(() => {
      validate(scope, check, { least: 1 }, { rules: order });
    }).not.toThrow();
  });

  it("are checked each by itself, then together", () => {
    expect(examine(check, { least: 2, most: 1 }, { rules: order }).list).toEqual([
      { prop: "most", rule: "must be at least `least`", received: "1" },
    ]);
  });

  it("that are wrong already count as known to Terraform only", () => {
    expect(examine(check, any({ least: 20, most: 1 }), { rules: order }).list).toMatchObject([{ prop: "least" }]);
    expect(examine(check, any({ most: 1 }), { rules: order }).list).toMatchObject([
      { prop: "least", rule: "is required" },
    ]);
    expect(examine(check, any(null), { rules: order }).list).toMatchObject([
      { prop: "props", rule: "must be an object", received: "null" },
    ]);
  });

  it("of an argument are named after it", () => {
    const wrong = () => {
      validate(scope, check, { least: 20 }, { rules: order, at: "options" });
    };
    expect(wrong).toThrow(new Error("`options.least` must be a whole number between 0 and 9, got 20 [stack]"));
    expect(() => {
      validate(
        scope,
        check,
        { least: 2, most: 1 },
        {
          at: "options",
          rules: (sound, problems) => {
            problems.add("options.most", `is not ${String(sound.least)}`, sound.most);
          },
        },
      );
    }).toThrow(new Error("`options.most` is not 2, got 1 [stack]"));
  });
});
