import type { Attributes } from "../../constructs/testing";

type Block = Readonly<Record<string, unknown>>;
type Named = Record<string, Block>;

/** A module that has what several documents have, each different block once. */
export class MergedModule {
  private readonly sections: Readonly<Record<string, Record<string, Named>>> = { resource: {}, data: {} };
  private readonly locals: Record<string, unknown> = {};
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
    for (const [name, value] of Object.entries((document.locals ?? {}) as Block)) {
      this.whenNew(`local.${name}`, value, (suffix) => {
        this.locals[`${name}${suffix}`] = value;
      });
    }
  }

  /** The module as Terraform reads it. */
  public get document(): Attributes {
    const sections = Object.entries(this.sections).filter(([, types]) => Object.keys(types).length > 0);
    return { variable: this.variables, locals: this.locals, ...Object.fromEntries(sections) };
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
