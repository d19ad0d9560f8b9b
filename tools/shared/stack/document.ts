/** Arguments of one resource, data source, provider or output, by Terraform's names. */
export interface Arguments {
  readonly lifecycle?: { readonly prevent_destroy?: boolean; readonly create_before_destroy?: boolean };
  /** A comment of the framework: which construct this belongs to. */
  readonly "//"?: { readonly metadata?: { readonly path?: string } };
  readonly [name: string]: unknown;
}

/** Resources, or data sources, by type and name. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

/** Providers that a stack needs, as in its `required_providers`. */
export type RequiredProviders = Readonly<Record<string, { readonly source: string; readonly version: string }>>;

/** A synthesized stack: what the framework writes to `cdk.tf.json`, as far as it is read here. */
export interface StackDocument {
  readonly terraform?: {
    readonly required_providers?: RequiredProviders;
    readonly backend?: { readonly s3?: Arguments; readonly local?: Arguments };
  };
  readonly provider?: Readonly<Record<string, readonly Arguments[]>>;
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly module?: Readonly<Record<string, unknown>>;
  readonly locals?: Readonly<Record<string, unknown>>;
  readonly output?: Readonly<Record<string, Arguments>>;
}

/** A resource or data source with its address. */
export type Resource = readonly [address: string, args: Arguments];

/** The resources of one type. */
export function resourcesOf({ resource }: StackDocument, type: string): readonly Resource[] {
  return Object.entries(resource?.[type] ?? {}).map(([name, args]) => [`${type}.${name}`, args]);
}

/** The data sources of one type. */
export function dataSourcesOf({ data }: StackDocument, type: string): readonly Resource[] {
  return Object.entries(data?.[type] ?? {}).map(([name, args]) => [`data.${type}.${name}`, args]);
}

/** The types that a stack has: resources by their type, data sources with `data.` before it. */
export function typesOf({ resource = {}, data = {} }: StackDocument): readonly string[] {
  return [...Object.keys(resource), ...Object.keys(data).map((type) => `data.${type}`)].sort();
}

/** Path of a resource in the tree of constructs, for example `shop/Sessions/Key/Resource`. */
export function constructPathOf(args: Arguments): string | undefined {
  return args["//"]?.metadata?.path;
}

/** Arguments of the stack's first AWS provider; empty when it has none. */
export function awsProviderOf({ provider }: StackDocument): Arguments {
  return provider?.aws?.[0] ?? {};
}
