import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../../tools/cost/run";
import { planWith } from "../shared/plan/plans";
import { made } from "./report/examples";

const folder = mkdtempSync(join(tmpdir(), "cost-report-"));
writeFileSync(join(folder, "plan.json"), JSON.stringify(planWith([made("aws_kms_key.cache", {})])));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const price = (format: "text" | "markdown" | "html", out?: string) =>
  run(folder, ["prod"], { plan: "plan.json", region: "us-east-1", format, out }, "2026-11-27");

const sentence = "Monthly estimate increases by $1.00, from $0.00 to $1.00";

test.each([
  ["text", sentence],
  ["markdown", "### Cost estimate\n"],
  ["html", "<!doctype html>\n"],
] as const)("a report as %s is printed", async (format, beginning) => {
  const { exitCode, text } = await price(format);

  expect([exitCode, text.slice(0, beginning.length)]).toEqual([0, beginning]);
  expect(text).toContain(sentence);
});

test("a report is written to a file, and where that is is printed", async () => {
  const path = join(folder, "reports/cost.html");

  expect(await price("html", "reports/cost.html")).toEqual({ exitCode: 0, text: `${path}\n` });
  expect(readFileSync(path, "utf8")).toBe((await price("html")).text);
});

test("a file that cannot be written is named, with the reason", async () => {
  await expect(price("text", "plan.json/cost.txt")).rejects.toThrow(
    /^the report cannot be written to plan\.json\/cost\.txt: E(?:NOTDIR|EXIST)/,
  );
});
