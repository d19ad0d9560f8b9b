import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { parse } from "yaml";
import type { ResourceChange } from "../../tools/shared/plan/plan";
import { change, planWith } from "../tools/shared/plan/plans";
import { type Outcome, Runner, type Step, type Workflow, variablesOf, workflow } from "./workflow";

type Inputs = Readonly<Record<string, string | boolean>>;

const { on, jobs } = workflow("guard.yml");
const steps = jobs.guard?.steps ?? [];
const [install, judge] = steps.filter(({ run }) => run !== undefined) as [Step, Step];
const defaults = Object.fromEntries(
  Object.entries(on.workflow_call?.inputs ?? {}).map(([name, input]) => [name, input.default ?? ""]),
);

/** The guard of these sources in one file, as a package has it: its program takes the name of the command first. */
function bundleGuard(file: string): void {
  buildSync({
    entryPoints: [join(__dirname, "../../tools/guard/index.ts")],
    outfile: file,
    bundle: true,
    platform: "node",
    target: "node20",
    banner: { js: "#!/usr/bin/env node\nprocess.argv.splice(2, 1);" },
  });
}

/** A cache of somebody else's module, with a count and an index that needs care in a shell. */
const address = 'module.sessions["a b; $(touch hacked)"].aws_elasticache_replication_group.this[0]';

function cache(actions: readonly string[], before = {}, after = {}): ResourceChange {
  const group = { replication_group_id: "sessions", description: "it", auth_token: "hunter2-hunter2-hunter2" };
  const values = actions.includes("delete")
    ? { before: group }
    : { before: { ...group, ...before }, after: { ...group, ...after } };
  return {
    ...change("aws_elasticache_replication_group.this", actions, {
      ...values,
      before_sensitive: { auth_token: true },
      after_sensitive: { auth_token: true },
    }),
    address,
    module_address: 'module.sessions["a b; $(touch hacked)"]',
    index: 0,
  };
}

const plans: Readonly<Record<string, unknown>> = {
  "same.json": planWith([cache(["no-op"])]),
  "lost.json": planWith([cache(["delete"])]),
  "halves.json": planWith([
    cache(["update"], { cluster_mode: "enabled" }, { cluster_mode: "disabled", auth_token: "hunter3-hunter3" }),
  ]),
  "broken.json": planWith([], { errored: true }),
};

const runner = new Runner();
let installed: Outcome;

/** Runs a step of the workflow with these inputs, and otherwise its defaults. */
async function runStep(step: Step, inputs: Inputs, on = runner): Promise<Outcome> {
  return on.run(step.run ?? "", variablesOf(step, { ...defaults, ...inputs }));
}

beforeAll(async () => {
  const folder = join(runner.temp, "made", "package");
  mkdirSync(folder, { recursive: true });
  const name = "cdktf-managed-redis";
  // A peer that cannot be had: who installs it, fails.
  const peers = { "@example/framework": `file:${runner.temp}/none` };
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name, version: "0.0.0", bin: "bin.js", peerDependencies: peers }),
  );
  bundleGuard(join(folder, "bin.js"));
  mkdirSync(join(runner.workspace, "with space"));
  mkdirSync(join(runner.temp, "plan", "of prod"), { recursive: true });
  execFileSync("tar", ["-czf", join(runner.workspace, "with space", "guard.tgz"), "-C", join(folder, ".."), "package"]);
  for (const [file, plan] of Object.entries(plans)) {
    writeFileSync(join(runner.workspace, "with space", file), JSON.stringify(plan));
  }
  writeFileSync(join(runner.temp, "plan", "of prod", "plan.json"), JSON.stringify(plans["lost.json"]));
  installed = await runStep(install, { package: "./with space/guard.tgz" });
}, 120_000);

afterAll(() => {
  runner.dispose();
});

/** Judges a plan of the repository, unless an artifact is named. */
async function verdictOn(plan: string, inputs: Inputs = {}): Promise<Outcome> {
  return runStep(judge, { plan, ...inputs });
}

test("the guard comes from a tarball of the repository, and the framework does not come with it", () => {
  expect(installed).toMatchObject({ exitCode: 0 });
  expect(readdirSync(join(runner.temp, "guard", "node_modules"))).toStrictEqual([
    ".bin",
    ".package-lock.json",
    "cdktf-managed-redis",
  ]);
});

test("whoever calls the workflow says which package, because none is published", () => {
  expect(on.workflow_call?.inputs?.package).toMatchObject({ required: true });
  expect(on.workflow_call?.inputs?.package).not.toHaveProperty("default");
});

