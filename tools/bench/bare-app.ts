import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Arguments, type Blocks, type StackDocument, awsProviderOf } from "../shared/stack/document";
import { readDocument, readManifest } from "../shared/stack/manifest";

/** Attributes whose keys are the user's, not the provider's. */
const maps = ["tags", "dimensions"];

/**
 * Writes a program that makes the resources of the stacks in an output directory with the provider's classes alone. It
 * is the floor that our constructs are measured against.
 */
export function writeBareApp(file: string, outdir: string): void {
  const stacks = Object.values(readManifest(outdir));
  const modules = new Map<string, string>();
  const bodies = stacks.map((stack) => stackSource(stack.name, readDocument(outdir, stack), modules));
  const imports = [...modules].map(([name, path]) => `const ${name} = require(${JSON.stringify(path)});`);
  const app = "const app = new cdktf.App({ outdir: process.env.OUT });";
  writeFileSync(file, ['const cdktf = require("cdktf");', ...imports, app, ...bodies, "app.synth();", ""].join("\n"));
}

function stackSource(name: string, document: StackDocument, modules: Map<string, string>): string {
  const { resource = {}, data = {}, output = {} } = document;
  const make = (kind: string, type: string, id: string, block: Arguments) => {
    const className = classOf(kind, type, modules);
    return `  new ${className}(s, ${JSON.stringify(id)}, ${JSON.stringify(camelCase(block))});`;
  };
  const all = (kind: string, blocks: Blocks) =>
    Object.entries(blocks).flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, block]) => make(kind, type, id, block)),
    );
  return [
    "{",
    `  const s = new cdktf.TerraformStack(app, ${JSON.stringify(name)});`,
    make("", "aws_provider", "aws", awsProviderOf(document)),
    ...all("", resource),
    ...all("data-", data),
    ...Object.entries(output).map(
      ([id, block]) => `  new cdktf.TerraformOutput(s, ${JSON.stringify(`output-${id}`)}, ${JSON.stringify(block)});`,
    ),
    "}",
  ].join("\n");
}

function classOf(kind: string, type: string, modules: Map<string, string>): string {
  if (type === "terraform_data") {
    return '(class extends cdktf.TerraformResource { constructor(s, id) { super(s, id, { terraformResourceType: "terraform_data" }); } })';
  }
  const path = `@cdktf/provider-aws/lib/${kind}${type.replace("aws_", kind === "" ? "" : "aws-").replaceAll("_", "-")}`;
  const provided = createRequire(__filename)(path) as Record<string, unknown>;
  const exported = Object.keys(provided).find(
    (name) => !/(OutputReference|List)$/.test(name) && "tfResourceType" in Object(provided[name]),
  );
  const alias = `C${path.replace(/\W/g, "_")}`;
  modules.set(alias, path);
  return `${alias}.${String(exported)}`;
}

function camelCase(block: Arguments): Arguments {
  return Object.fromEntries(
    Object.entries(block)
      .filter(([key]) => key !== "//")
      .map(([key, value]) => [camel(key), maps.includes(key) ? value : inner(value)]),
  );
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(inner);
  }
  return typeof value === "object" && value !== null ? camelCase(value as Arguments) : value;
}

function camel(key: string): string {
  return key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
