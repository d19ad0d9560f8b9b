import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

type Block = Readonly<Record<string, unknown>>;
interface Configuration {
  readonly provider: { readonly aws: readonly Block[] };
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly output?: Readonly<Record<string, Block>>;
}

/** Attributes whose keys are the user's, not the provider's. */
const maps = ["tags", "dimensions"];

/**
 * Writes a program that makes what the given stacks hold with the provider's classes alone: the floor that our
 * constructs are measured against.
 */
export function writeBareApp(file: string, stacksDirectory: string): void {
  const stacks = readdirSync(stacksDirectory);
  const modules = new Map<string, string>();
  const bodies = stacks.map((stack) => stackSource(stack, read(join(stacksDirectory, stack, "cdk.tf.json")), modules));
  const imports = [...modules].map(([name, path]) => `const ${name} = require(${JSON.stringify(path)});`);
  const app = "const app = new cdktf.App({ outdir: process.env.OUT });";
  writeFileSync(file, ['const cdktf = require("cdktf");', ...imports, app, ...bodies, "app.synth();", ""].join("\n"));
}

function stackSource(
  name: string,
  { provider, resource, data = {}, output = {} }: Configuration,
  modules: Map<string, string>,
) {
  const make = (kind: string, type: string, id: string, block: Block) => {
    const className = classOf(kind, type, modules);
    return `  new ${className}(s, ${JSON.stringify(id)}, ${JSON.stringify(camelCase(block))});`;
  };
  const all = (kind: string, blocks: Configuration["resource"]) =>
    Object.entries(blocks).flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, block]) => make(kind, type, id, block)),
    );
  return [
    "{",
    `  const s = new cdktf.TerraformStack(app, ${JSON.stringify(name)});`,
    make("", "aws_provider", "aws", provider.aws[0] ?? {}),
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

function camelCase(block: Block): Block {
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
  return typeof value === "object" && value !== null ? camelCase(value as Block) : value;
}

function camel(key: string): string {
  return key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function read(file: string): Configuration {
  return JSON.parse(readFileSync(file, "utf8")) as Configuration;
}
