import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import packageJson from "../../package.json";
import { type Job, workflow, workflowNames } from "./workflow";

const root = join(__dirname, "../..");
const jobs = workflowNames.flatMap((file) =>
  Object.entries(workflow(file).jobs).map(([name, job]): [string, Job] => [`${file} ${name}`, job]),
);
const scripts = jobs.flatMap(([, { steps = [] }]) => steps.flatMap(({ run }) => (run === undefined ? [] : [run])));

test("there are three workflows, with scripts", () => {
  expect(workflowNames).toStrictEqual(["ci.yml", "guard.yml", "release.yml"]);
  expect(scripts).toHaveLength(10);
});

test("scripts get values in variables: nothing is written into their text", () => {
  expect(scripts.filter((script) => script.includes("${{"))).toStrictEqual([]);
});

test("what the scripts start is there", () => {
  const started = scripts.flatMap((script) => [...script.matchAll(/npm run (?:--silent )?([\w:-]+)/g)]);
  const names = started.map(([, name]) => name);
  expect(names).toStrictEqual(expect.arrayContaining(["check-release", "pack:all", "sbom", "audit"]));
  expect(names.filter((name) => !Object.hasOwn(packageJson.scripts, String(name)))).toStrictEqual([]);
  expect(scripts).toContain("sudo --preserve-env=PATH,CI .ci/run");
  expect(() => {
    accessSync(join(root, ".ci/run"), constants.X_OK);
  }).not.toThrow();
});

test("workflows that are called are there, and may be called", () => {
  const called = jobs.flatMap(([, { uses }]) => (uses === undefined ? [] : [uses]));
  expect(called).toStrictEqual(["./.github/workflows/ci.yml"]);
  expect(existsSync(join(root, called[0]!))).toBe(true);
  expect(workflow("ci.yml").on).toHaveProperty("workflow_call");
});

test("workflows read the repository, and only the job that publishes may say who it is", () => {
  expect(workflowNames.map((file) => workflow(file).permissions)).toStrictEqual(
    workflowNames.map(() => ({ contents: "read" })),
  );
  expect(jobs.filter(([, { permissions }]) => permissions !== undefined)).toMatchObject([
    ["release.yml publish", { permissions: { "id-token": "write" } }],
  ]);
});

test("there are no secrets, which is to say no tokens", () => {
  const texts = workflowNames.map((file) => readFileSync(join(root, ".github/workflows", file), "utf8"));
  expect(texts.join("\n")).not.toMatch(/\bsecrets\b|_TOKEN\b|registry-url/i);
});
