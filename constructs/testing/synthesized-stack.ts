/** Arguments of a resource, a data source or an output, by the names Terraform gives them. */
export type Attributes = Readonly<Record<string, unknown>>;

/** A class of the provider's, such as `ElasticacheReplicationGroup` or `DataAwsVpc`. */
export interface ElementClass {
  /** Terraform's name of the type. */
  readonly tfResourceType: string;
  /** What the instances inherit. */
  readonly prototype: object;
}

/** Named things of one kind in a Terraform document, for example the resources of one type. */
export type Named = Readonly<Record<string, Attributes>>;

/** What Terraform would be given for one stack. */
export class SynthesizedStack {
  constructor(
    /** Name of the stack. */
    public readonly name: string,
    /** The whole document, as it would be written to `cdk.tf.json`. */
    public readonly document: Attributes,
    /** Warnings of the stack's constructs, each with its path: `stack/Cache: single-node: …`. */
    public readonly warnings: readonly string[],
  ) {}

  /** Outputs by name, each with its value, description and the like. */
  public get outputs(): Named {
    return withoutMetadata(section(this.document, "output")) as Named;
  }

  /** The resources of a type, or the data sources if the class is one of those, in the order of their addresses. */
  public all(type: ElementClass): readonly Attributes[] {
    return Object.values(this.byAddress(type));
  }

  /**
   * The one resource, or data source, of a type.
   *
   * @throws Error when there is none, or more than one; the message names them
   */
  public only(type: ElementClass): Attributes {
    const found = Object.entries(this.byAddress(type));
    const [first] = found;
    if (first === undefined || found.length > 1) {
      const addresses = found.map(([address]) => `\n  ${address}`).join("");
      const types = this.types(type).map((name) => `\n  ${name}`);
      const instead = found.length === 0 ? `; the stack has${types.join("") || " nothing"}` : `:${addresses}`;
      throw new Error(`expected exactly one ${typeName(type)} in ${this.name}, found ${found.length}${instead}`);
    }
    return first[1];
  }

  /**
   * The resources, or data sources, of a type by their addresses in Terraform.
   *
   * @throws Error when the type is no class of the provider's
   */
  public byAddress(type: ElementClass): Named {
    requireClass(type);
    const kind = isDataSource(type) ? "data" : "resource";
    const found = section(section(this.document, kind), type.tfResourceType) as Named;
    const prefix = typeName(type);
    return Object.fromEntries(
      Object.keys(found)
        .sort()
        .map((name) => [`${prefix}.${name}`, withoutMetadata(found[name]) as Attributes]),
    );
  }

  private types(type: ElementClass): readonly string[] {
    return Object.keys(section(this.document, isDataSource(type) ? "data" : "resource")).sort();
  }
}

function requireClass(type: unknown): void {
  if (typeof type !== "function" || !("tfResourceType" in type)) {
    throw new Error(`expected a class such as ElasticacheReplicationGroup, got ${JSON.stringify(type)}`);
  }
}

/** The way Terraform's addresses begin for a class: `aws_vpc` or `data.aws_vpc`. */
export function typeName(type: ElementClass): string {
  return isDataSource(type) ? `data.${type.tfResourceType}` : type.tfResourceType;
}

/** A part of a document; empty when there is none. */
export function section(document: Attributes, name: string): Attributes {
  return (document[name] ?? {}) as Attributes;
}

/** A copy without the comments that the framework adds: the path of a construct, the version of the framework. */
export function withoutMetadata(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutMetadata);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).filter(([name]) => name !== "//");
  return Object.fromEntries(entries.map(([name, item]) => [name, withoutMetadata(item)]));
}

/** Recognised by name: the fork's provider brings its own framework, whose classes are not those of the app. */
function isDataSource(type: ElementClass): boolean {
  return ancestors(type.prototype).some(({ name }) => name === "TerraformDataSource");
}

function ancestors(prototype: object | null): readonly { readonly name: string }[] {
  return prototype === null
    ? []
    : [prototype.constructor, ...ancestors(Object.getPrototypeOf(prototype) as object | null)];
}
