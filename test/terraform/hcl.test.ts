import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Plan } from "../../tools/shared/plan/plan";
import { requireOrSkip } from "../support/requirements";
import { configurationOf, exampleNames, synthesizeExample } from "../support/stacks";
import { examplesApp } from "../fixtures/app";
import { terraformRequirement } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";

const root = join(__dirname, "../..");

requireOrSkip(...terraformRequirement())("the HCL that `cdktf synth --hcl` writes", () => {
  const output = mkdtempSync(join(tmpdir(), "hcl-"));

  beforeAll(() => {
    const cli = join(root, "node_modules/cdktf-cli/bundle/bin/cdktf");
    const args = [cli, "synth", "--hcl", "--app", examplesApp, "--output", output];
    execFileSync(process.execPath, args, { cwd: root, stdio: "pipe" });
  });

  afterAll(() => {
    rmSync(output, { recursive: true });
  });

  it.each(exampleNames)("is valid for %s, and plans what the JSON plans", async (name) => {
    const workspace = new TerraformWorkspace(configurationOf(synthesizeExample(name)));
    const fromJson = await workspace.changes();
    rmSync(join(workspace.directory, "cdk.tf.json"));
    copyFileSync(join(output, "stacks", name, "cdk.tf"), join(workspace.directory, "cdk.tf"));
    const diagnostics = await workspace.validate();
    const fromHcl = await workspace.changes();
    workspace.dispose();

    // The framework quotes references in `depends_on` and `ignore_changes`, as Terraform 0.11 wanted it.
    expect(diagnostics.filter(({ summary }) => summary !== "Quoted references are deprecated")).toStrictEqual([]);
    expect(planned(fromHcl)).toStrictEqual(planned(fromJson));
  });
});

/** What a plan makes, by address. */
function planned(plan: Plan | undefined): Record<string, unknown> {
  const changes = plan?.resource_changes ?? [];
  return Object.fromEntries(changes.map(({ address, change }) => [address, withoutLineEnds(change)]));
}

/** A heredoc ends with a line break; what takes JSON does not care. */
function withoutLineEnds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, item: unknown) => (typeof item === "string" ? item.trimEnd() : item)));
}
