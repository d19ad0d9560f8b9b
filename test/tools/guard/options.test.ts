import { guard } from "../../../tools/guard/command";
import { type Options, readOptions } from "../../../tools/guard/options";
import { parse } from "../../../tools/shared/command-line/start";

/** What the guard is to do when this is typed. */
function optionsOf(typed: readonly string[]): Options {
  const { args, options, rest } = parse(guard, typed);
  return readOptions(args[0], options, rest);
}

const defaults = { allow: [], format: "text", strict: false };

describe("the command line", () => {
  test("takes a stack", () => {
    expect(optionsOf(["shop"])).toEqual({
      ...defaults,
      source: { kind: "stack", stack: "shop", planArguments: [] },
    });
  });

  test("hands everything after -- to terraform plan", () => {
    expect(optionsOf(["shop", "--out", "plan.bin", "--", "-refresh=false", "-lock=false"]).source).toEqual({
      kind: "stack",
      stack: "shop",
      planArguments: ["-refresh=false", "-lock=false"],
      out: "plan.bin",
    });
  });

  test("takes a plan and every option", () => {
    const args = ["--plan", "-", "--allow", "a.b", "--allow", "c.d=why", "--format", "markdown", "--strict"];

    expect(optionsOf(args)).toEqual({
      source: { kind: "plan", file: "-" },
      allow: ["a.b", "c.d=why"],
      format: "markdown",
      strict: true,
    });
  });

  test.each([
    [[], "name one stack, or a plan with --plan; got nothing"],
    [["one", "two"], "too many arguments"],
    [
      ["shop", "--plan", "p"],
      "--plan judges a plan as it is: it takes no stack, no --out and no arguments for terraform plan",
    ],
    [
      ["--plan", "p", "--out", "q"],
      "--plan judges a plan as it is: it takes no stack, no --out and no arguments for terraform plan",
    ],
    [
      ["shop", "--format", "xml"],
      "option '--format <format>' argument 'xml' is invalid. Allowed choices are text, markdown, json.",
    ],
  ])("refuses %j", (args, message) => {
    expect(() => optionsOf(args)).toThrow(message);
  });

  test("refuses an option it does not know", () => {
    expect(() => optionsOf(["shop", "--force"])).toThrow("unknown option '--force'");
  });
});
