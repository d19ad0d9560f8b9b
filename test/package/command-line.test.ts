import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { requireOrSkip } from "../support/requirements";
import { tarballOf, unpack } from "./support/packages";
import { registryRequirement } from "./support/registry";

/** The block of code of a language on a page. */
function blockIn(page: string, language: string): string {
  return new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(page)?.[1] ?? "";
}

requireOrSkip(...registryRequirement())("the read-me of the fork's package, followed with Node.js 24", () => {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "fork-")));
  const unpacked = unpack("cdktn-managed-redis");
  const readme = readFileSync(join(unpacked, "README.md"), "utf8");
  const run = (command: string): string =>
    execFileSync("npx", ["--yes", "-p", "node@24", "-c", command], {
      cwd: directory,
      encoding: "utf8",
      env: { ...process.env, CHECKPOINT_DISABLE: "1", CI: "1", npm_config_prefer_offline: "true" },
    });

  beforeAll(() => {
    const install = blockIn(readme, "sh")
      .trim()
      .replace("./cdktn-managed-redis-", tarballOf("cdktn-managed-redis").replace(/[^-]+$/, ""));
    writeFileSync(join(directory, "package.json"), JSON.stringify({ private: true }));
    run(`${install} cdktn-cli@0.24.0 --no-audit --no-fund`);
    const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
    writeFileSync(
      join(directory, "main.js"),
      ts.transpileModule(blockIn(readme, "ts"), { compilerOptions }).outputText,
    );
    const settings = JSON.parse(blockIn(readme, "json")) as object;
    writeFileSync(join(directory, "cdktf.json"), JSON.stringify({ ...settings, app: "node main.js" }));
  });

  afterAll(() => {
    rmSync(directory, { recursive: true });
    rmSync(join(unpacked, ".."), { recursive: true });
  });

  it("synthesizes the smallest cache with the fork's own command line", () => {
    expect(run("node_modules/.bin/cdktn synth")).toContain("Generated Terraform code for the stacks: shop");
    expect(existsSync(join(directory, "cdktf.out/stacks/shop/cdk.tf.json"))).toBe(true);
  });

  it("shows its dashboard with the package's program", () => {
    const [page = ""] = run("node_modules/.bin/cdktn-managed-redis dashboard shop").trim().split("\n");
    expect(readFileSync(page, "utf8")).toContain("sessions");
  });
});
