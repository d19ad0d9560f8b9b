import type { Attributes } from "../../constructs/testing";
import { awsProvider } from "./terraform";
import { type Diagnostic, TerraformWorkspace } from "./terraform-workspace";

type Block = Readonly<Record<string, unknown>>;
type Named = Record<string, Block>;

/** A module that has what several documents have, each different block once. */
export class MergedModule {
  private readonly sections: Readonly<Record<string, Record<string, Named>>> = { resource: {}, data: {} };
  private readonly named: Readonly<Record<string, Record<string, unknown>>> = { locals: {}, output: {} };
  private readonly providers: Record<string, Block[]> = {};
  private readonly texts = new Map<string, Set<string>>();

  /** @param variables what every document refers to */
  constructor(private readonly variables: unknown) {}

  /** Takes in what a document has and none before it had; `origin` is kept as a comment of its blocks. */
  public add(document: Attributes, origin: string): void {
    for (const [section, types] of Object.entries(this.sections)) {
      for (const [type, blocks] of Object.entries((document[section] ?? {}) as Record<string, Named>)) {
        for (const [name, { "//": _metadata, ...block }] of Object.entries(blocks)) {
          const same = (types[type] ??= {});
          this.whenNew(`${section}.${type}.${name}`, block, (suffix) => {
            same[`${name}${suffix}`] = { "//": origin, ...block };
          });
        }
      }
    }
    for (const [section, values] of Object.entries(this.named)) {
      for (const [name, value] of Object.entries((document[section] ?? {}) as Block)) {
        this.whenNew(`${section}.${name}`, value, (suffix) => {
          values[`${name}${suffix}`] = value;
        });
      }
    }
    for (const [name, blocks] of Object.entries((document.provider ?? {}) as Record<string, Block[]>)) {
      for (const block of blocks) {
        const all = (this.providers[name] ??= []);
        this.whenNew(`provider.${name}`, block, (suffix) =>
          all.push(suffix === "" ? block : { ...block, alias: suffix }),
        );
      }
    }
  }

  /** The module as Terraform reads it. */
  public get document(): Attributes {
    const all = Object.entries({ ...this.sections, ...this.named, provider: this.providers });
    const filled = all.filter(([, content]) => Object.keys(content).length > 0);
    return { variable: this.variables, ...Object.fromEntries(filled) };
  }

  /** The first block of a name keeps it, so that the others' references find it. */
  private whenNew(name: string, block: unknown, take: (suffix: string) => void): void {
    const known = this.texts.get(name) ?? new Set();
    const text = JSON.stringify(block);
    if (!known.has(text)) {
      take(known.size === 0 ? "" : `_${known.size}`);
      this.texts.set(name, known.add(text));
    }
  }
}

/** What Terraform says of modules, all in one run. */
export async function diagnosticsOf(modules: readonly MergedModule[]): Promise<readonly Diagnostic[]> {
  const documents = modules.map(({ document }, index) => [`m${index}`, document] as const);
  const workspace = new TerraformWorkspace(
    {
      terraform: { required_providers: awsProvider },
      provider: { aws: [{ region: "us-east-1" }] },
      module: Object.fromEntries(documents.map(([name]) => [name, { source: `./modules/${name}` }])),
    },
    { modules: Object.fromEntries(documents) },
  );
  const diagnostics = await workspace.validate();
  workspace.dispose();
  return diagnostics;
}
