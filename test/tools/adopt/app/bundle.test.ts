import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { type Metafile, build } from "esbuild";
import { serve } from "../read/support/server";
import { orders } from "../support/orders";
import { stackOf } from "./programs";

const root = join(__dirname, "../../../..");

/** The command without this project beside it, in a directory with nothing but what an app has installed. */
class Installed {
  public readonly directory = mkdtempSync(join(tmpdir(), "adopt-app-"));

  private constructor() {
    mkdirSync(join(this.directory, "node_modules"));
    for (const name of ["cdktf", "constructs", "@cdktf"]) {
      symlinkSync(join(root, "node_modules", name), join(this.directory, "node_modules", name));
    }
  }

  public static async install(): Promise<readonly [Installed, Metafile]> {
    const installed = new Installed();
    const contents = `import { start } from "./tools/shared/command-line/start";
import { adopt } from "./tools/adopt/command";
start(adopt, "npx cdktf-managed-redis adopt");`;
    const { metafile } = await build({
      stdin: { contents, resolveDir: root, loader: "ts" },
      outfile: join(installed.directory, "node_modules/adopt.js"),
      bundle: true,
      platform: "node",
      target: "node20",
      external: ["cdktf", "constructs", "@cdktf/provider-aws"],
      metafile: true,
      absWorkingDir: root,
    });
    return [installed, metafile];
  }

  public async run(...args: readonly string[]) {
    const command = [join(this.directory, "node_modules/adopt.js"), ...args];
    return new Promise<{ exitCode: number; out: string; err: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        command,
        { cwd: this.directory, env: process.env },
        (_error, out, err) => {
          resolve({ exitCode: child.exitCode ?? -1, out, err });
        },
      );
    });
  }

  public dispose(): void {
    rmSync(this.directory, { recursive: true });
  }
}

const server = serve();

describe("the command in an app", () => {
  let app: Installed;
  let files: readonly string[];
  let imported: readonly string[];
  const adopt = (...more: readonly string[]) =>
    app.run("--replication-group", "orders", "--region", "us-east-1", ...more);

  beforeAll(async () => {
    server().answers = orders;
    const [installed, { inputs, outputs }] = await Installed.install();
    app = installed;
    files = Object.keys(inputs).map((file) => relative(root, join(root, file)));
    imported = Object.values(outputs).flatMap((output) => output.imports.map(({ path }) => path));
  });
  afterAll(() => {
    app.dispose();
  });

  test("has no values of this project, and no compiler", () => {
    expect(files).toContain("tools/adopt/app/place.ts");
    expect(files).not.toContain("stacks/environments.ts");
    expect(files.filter((file) => file.startsWith("tools/adopt/clone/"))).toEqual([]);
    expect(files.filter((file) => file.startsWith("node_modules/typescript/"))).toEqual([]);
    expect(imported.filter((name) => name === "typescript")).toEqual([]);
  });

  test("prints a program, and nothing else on the standard output", async () => {
    const { exitCode, out, err } = await adopt();

    expect({ exitCode, out: out.split("\n").slice(0, 6) }).toEqual({
      exitCode: 0,
      out: [
        'import { AwsProvider } from "@cdktf/provider-aws/lib/provider";',
        'import { App, TerraformStack } from "cdktf";',
        'import { RedisCache, importInto } from "cdktf-managed-redis";',
        "",
        "const app = new App();",
        'const stack = new TerraformStack(app, "orders");',
      ],
    });
    expect(stackOf(out).document.import).toEqual(
      expect.arrayContaining([
        { to: expect.stringMatching(/^aws_elasticache_replication_group\./) as string, id: "orders" },
      ]),
    );
    expect(err).toContain("\n- the state is a local file, which one machine has: choose a bucket with --state");
    expect(err.slice(err.indexOf("\nnext, "))).toBe(`
next, as docs/adopt.md says:
  save the program as a file that cdktf.json runs, or put its stack into your app
  npx cdktf-managed-redis guard orders            plans, and says what stays and what changes
  npx cdktf deploy orders                         imports; nothing is sent to the replication group
  npx cdktf-managed-redis adopt --finish orders   completes the state, and says which imports to take out of the code
  npx cdktf-managed-redis guard orders            SAFE; the plan has no changes but those above
`);
  });

  test("names the stack as it is told to, keeps its state there, and writes no file", async () => {
    const bucket = ["--state", "s3://terraform-state.example.com", "--state-region", "eu-west-1"];
    const { exitCode, out, err } = await adopt("--environment", "shop", ...bucket);

    expect(exitCode).toBe(0);
    expect(out).toContain('const stack = new TerraformStack(app, "shop");\nnew S3Backend(stack, {\n');
    expect(err).not.toContain("the state is a local file");
    expect(err).toContain("  npx cdktf deploy shop ");
    expect(readdirSync(app.directory)).toEqual(["node_modules"]);
  });

  test("does the same beside a file of the name that ours has", async () => {
    mkdirSync(join(app.directory, "stacks"));
    writeFileSync(join(app.directory, "stacks/environments.ts"), "export const environments = make();\n");
    const { exitCode, out } = await adopt("--environment", "shop");
    rmSync(join(app.directory, "stacks"), { recursive: true });

    expect(exitCode).toBe(0);
    expect(out).toContain('const stack = new TerraformStack(app, "shop");');
  });

  test("lists every cache", async () => {
    const { exitCode, out } = await app.run("--all", "--region", "us-east-1");

    expect(exitCode).toBe(0);
    expect(out).toMatch(/\norders +redis 7\.1\.0 +2 +yes +imported: replication group/);
  });

  test.each([
    [["--environment", "a.b"], 'a stack must be named with letters, digits, hyphens and underscores; got "a.b"'],
    [["--region", "eu-north-9"], "this version does not know the region eu-north-9: a newer one may"],
    [
      ["--state", "s3://terraform-state.example.com", "--state-region", "eu-north-9"],
      "this version does not know the region eu-north-9: a newer one may",
    ],
  ])("refuses %j before it asks AWS", async (more, message) => {
    expect(await adopt(...more)).toEqual({ exitCode: 1, out: "", err: `adopt: ${message}\n` });
    expect(server().calls).toEqual([]);
  });

  test("says in its help how it is called there", async () => {
    const { exitCode, out } = await app.run("--help");

    expect(exitCode).toBe(0);
    expect(out).toContain("  npx cdktf-managed-redis adopt --all --region us-east-1\n");
    expect(out).toContain("name of the stack; by default, that of the cache\n");
    expect(out).not.toMatch(/npm run|environments\.ts|entry/);
  });
});
