import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../../tools/cost/run";
import { stackOf } from "./documents";

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "cost-test-"));
  writeFileSync(join(project, "cdktf.json"), JSON.stringify({ language: "typescript", app: "true", output: "out" }));
  const stacks = Object.fromEntries(
    ["dev", "prod"].map((name) => [
      name,
      { name, workingDirectory: `stacks/${name}`, synthesizedStackPath: `stacks/${name}.json`, annotations: [] },
    ]),
  );
  mkdirSync(join(project, "out/stacks"), { recursive: true });
  writeFileSync(join(project, "out/manifest.json"), JSON.stringify({ stacks }));
  for (const name of ["dev", "prod"]) {
    const document = stackOf({ [`aws_cloudwatch_log_group.${name}`]: {} });
    writeFileSync(join(project, `out/stacks/${name}.json`), JSON.stringify(document));
  }
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

async function totalOf(stacks: readonly string[], usage: string): Promise<unknown> {
  writeFileSync(join(project, "usage.yml"), `version: 0.1\nresource_usage:\n  ${usage}\n`);
  const options = { skipSynth: true, usage: "usage.yml", format: "json" } as const;
  const { text } = await run(project, stacks, options, "2026-11-27");
  return (JSON.parse(text) as { totalMonthlyCost: unknown }).totalMonthlyCost;
}

// 10 GB that are written, at $0.50 each
test("--usage declares what is used, in any of the stacks", async () => {
  expect(await totalOf([], "aws_cloudwatch_log_group.prod: { monthly_data_ingested_gb: 10 }")).toBe("5");
});

test("one file may be for several stacks, and what none of them has is named", async () => {
  writeFileSync(
    join(project, "usage.yml"),
    "version: 0.1\nresource_usage:\n  aws_cloudwatch_log_group.prod: { storage_gb: 10 }\n",
  );
  const { text } = await run(project, ["dev"], { skipSynth: true, usage: "usage.yml", format: "text" }, "2026-11-27");

  expect(text).toContain('Warning: usage.yml: "aws_cloudwatch_log_group.prod" is nothing that is priced here');
});

test("a file that is not there is named", async () => {
  const options = { skipSynth: true, usage: "none.yml", format: "text" } as const;
  await expect(run(project, [], options, "2026-11-27")).rejects.toThrow("the usage file cannot be read: ENOENT");
});
