import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Metafile } from "esbuild";
import { offerWith, row } from "../prices/support/offers";
import { change, group, planWith } from "../shared/plan/plans";
import { compileCommands } from "../../../tools/build/commands";

const commands = ["adopt", "cost", "dashboard", "guard", "outputs", "prices", "smoke"];
const pages = "https://example.com/redis/blob/v1.2.3/";

/** The largest that the programs may be together, in bytes. */
const maxSize = 5_000_000;

/** The longest that help may take beyond the start of Node.js itself, in milliseconds. */
const maxDelay = 300;

/** A package somewhere else: its manifest and its programs, with nothing installed around it. */
const folder = mkdtempSync(join(tmpdir(), "commands-"));
const bin = join(folder, "dist/bin");
const empty = join(folder, "empty");
let metafile: Metafile;

beforeAll(async () => {
  mkdirSync(empty);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "some-redis", version: "1.2.3" }));
  metafile = await compileCommands(bin, { name: "some-redis", pages });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the program in the empty folder. */
function call(...typed: readonly string[]) {
  return callWith("", ...typed);
}

function callWith(input: string, ...typed: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(bin, "some-redis.js"), ...typed], {
    cwd: empty,
    env: { PATH: process.env.PATH, AWS_EC2_METADATA_DISABLED: "true" },
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** What a program loads that is not in it, and is no part of Node.js. */
function importsOf(program: string): readonly string[] {
  const [, output] = Object.entries(metafile.outputs).find(([file]) => basename(file) === program)!;
  const paths = output.imports.map(({ path }) => path.replace(/^node:/, ""));
  return [...new Set(paths)].filter((path) => !builtinModules.includes(path)).sort();
}

describe("the programs of the package", () => {
  test("are one for the package and one for each command, and the licences", () => {
    expect(readdirSync(bin).sort()).toEqual(
      ["LICENSES.txt", "some-redis.js", ...commands.map((name) => `${name}.js`)].sort(),
    );
    expect(readFileSync(join(bin, "some-redis.js"), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  test("are small", () => {
    const sizes = readdirSync(bin).map((file) => statSync(join(bin, file)).size);

    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(maxSize);
  });

  test("load the work of a command when it is called, and nothing else from outside", () => {
    expect(importsOf("some-redis.js")).toEqual(commands.map((name) => `./${name}.js`));
  });

  test.each([
    ["guard", []],
    ["cost", []],
    ["dashboard", []],
    ["outputs", []],
    ["prices", []],
    // What the Redis client uses where it is installed.
    ["smoke", ["@node-rs/xxhash", "@opentelemetry/api"]],
  ])("need no package for %s", (name, imports) => {
    expect(importsOf(`${name}.js`)).toEqual(imports);
  });

  test("need for adopt what an app has", () => {
    const strangers = importsOf("adopt.js").filter(
      (path) => !/^(cdktf|constructs|@cdktf\/provider-aws\/lib\/[\w-]+|typescript)$/.test(path),
    );

    expect(strangers).toEqual([]);
  });
});

describe("help", () => {
  /** The fastest of three, because the machine has other things to do. */
  const fastest = (...args: readonly string[]) =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const begin = performance.now();
        spawnSync(process.execPath, args);
        return performance.now() - begin;
      }),
    );
  let start: number;

  beforeAll(() => {
    start = fastest("-e", "0");
  });

  test.each([[[]], ...commands.map((name) => [[name]])])("of %j is there at once", (typed) => {
    expect(fastest(join(bin, "some-redis.js"), ...typed, "--help") - start).toBeLessThan(maxDelay);
  });

  test("names the version of the package that it is in", () => {
    expect(call("--version")).toEqual({ status: 0, stdout: "1.2.3\n", stderr: "" });
  });

  test.each(commands.filter((name) => name !== "adopt"))("of %s names the program, as people type it", (name) => {
    const { status, stdout } = call(name, "--help");

    expect(status).toBe(0);
    expect(stdout.startsWith(`Usage: some-redis ${name} [options]`)).toBe(true);
    expect(stdout).not.toContain("npm run");
  });

  test("names other commands as people type them", () => {
    expect(call("smoke", "--help").stdout).toContain("the file that `npx some-redis outputs` wrote");
  });
});

describe("in an empty folder, with nothing installed", () => {
  const inModule = `module.cache.${group}.this[0]`;
  const plan = (actions: readonly string[]) =>
    JSON.stringify(
      planWith([change(`${group}.this`, actions, {}, { address: inModule, module_address: "module.cache" })]),
    );

  test("the guard judges the plan of any module", () => {
    writeFileSync(join(empty, "plan.json"), plan(["delete", "create"]));
    const judged = call("guard", "--plan", "plan.json");
    rmSync(join(empty, "plan.json"));

    expect([judged.status, judged.stderr]).toEqual([1, ""]);
    expect(judged.stdout).toContain("NOT SAFE: 1 protected resource would be replaced or deleted");
    expect(judged.stdout).toContain(inModule);
  });

  test("the cost of a plan is a page with all that it needs", () => {
    const { status, stdout, stderr } = callWith(plan(["no-op"]), "cost", "--plan", "-", "--format", "html");

    // The plan says nothing of its cache, so that it has no price.
    expect([status, stderr]).toEqual([3, ""]);
    expect(stdout).toContain("<title>Cost of plan</title>");
    expect(stdout).toContain(" * Chart.js v4.6.1");
    expect(stdout).toContain("Runs in the page: draws a bar for each component");
    expect(stdout).toContain("@media (prefers-color-scheme: dark)");
  });

  test("the guard judges what the standard input says", () => {
    expect(callWith(plan(["no-op"]), "guard", "--plan", "-", "--format", "json")).toMatchObject({
      status: 0,
      stderr: "",
    });
  });

  test("a plan of any module is priced, and exit code 3 says that something has no price", () => {
    const values = { engine: "valkey", node_type: "cache.r7g.large", num_cache_clusters: 3, region: "eu-west-1" };
    const create = (type: string, after: object) =>
      change(`${type}.this`, ["create"], { before: null, after: { ...after } });
    const priced = (...changes: readonly ReturnType<typeof create>[]) =>
      callWith(JSON.stringify(planWith(changes)), "cost", "--plan", "-");
    const whole = priced(create(group, values));
    const part = priced(create(group, values), create("aws_instance", {}));

    expect([whole.status, whole.stderr]).toEqual([0, ""]);
    expect(whole.stdout).toContain("Monthly estimate increases by $425.74, from $0.00 to $425.74");
    expect([part.status, part.stderr]).toEqual([3, ""]);
    expect(part.stdout).toContain("plan costs at least $425.74 a month");
  });

  test("a reader who has seen enough ends a command without a complaint", () => {
    const changes = Array.from({ length: 5000 }, (_, index) =>
      change(`aws_instance.i${index}`, ["create"], { before: null, after: {} }),
    );
    writeFileSync(join(empty, "plan.json"), JSON.stringify(planWith(changes)));
    const line = `"${process.execPath}" "${join(bin, "some-redis.js")}" cost --plan plan.json | head -1`;
    const { stdout, stderr } = spawnSync("sh", ["-c", line], { cwd: empty, encoding: "utf8" });
    rmSync(join(empty, "plan.json"));

    expect(stderr).toBe("");
    expect(stdout.split("\n")).toHaveLength(2);
  });

  test("wrong arguments of a command end with 2, and its help", () => {
    const { status, stderr } = call("cost", "--plan", "plan.json", "a", "b");

    expect(status).toBe(2);
    expect(stderr).toMatch(/^cost: --plan prices one plan: .*\n\nUsage: some-redis cost /);
  });

  test("the guard names pages by their address", () => {
    const tokens = { auth_token: "a", user_group_ids: null };
    const update = change(`${group}.cache`, ["update"], {
      before: tokens,
      after: { auth_token: null, user_group_ids: ["users"] },
    });

    expect(callWith(JSON.stringify(planWith([update])), "guard", "--plan", "-").stdout).toContain(
      `${pages}docs/migrations.md has the commands`,
    );
  });

  test("the smoke test says what it needs, and tests", () => {
    expect(call("smoke").stderr).toMatch(/^smoke: --host or --outputs is required\n\nUsage: some-redis smoke /);
    const { status, stdout } = call("smoke", "--host", "127.0.0.1", "--port", "1", "--no-tls");

    expect(status).toBe(1);
    expect(stdout).toContain("connect ECONNREFUSED 127.0.0.1:1");
  });

  test("the smoke test signs for IAM, and asks for secrets", () => {
    const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:token-a1b2c3";
    const { stdout } = call("smoke", "--host", "127.0.0.1", "--secret-arn", secretArn, "--region", "us-east-1");

    expect(stdout).toContain("give this machine a role, or valid AWS credentials");
  });

  test("a table of prices is written where that is asked for, because the package has no file of its own", () => {
    writeFileSync(join(empty, "offer.json"), JSON.stringify(offerWith([row()])));
    const [nowhere, written] = [
      ["--file", "offer.json"],
      ["--file", "offer.json", "--out", "table.json"],
    ].map((typed) => call("prices", ...typed));
    const table = readFileSync(join(empty, "table.json"), "utf8");
    ["offer.json", "table.json"].forEach((file) => {
      rmSync(join(empty, file));
    });

    expect(nowhere).toMatchObject({ status: 2, stdout: "" });
    expect(nowhere!.stderr).toMatch(/^prices: --out is required\n\nUsage: some-redis prices /);
    expect(nowhere!.stderr).toContain("`npx some-redis cost --prices <table>`");
    expect(written).toMatchObject({ status: 0, stderr: "" });
    expect(JSON.parse(table)).toMatchObject([{ prices: { "eu-west-1": { "cache.r7g.large": { valkey: 0.1944 } } } }]);
  });

  test("adopt says what to install", () => {
    expect(call("adopt", "--all", "--region", "us-east-1")).toEqual({
      status: 1,
      stdout: "",
      stderr: "adopt: cdktf is not installed here: npm install cdktf\n",
    });
  });

  test.each(["dashboard", "outputs"])("%s says that there is no app, without where in the code that was", (name) => {
    expect(call(name, "shop")).toEqual({
      status: 1,
      stdout: "",
      stderr: `${name}: there is no cdktf.json in ${empty}: go to the directory of the app\n`,
    });
  });
});

describe("in an app", () => {
  const app = join(folder, "app");

  beforeAll(() => {
    const cli = join(app, "node_modules/cdktf-cli");
    mkdirSync(cli, { recursive: true });
    writeFileSync(join(cli, "package.json"), JSON.stringify({ bin: { cdktf: "cdktf.js" } }));
    writeFileSync(join(cli, "cdktf.js"), "");
    writeFileSync(join(app, "cdktf.json"), JSON.stringify({ app: "node app.js", output: "out" }));
    const board = { dashboard_name: "board", dashboard_body: '{"widgets":[]}' };
    const stack = { synthesizedStackPath: "cdk.tf.json" };
    mkdirSync(join(app, "out"));
    writeFileSync(join(app, "out/manifest.json"), JSON.stringify({ stacks: { shop: { name: "shop", ...stack } } }));
    writeFileSync(
      join(app, "out/cdk.tf.json"),
      JSON.stringify({ resource: { aws_cloudwatch_dashboard: { Board: board } } }),
    );
  });

  const dashboard = (...typed: readonly string[]) =>
    spawnSync(process.execPath, [join(bin, "some-redis.js"), "dashboard", "shop", ...typed], {
      cwd: app,
      env: { PATH: process.env.PATH, CHROMIUM: process.execPath },
      encoding: "utf8",
    });

  test("a dashboard is shown with all that its page needs", () => {
    const { status, stdout } = dashboard();
    const page = readFileSync(stdout.trim(), "utf8");

    expect([status, stdout]).toEqual([0, `${join(app, "out/dashboards/shop.html")}\n`]);
    expect(page).toContain("uPlot");
    expect(page).toContain(readFileSync(join(__dirname, "../../../tools/dashboard/client.js"), "utf8"));
    expect(page).toContain(readFileSync(join(__dirname, "../../../tools/dashboard/page.css"), "utf8"));
  });

  test("a picture says what it needs, and how to install it", () => {
    expect(dashboard("--picture", "shop.png").stderr).toBe(
      `dashboard: a picture needs playwright-core in ${app}: npm install --save-dev playwright-core\n`,
    );
  });
});

describe("the licences", () => {
  test("are of every library in the programs, each with its text", () => {
    const licences = readFileSync(join(bin, "LICENSES.txt"), "utf8");
    const files = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
    const libraries = new Set(
      files.flatMap(([file, { bytesInOutput }]) =>
        bytesInOutput === 0 ? [] : (/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(file)?.[1] ?? []),
      ),
    );
    const listed = [...licences.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) \d+\.\d+\.\d+ \([\w.-]+\)$/gm)];

    // Chart.js has one of its own in its file.
    expect(listed.map(([, name]) => name).sort()).toEqual([...libraries, "@kurkle/color"].sort());
    expect(listed.map(([, name]) => name)).toEqual(expect.arrayContaining(["@redis/client", "commander", "uplot"]));
    expect(licences).toContain("Copyright (c) 2022-2025, Redis, inc.");
    expect(licences).toContain("Apache License");
  });
});
