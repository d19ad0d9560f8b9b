import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { guard } from "../../../tools/guard/command";
import { answer } from "../../../tools/shared/command-line/start";
import { run } from "./run-guard";
import { change, group, planWith } from "../shared/plan/plans";

const repository = join(__dirname, "../../..");

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "guard-test-"));
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

function write(file: string, content: unknown): void {
  mkdirSync(join(project, file, ".."), { recursive: true });
  writeFileSync(join(project, file), JSON.stringify(content));
}

describe("a given plan", () => {
  test("that loses something ends with 1", async () => {
    write("plan.json", planWith([change(`${group}.cache`, ["delete"])]));
    const outcome = await run(["--plan", "plan.json"], project);

    expect(outcome.exitCode).toBe(1);
    expect(outcome.stdout).toContain("NOT SAFE: 1 protected resource would be replaced or deleted\n");
  });

  test("that loses nothing ends with 0, as JSON too", async () => {
    write("plan.json", planWith([change(`${group}.cache`, ["no-op"])]));
    const outcome = await run(["--plan", "plan.json", "--format", "json"], project);

    expect(outcome.exitCode).toBe(0);
    expect(JSON.parse(outcome.stdout)).toEqual({
      headline: "SAFE",
      safe: true,
      losses: [],
      renames: [],
      forgotten: [],
      steps: [],
      interruptions: [],
      unjudged: [],
      notes: [],
      errors: [],
    });
  });

  test("that ended in an error ends with 2", async () => {
    write("plan.json", planWith([], { errored: true }));

    expect(await run(["--plan", "plan.json"], project)).toEqual({
      exitCode: 2,
      stdout: "NOT JUDGED: the plan ended in an error, so it may lack changes\n",
    });
  });

  test.each([
    [["--plan", "none.json"], "NOT JUDGED: the plan cannot be read: ENOENT"],
    [["--plan", "cdktf.json"], "NOT JUDGED: not plan JSON: it has no `format_version`"],
    [["--plan", "plan.json", "--allow", "a.b"], "NOT JUDGED: --allow a.b names nothing that needs to be allowed"],
  ])("%j is not judged", async (args, reason) => {
    write("cdktf.json", {});
    write("plan.json", planWith([]));
    const [text, markdown, json] = await Promise.all(
      ["text", "markdown", "json"].map((format) => run([...args, "--format", format], project)),
    );

    expect([text, markdown, json].map((outcome) => outcome?.exitCode)).toEqual([2, 2, 2]);
    expect(text?.stdout).toContain(reason);
    expect(markdown?.stdout).toContain("### Guard: plan\n\nNOT JUDGED: ");
    expect(JSON.parse(json?.stdout ?? "")).toMatchObject({ headline: "NOT JUDGED", safe: false });
  });

  test("that cannot be made in one apply ends with 1 when it has to", async () => {
    const values = { description: "it", cluster_mode: "enabled" };
    const lowered = { ...values, cluster_mode: "disabled" };
    write("plan.json", planWith([change(`${group}.cache`, ["update"], { before: values, after: lowered })]));
    const outcomes = [
      await run(["--plan", "plan.json"], project),
      await run(["--plan", "plan.json", "--strict"], project),
    ];

    expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([0, 1]);
    expect(outcomes[0]?.stdout).toMatch(/^NOT IN ONE GO: no protected resource is replaced or deleted, 1 change /);
  });

  test("that breaks this guard is not judged", async () => {
    write("plan.json", planWith([], { planned_values: { root_module: { resources: [null] } } as never }));
    const outcome = await run(["--plan", "plan.json"], project);

    expect(outcome.exitCode).toBe(2);
    expect(outcome.stdout).toMatch(/^NOT JUDGED: the guard failed: /);
  });

  test("is not looked for where the arguments are wrong", async () => {
    const [out, err] = [jest.fn(), jest.fn()];
    const exitCode = await answer(guard, "npm run guard --", [], { out, err });

    expect([exitCode, out.mock.calls]).toEqual([2, []]);
    expect(err.mock.calls).toEqual([
      [expect.stringMatching(/^guard: name one stack, or a plan with --plan; got nothing\n\nUsage: npm run guard -- /)],
    ]);
  });

  test("can come from the standard input, and the command ends with the exit code", () => {
    const command = ["-r", "ts-node/register/transpile-only", "tools/guard/index.ts", "--plan", "-"];
    const input = JSON.stringify(planWith([change(`${group}.cache`, ["delete"])]));
    const { status, stdout } = spawnSync("node", command, { cwd: repository, input, encoding: "utf8" });

    expect(status).toBe(1);
    expect(stdout).toContain(`${group}.cache`);
  });
});

describe("a stack", () => {
  test("is looked for where there is an app", async () => {
    expect(await run(["shop"], project)).toEqual({
      exitCode: 2,
      stdout: `NOT JUDGED: there is no cdktf.json in ${project}: go to the directory of the app\n`,
    });
  });

  test("is synthesized where cdktf.json says, with its context", async () => {
    const app = `
      const { mkdirSync, writeFileSync } = require("node:fs");
      const { CDKTF_OUTDIR: output, CDKTF_CONTEXT_JSON: context } = process.env;
      mkdirSync(output, { recursive: true });
      writeFileSync(output + "/manifest.json", JSON.stringify({ stacks: { [JSON.parse(context).stack]: {} } }));`;
    writeFileSync(join(project, "app.js"), app);
    write("cdktf.json", { app: "node app.js", output: "out/dev", context: { stack: "shop" } });

    expect((await run(["other"], project)).stdout).toBe("NOT JUDGED: there is no stack other, only shop\n");
    expect(existsSync(join(project, "out/dev/manifest.json"))).toBe(true);
  });
});
