import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { exampleNames, runExample } from "../support/examples";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";

const examples = join(__dirname, "../../docs/examples");
const names = exampleNames;
const stacks = new Map(names.map((name) => [name, runExample(name)]));

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