test.each<[string, Inputs, number, string]>([
  ["same.json", {}, 0, "SAFE"],
  ["halves.json", {}, 0, "NOT IN ONE GO"],
  ["halves.json", { strict: true }, 1, "NOT IN ONE GO"],
  ["lost.json", {}, 1, "NOT SAFE"],
  ["lost.json", { allow: `\n  ${address}=it is empty\r\n\n` }, 0, "SAFE"],
  ["broken.json", {}, 2, "NOT JUDGED"],
  ["none.json", {}, 2, "NOT JUDGED"],
])("%s with %j ends with %d: %s", async (plan, inputs, exitCode, headline) => {
  const outcome = await verdictOn(`with space/${plan}`, inputs);

  expect(outcome).toMatchObject({ exitCode, outputs: `headline=${headline}\n` });
  expect(outcome.summary).toMatch(new RegExp(`^### Guard: plan\n\n${headline}: `));
});

test("a plan of an artifact is judged, and not one of the repository", async () => {
  const { exitCode, summary } = await verdictOn("of prod/plan.json", { artifact: "the plan" });

  expect(exitCode).toBe(1);
  expect(summary).toContain(address);
});

test("the report is in the summary, with no secret, and nothing of the plan is in the log", async () => {
  const { log, summary } = await verdictOn("with space/halves.json");

  expect(log).toBe("");
  expect(summary).toContain("auth_token");
  expect(summary).not.toContain("hunter");
});

test.each<Inputs>([
  { plan: '$(touch hacked)"; touch hacked; "', strict: "true; touch hacked" },
  { allow: "--help\n$(touch hacked)\n`touch hacked`; touch hacked", artifact: "$(touch hacked) && touch hacked" },
])("an input is text for the script, whatever it says: %j", async (inputs) => {
  const { exitCode, outputs } = await verdictOn("--help", inputs);

  expect({ exitCode, outputs }).toStrictEqual({ exitCode: 2, outputs: "headline=NOT JUDGED\n" });
  expect(existsSync(join(runner.workspace, "hacked"))).toBe(false);
});

test.each(["$(touch hacked)", "--version", "./none.tgz; touch hacked", "--prefix=."])(
  "%s is a package for the script, and one that npm does not find",
  async (name) => {
    expect((await runStep(install, { package: name })).exitCode).not.toBe(0);
    expect(existsSync(join(runner.workspace, "hacked"))).toBe(false);
  },
);

test("without a guard, and with one that cannot run, the plan is not judged", async () => {
  const other = new Runner();
  const { exitCode, outputs, summary } = await runStep(judge, {}, other);
  other.dispose();

  expect(exitCode).toBe(127);
  expect(outputs).toBe("headline=NOT JUDGED\n");
  expect(summary).toBe("NOT JUDGED: the guard did not run; the log says why\n");
  expect(jobs.guard?.outputs?.headline).toContain("|| 'NOT JUDGED'");
});

test("the artifact goes where the script looks for it, and the repository is read when it is needed", () => {
  expect(steps.map(({ uses = "script", if: condition }) => [uses.split("@")[0], condition])).toStrictEqual([
    ["actions/checkout", "inputs.artifact == '' || startsWith(inputs.package, './')"],
    ["actions/download-artifact", "inputs.artifact != ''"],
    ["actions/setup-node", undefined],
    ["script", undefined],
    ["script", undefined],
  ]);
  expect(steps[1]?.with).toStrictEqual({ name: "${{ inputs.artifact }}", path: "${{ runner.temp }}/plan" });
});

test("the page shows a workflow that can call it", () => {
  const page = readFileSync(join(__dirname, "../../docs/guard.md"), "utf8");
  const section = page.slice(page.indexOf("## From other repositories"));
  const [, example = ""] = /```yaml\n(.*?)```/s.exec(section) ?? [];
  const { plan, guard } = (parse(example) as Workflow).jobs;
  const inputs = on.workflow_call?.inputs ?? {};
  const [upload] = (plan?.steps ?? []).slice(-1);

  expect(guard).toMatchObject({ needs: "plan", uses: "OWNER/managed-redis/.github/workflows/guard.yml@COMMIT" });
  expect(Object.keys(inputs)).toStrictEqual(expect.arrayContaining(Object.keys(guard?.with ?? {})));
  expect(guard?.with).toMatchObject({
    package: expect.stringMatching(/^\.\//) as string,
    artifact: upload?.with?.name,
  });
  expect(upload?.with?.path).toBe(inputs.plan?.default);
  expect(Object.keys(inputs).map((name) => section.includes(`\n| \`${name}\``))).not.toContain(false);
});
