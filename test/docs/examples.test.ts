import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SynthesizedStack } from "../../constructs/testing";
import { requireOrSkip } from "../support/requirements";
import { readSynthesized } from "../../tools/accept/synthesized";
import { terraformRequirement } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";

const examples = join(__dirname, "../../docs/examples");
const names = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "node_modules")
  .map(({ name }) => name);

/** Runs an example as its `cdktf.json` does, with the sources of this project in the place of the package. */
function run(name: string): SynthesizedStack {
  const outdir = mkdtempSync(join(tmpdir(), "example-"));
  process.env.CDKTF_OUTDIR = outdir;
  try {
    jest.isolateModules(() => {
      jest.requireActual(join(examples, name, "main.ts"));
    });
    return readSynthesized(outdir)[0]!;
  } finally {
    delete process.env.CDKTF_OUTDIR;
    rmSync(outdir, { recursive: true });
  }
}

const stacks = new Map(names.map((name) => [name, run(name)]));

describe.each(names)("example %s", (name) => {
  const stack = stacks.get(name)!;

  it("gives no warning", () => {
    expect(stack.warnings).toStrictEqual([]);
  });

  it("is a complete app that says why it looks as it does", () => {
    expect(readdirSync(join(examples, name)).filter((file) => file !== "cdktf.out")).toStrictEqual([
      "README.md",
      "cdktf.json",
      "main.ts",
    ]);
    expect(readFileSync(join(examples, "README.md"), "utf8")).toContain(`](${name}/README.md)`);
  });
});

requireOrSkip(...terraformRequirement())("real Terraform", () => {
  it.each(names)("accepts the example %s", async (name) => {
    const workspace = new TerraformWorkspace(stacks.get(name)!.document);
    expect(await workspace.validate()).toStrictEqual([]);
    workspace.dispose();
  });
});
