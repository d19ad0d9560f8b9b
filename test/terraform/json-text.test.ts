import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { App, Fn, type IResolvable, LocalBackend, TerraformStack, TerraformVariable, Token } from "cdktf";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jsonText } from "../../constructs/core";
import { requireOrSkip } from "../support/requirements";
import { awsProvider, terraformRequirement } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";

interface Case {
  readonly written: object;
  /** What the argument has once Terraform has resolved it. */
  readonly means: unknown;
}

/** JSON as people write it into their own resources, with every kind of reference; the values are literals below. */
function cases(stack: TerraformStack): Readonly<Record<string, Case>> {
  const variable = (id: string, type: string, value: unknown) =>
    new TerraformVariable(stack, id, { type, default: value });
  const map = variable("map", "map(string)", { a: 'x "y"', b: "z" });
  const host = variable("host", "string", "oidc.example.com");
  const number = variable("number", "number", 5);
  const flag = variable("flag", "bool", true);
  const list = variable("list", "list(string)", ["p", 'q"']);
  const numbers = variable("numbers", "list(number)", [1, 2]);
  const quoting = Token.asString(Fn.lookup(map.value, "b", "none"));
  return {
    "quotes within an expression": { written: { Resource: `arn:${quoting}:x` }, means: { Resource: "arn:z:x" } },
    "an expression within an expression": {
      written: {
        S: [{ R: [Fn.join(":", ["arn", quoting, Token.asString(Fn.element(Fn.split(".", host.stringValue), 0))])] }],
      },
      means: { S: [{ R: ["arn:z:oidc"] }] },
    },
    "references in keys": {
      written: { StringEquals: { [`${host.stringValue}:sub`]: "me", [quoting]: "you" } },
      means: { StringEquals: { "oidc.example.com:sub": "me", z: "you" } },
    },
    "a number": { written: { Limit: number.numberValue }, means: { Limit: 5 } },
    "a flag": { written: { Flag: flag.booleanValue, Not: false }, means: { Flag: true, Not: false } },
    lists: {
      written: { Resource: list.listValue, Numbers: Token.asNumberList(numbers.value), Plain: [quoting] },
      means: { Resource: ["p", 'q"'], Numbers: [1, 2], Plain: ["z"] },
    },
    "maps, twice": {
      written: { Tags: map.value as unknown, More: [Token.asStringMap(map.value), map.value as unknown] },
      means: {
        Tags: { a: 'x "y"', b: "z" },
        More: [
          { a: 'x "y"', b: "z" },
          { a: 'x "y"', b: "z" },
        ],
      },
    },
    "a function's value": { written: { Value: Fn.lookup(map.value, "b") as unknown }, means: { Value: "z" } },
    "a text that may have quotes": {
      written: { Value: Token.asAny(Fn.lookup(map.value, "a")) },
      means: { Value: 'x "y"' },
    },
    "text that needs escapes beside an expression": {
      written: { Text: `say "hi" \\ back\nline\ttab ü 日本 ${quoting}`, Name: "$${aws:username}", Part: "%%{ if }" },
      means: { Text: 'say "hi" \\ back\nline\ttab ü 日本 z', Name: "${aws:username}", Part: "%{ if }" },
    },
    "a reference as a whole": { written: map.value as IResolvable, means: { a: 'x "y"', b: "z" } },
  };
}

function synthesized(hcl: boolean, text: (value: object) => string): { file: string; means: Record<string, unknown> } {
  const outdir = mkdtempSync(join(tmpdir(), "json-text-"));
  process.env.SYNTH_HCL_OUTPUT = String(hcl);
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "stack");
  new LocalBackend(stack, { path: "stack.tfstate" });
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  const entries = Object.entries(cases(stack));
  for (const [name, { written }] of entries) {
    new SsmParameter(stack, `It ${name}`, { name, type: "String", insecureValue: text(written) });
  }
  app.synth();
  delete process.env.SYNTH_HCL_OUTPUT;
  const file = join(outdir, "stacks/stack", hcl ? "cdk.tf" : "cdk.tf.json");
  return { file, means: Object.fromEntries(entries.map(([name, { means }]) => [name, means])) };
}

/** Validates a file with real Terraform and plans it; the JSON in each parameter, by its name. */
async function planned(file: string): Promise<{ diagnostics: readonly unknown[]; values: Record<string, unknown> }> {
  const workspace = new TerraformWorkspace({
    terraform: { required_providers: awsProvider },
    provider: { aws: [{ region: "us-east-1" }] },
  });
  try {
    rmSync(join(workspace.directory, "cdk.tf.json"));
    copyFileSync(file, join(workspace.directory, file.endsWith(".json") ? "cdk.tf.json" : "cdk.tf"));
    const diagnostics = await workspace.validate();
    const plan = diagnostics.length === 0 ? await workspace.changes() : undefined;
    const values = (plan?.resource_changes ?? []).map(({ change: { after } }) => [
      after?.name,
      JSON.parse(String(after?.insecure_value)) as unknown,
    ]);
    return { diagnostics, values: Object.fromEntries(values) as Record<string, unknown> };
  } finally {
    workspace.dispose();
    rmSync(join(file, "../../.."), { recursive: true });
  }
}

requireOrSkip(...terraformRequirement())("JSON with references, as Terraform reads it", () => {
  test.each([
    ["JSON", false],
    ["HCL", true],
  ])("means what was written, in %s output", async (_output, hcl) => {
    const { file, means } = synthesized(hcl, jsonText);
    expect(await planned(file)).toStrictEqual({ diagnostics: [], values: means });
  });

  test("would not be read in HCL output without it", async () => {
    const { file } = synthesized(true, (value) => JSON.stringify("S" in value ? value : {}));
    const { diagnostics } = await planned(file);
    expect(diagnostics).toContainEqual(expect.objectContaining({ severity: "error" }));
  });
});
