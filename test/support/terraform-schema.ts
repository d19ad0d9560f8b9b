import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { RequiredProviders } from "../../tools/shared/stack/document";
import { sharedDataDirectory, testEnvironment } from "./terraform";

/** What the provider says of an attribute. */
export interface Attribute {
  /** Terraform's type: `"string"`, `["list", "string"]`. */
  readonly type: string | readonly [string, unknown];
  /** True when a configuration may set it. */
  readonly optional: boolean;
}

/** Attributes by resource type and name; nested blocks are left out. */
export type Schemas = Readonly<Record<string, Readonly<Record<string, Attribute>>>>;

interface ProviderSchemas {
  readonly provider_schemas: Readonly<
    Record<string, { readonly resource_schemas?: Readonly<Record<string, ResourceSchema>> }>
  >;
}

interface ResourceSchema {
  readonly block: { readonly attributes?: Readonly<Record<string, Partial<Attribute>>> };
}

/** The attributes of every resource; read from the provider once, because that takes seconds, then from a file. */
export function readSchemas(providers?: RequiredProviders): Schemas {
  const { data, lockFile } = sharedDataDirectory(providers);
  const cache = join(data, "attributes.json");
  if (!existsSync(cache)) {
    const unfinished = `${cache}.${process.pid}`;
    mkdirSync(data, { recursive: true });
    writeFileSync(unfinished, JSON.stringify(askProviders(dirname(lockFile), data)));
    renameSync(unfinished, cache);
  }
  return JSON.parse(readFileSync(cache, "utf8")) as Schemas;
}

function askProviders(directory: string, data: string): Schemas {
  const schemas = execFileSync("terraform", ["providers", "schema", "-json"], {
    cwd: directory,
    env: testEnvironment({ TF_DATA_DIR: data, TF_CLI_ARGS: "" }),
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  const { provider_schemas } = JSON.parse(schemas) as ProviderSchemas;
  return Object.fromEntries(
    Object.values(provider_schemas)
      .flatMap(({ resource_schemas }) => Object.entries(resource_schemas ?? {}))
      .map(([type, { block }]) => [type, attributesOf(block.attributes ?? {})]),
  );
}

function attributesOf(attributes: Readonly<Record<string, Partial<Attribute>>>): Record<string, Attribute> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { type, optional = false }]) =>
      type === undefined ? [] : [[name, { type, optional }]],
    ),
  );
}
