import { existsSync } from "node:fs";
import { join } from "node:path";
import packageJson from "../../../package.json";
import { commands } from "../../../tools/cli/commands";
import { callCommand } from "../../../tools/cli/program";

const thisPackage = { name: "some-redis", version: "1.2.3" };

/** What comes of a call: exit code, standard output and standard error. */
async function outcomeOf(...typed: readonly string[]) {
  const printed = { out: "", err: "" };
  const exitCode = await callCommand(thisPackage, typed, {
    out: (text) => (printed.out += text),
    err: (text) => (printed.err += text),
  });
  return { exitCode, ...printed };
}

const usage = "Usage: some-redis <command> [options]\n";
const names = ["guard", "cost", "dashboard", "outputs", "smoke", "adopt", "prices"];

describe("the list of the commands", () => {
  test.each([["--help"], ["-h"]])("is what %s shows, each with one line", async (typed) => {
    const { exitCode, out, err } = await outcomeOf(typed);
    const listed = out.slice(out.indexOf("\nCommands:\n")).trim().split("\n").slice(1);

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out.startsWith(usage)).toBe(true);
    expect(listed.map((line) => /^ {2}(\w+) {2,}[a-z]/.exec(line)?.[1])).toEqual(names);
  });

  test("names commands that a clone has as well, by the same name and from the same folder", () => {
    expect(commands.map(({ name }) => name)).toEqual(names);
    expect(names.filter((name) => !(name in packageJson.scripts))).toEqual([]);
    expect(names.filter((name) => !existsSync(join(__dirname, "../../../tools", name, "run.ts")))).toEqual([]);
  });
});

test.each([["--version"], ["-V"]])("%s shows the version", async (typed) => {
  expect(await outcomeOf(typed)).toEqual({ exitCode: 0, out: "1.2.3\n", err: "" });
});

test.each([
  [[], "a command is missing"],
  [["--"], "a command is missing"],
  [["--", "--"], "a command is missing"],
  [["--", "gaurd"], "unknown command 'gaurd' (Did you mean guard?)"],
  [["--strict", "guard"], "unknown option '--strict'"],
  [["gaurd"], "unknown command 'gaurd' (Did you mean guard?)"],
  [["output", "shop"], "unknown command 'output' (Did you mean outputs?)"],
  [["constructor"], "unknown command 'constructor'"],
  [["deploy", "--help"], "unknown command 'deploy'"],
  [["--hepl"], "unknown option '--hepl' (Did you mean --help?)"],
])("%j ends with 2, and what there is", async (typed, line) => {
  const { exitCode, out, err } = await outcomeOf(...typed);

  expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
  expect(err.startsWith(`some-redis: ${line}\n\n${usage}`)).toBe(true);
  expect(err).toContain("\nCommands:\n");
});

describe("a command", () => {
  test.each(names)("called %s explains itself, by the name of the program", async (name) => {
    const { exitCode, out, err } = await outcomeOf(name, "--help");

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out.startsWith(`Usage: some-redis ${name} [options]`)).toBe(true);
  });

  test("may come after a --, as npm run wants it", async () => {
    expect(await outcomeOf("--", "guard", "--help")).toEqual(await outcomeOf("guard", "--help"));
  });

  test("gets all that follows its name, and its exit code is the program's", async () => {
    const { exitCode, err } = await outcomeOf("guard", "--plan", "a", "--", "--help");

    expect(exitCode).toBe(2);
    expect(err.startsWith("guard: --plan judges a plan as it is")).toBe(true);
    expect(err).toContain("\n\nUsage: some-redis guard [options]");
  });
});
