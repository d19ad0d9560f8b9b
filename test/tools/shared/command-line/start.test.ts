import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Call, type ExitCode, UsageError, collect, command } from "../../../../tools/shared/command-line/command";
import { answer, parse } from "../../../../tools/shared/command-line/start";
import { Failure } from "../../../../tools/shared/failure";

type Typed = Call<[string], { readonly out?: string | undefined; readonly allow?: readonly string[] | undefined }>;

/** A command that takes a stack and two options, and does what a test wants. */
function sample(run: (call: Typed) => ExitCode | Promise<ExitCode> = () => 0) {
  return command({
    name: "sample",
    help: "Does something\nwith a stack:\n  SAFE  when it can",
    takes: (line) =>
      line
        .argument("<stack>", "what to look at")
        .option("--out <file>", "where to write")
        .option("--allow <address>", "let it go", collect),
    rest: "arguments of terraform",
    run,
  });
}

const usage = "Usage: npm run sample -- [options] <stack> [-- <arguments of terraform>]\n";

/** What comes of a call: exit code, standard output and standard error. */
async function outcomeOf(typed: readonly string[], run?: (call: Typed) => ExitCode | Promise<ExitCode>) {
  const printed = { out: "", err: "" };
  const exitCode = await answer(sample(run), "npm run sample --", typed, {
    out: (text) => (printed.out += text),
    err: (text) => (printed.err += text),
  });
  return { exitCode, ...printed };
}

describe("a command", () => {
  test("gets what was typed, each repeated option, and what follows --", () => {
    const typed = ["--allow", "a", "shop", "--allow", "b=why", "--", "-refresh=false", "--help"];

    expect(parse(sample(), typed)).toEqual({
      args: ["shop"],
      options: { allow: ["a", "b=why"] },
      rest: ["-refresh=false", "--help"],
    });
  });

  test.each([0, 1, 2] as const)("ends with the exit code that it returns: %d", async (exitCode) => {
    expect(await outcomeOf(["shop"], () => exitCode)).toEqual({ exitCode, out: "", err: "" });
  });
});

describe("help", () => {
  test.each([[["--help"]], [["-h"]], [["shop", "--out", "x", "-h"]], [["--bogus", "--help"]]])(
    "goes to the standard output with 0, and nothing is started: %j",
    async (typed) => {
      const run = jest.fn();
      const { exitCode, out, err } = await outcomeOf(typed, run);

      expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
      expect(out.startsWith(usage)).toBe(true);
      expect(out).toContain("\nDoes something with a stack:\n  SAFE  when it can\n");
      expect(out).toContain("where to write\n");
      expect(run).not.toHaveBeenCalled();
    },
  );
});

describe("a call that cannot be understood", () => {
  test.each<[readonly string[], string]>([
    [[], "missing required argument 'stack'"],
    [["shop", "office"], "too many arguments: it takes 1, got shop, office"],
    [["shop", "--uot", "x"], "unknown option '--uot' (Did you mean --out?)"],
    [["shop", "--out"], "option '--out <file>' argument missing"],
  ])("says on the standard error what was typed and the rule, and ends with 2: %j", async (typed, line) => {
    const run = jest.fn();
    const { exitCode, out, err } = await outcomeOf(typed, run);

    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err.startsWith(`sample: ${line}\n\n${usage}`)).toBe(true);
    expect(run).not.toHaveBeenCalled();
  });

  test("may be found by the command itself", async () => {
    const { exitCode, err } = await outcomeOf(["shop"], () => {
      throw new UsageError("the stack must be small, got shop");
    });

    expect(exitCode).toBe(2);
    expect(err.startsWith(`sample: the stack must be small, got shop\n\n${usage}`)).toBe(true);
  });
});

describe("work that cannot be done ends with 1", () => {
  test("and its reason, without where in the code that was", async () => {
    const run = () => {
      throw new Failure("the stack is not deployed");
    };

    expect(await outcomeOf(["shop"], run)).toEqual({
      exitCode: 1,
      out: "",
      err: "sample: the stack is not deployed\n",
    });
  });

  test("and what the operating system says", async () => {
    const missing = join(__dirname, "missing");
    const { exitCode, err } = await outcomeOf(["shop"], () => (readFileSync(missing), 0));

    expect(exitCode).toBe(1);
    expect(err).toBe(`sample: ENOENT: no such file or directory, open '${missing}'\n`);
  });

  test.each([
    ["cdktf", "cdktf"],
    ["@cdktf/provider-aws/lib/sns-topic", "@cdktf/provider-aws"],
  ])("and the package to install, when %s is missing", async (path, name) => {
    const missing = Object.assign(new Error(`Cannot find module '${path}'\nRequire stack:\n- /app/adopt.js`), {
      code: "MODULE_NOT_FOUND",
    });
    const { exitCode, err } = await outcomeOf(["shop"], () => Promise.reject(missing));

    expect({ exitCode, err }).toEqual({
      exitCode: 1,
      err: `sample: ${name} is not installed here: npm install ${name}\n`,
    });
  });

  test("and where in the code it was, when a file of ours is missing", async () => {
    const missing = Object.assign(new Error("Cannot find module './run'"), { code: "MODULE_NOT_FOUND" });

    expect((await outcomeOf(["shop"], () => Promise.reject(missing))).err).toMatch(/^sample: Error: .*\n +at /);
  });

  test("and where in the code it was, when nobody foresaw it", async () => {
    const { exitCode, err } = await outcomeOf(["shop"], () => Promise.reject(new TypeError("cannot read that")));

    expect(exitCode).toBe(1);
    expect(err).toMatch(/^sample: TypeError: cannot read that\n +at .*start\.test\.ts/);
  });
});
