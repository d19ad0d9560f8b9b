import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import packageJson from "../../package.json";
import { linkTree } from "../support/linked-tree";

const root = join(__dirname, "../..");

/** Every script of `package.json` that starts a program of this project. */
const scripts = Object.entries(packageJson.scripts).filter(([, script]) => script.includes("ts-node"));

/** Folder of a script: `bench-application` for `bench:application`, and `pack` for `pack:all`, which does all of it. */
const folderOf = (script: string): string => script.replace(/:all$/, "").replace(":", "-");

/** Longest time that a help text may take on a busy machine, in milliseconds. A bench would take eight minutes. */
const limit = 20_000;

interface Outcome {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** Says on the standard error which work a command has loaded. */
const probe = `process.on("exit", () => {
  const work = Object.keys(require.cache).filter((file) => /[\\\\/]run\\.ts$/.test(file));
  process.stderr.write(work.map((file) => "loaded " + file + "\\n").join(""));
});`;

/** Runs a script as npm does. */
async function run(script: string, argument: string, directory: string): Promise<Outcome> {
  const path = `${join(root, "node_modules/.bin")}:${process.env.PATH ?? ""}`;
  const child = spawn("sh", ["-c", `${script} ${argument}`], {
    cwd: directory,
    env: { ...process.env, PATH: path, NODE_OPTIONS: `--require ${join(directory, "probe.js")}` },
    timeout: limit,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (printed.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (printed.err += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => {
      resolve({ exitCode, ...printed });
    });
  });
}

/** All files below a directory, each with its size and the time of its last change. */
function filesIn(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true }).map(({ parentPath, name }) => {
    const { size, mtimeMs } = statSync(join(parentPath, name));
    return `${join(parentPath, name)} ${size} ${mtimeMs}`;
  });
}

describe("the scripts", () => {
  test("start a program in one way, by the name of its folder", () => {
    const forms = scripts.map(([name, script]) => [
      name,
      script.replace(/(?<=transpile-only )(tools|test\/upgrade)\//, "FOLDER/"),
    ]);

    expect(forms).toEqual(
      scripts.map(([name]) => [name, `node -r ts-node/register/transpile-only FOLDER/${folderOf(name)}/index.ts`]),
    );
  });

  test("are all that there is in tools/, beside what commands share, and the package's own program", () => {
    const files = readdirSync(join(root, "tools"), { recursive: true, withFileTypes: true });
    const folders = new Set(
      files
        .filter((entry) => entry.isFile())
        .map(({ parentPath }) => relative(join(root, "tools"), parentPath).split(sep)[0]),
    );

    expect([...folders].filter((name) => !scripts.some(([script]) => folderOf(script) === name))).toEqual([
      "cli",
      "shared",
    ]);
  });
});

describe("every command", () => {
  const copy = mkdtempSync(join(tmpdir(), "commands-"));
  const outcomes = new Map<string, Outcome>();
  let [before, after]: (readonly string[])[] = [];

  /** In a copy, where no other test writes. */
  beforeAll(async () => {
    for (const folder of ["client", "constructs", "docs", "stacks", "test", "tools"]) {
      linkTree(join(root, folder), join(copy, folder));
    }
    for (const file of ["cdktf.json", "main.ts", "package.json", "tsconfig.json", "README.md", "node_modules"]) {
      symlinkSync(join(root, file), join(copy, file));
    }
    writeFileSync(join(copy, "probe.js"), probe);
    const listed = () =>
      ["client", "constructs", "docs", "stacks", "test", "tools"].flatMap((name) => filesIn(join(copy, name)));
    before = [...readdirSync(copy), ...listed()];
    await Promise.all(
      scripts.map(async ([name, script]) => {
        outcomes.set(`${name} help`, await run(script, "--help", copy));
        outcomes.set(`${name} unknown`, await run(script, "--no-such-option", copy));
      }),
    );
    after = [...readdirSync(copy), ...listed()];
  }, 120_000);

  afterAll(() => {
    rmSync(copy, { recursive: true });
  });

  test.each(scripts.map(([name]) => name))("%s: --help shows how it is called, and nothing else", (name) => {
    const { exitCode, out, err } = outcomes.get(`${name} help`)!;

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out).toMatch(new RegExp(`^Usage: npm run ${name} -- \\[options\\]`));
    expect(out).toContain("-h, --help");
  });

  test.each(scripts.map(([name]) => name))("%s: an option that it does not know is named, with the usage", (name) => {
    const { exitCode, out, err } = outcomes.get(`${name} unknown`)!;

    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).toMatch(new RegExp(`^${name}: unknown option '--no-such-option'.*\n\nUsage: npm run ${name} -- `));
    expect(err).not.toContain("loaded ");
  });

  test("has written nothing", () => {
    expect(before!.length).toBeGreaterThan(300);
    expect(after).toEqual(before);
  });
});
