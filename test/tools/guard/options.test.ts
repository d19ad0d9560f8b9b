import { parseOptions } from "../../../tools/guard/options";

const defaults = { allow: [], format: "text", strict: false };

describe("the command line", () => {
  test("takes a stack", () => {
    expect(parseOptions(["shop"])).toEqual({
      ...defaults,
      source: { kind: "stack", stack: "shop", planArguments: [] },
    });
  });

  test("hands everything after -- to terraform plan", () => {
    expect(parseOptions(["shop", "--out", "plan.bin", "--", "-refresh=false", "-lock=false"])?.source).toEqual({
      kind: "stack",
      stack: "shop",
      planArguments: ["-refresh=false", "-lock=false"],
      out: "plan.bin",
    });
  });

  test("takes a plan and every option", () => {
    const args = ["--plan", "-", "--allow", "a.b", "--allow", "c.d=why", "--format", "markdown", "--strict"];

    expect(parseOptions(args)).toEqual({
      source: { kind: "plan", file: "-" },
      allow: ["a.b", "c.d=why"],
      format: "markdown",
      strict: true,
    });
  });

  test.each([[["--help"]], [["-h"]]])("asks for help with %j", (args) => {
    expect(parseOptions(args)).toBeUndefined();
  });

  test.each([
    [[], "name one stack, or a plan with --plan; got nothing"],
    [["one", "two"], "name one stack, or a plan with --plan; got one, two"],
    [
      ["shop", "--plan", "p"],
      "--plan judges a plan as it is: it takes no stack, no --out and no arguments for terraform plan",
    ],
    [
      ["--plan", "p", "--out", "q"],
      "--plan judges a plan as it is: it takes no stack, no --out and no arguments for terraform plan",
    ],
    [["shop", "--format", "xml"], "--format must be one of text, markdown, json, got xml"],
  ])("refuses %j", (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });

  test("refuses an option it does not know", () => {
    expect(() => parseOptions(["shop", "--force"])).toThrow("Unknown option '--force'");
  });
});
