import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Attributes, SynthesizedStack } from "../../constructs/testing";

interface Manifest {
  readonly stacks: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly synthesizedStackPath: string;
        readonly annotations: readonly {
          readonly level: string;
          readonly constructPath: string;
          readonly message: string;
        }[];
      }
    >
  >;
}

/** What an app has written to its output directory. */
export function readSynthesized(outdir: string): readonly SynthesizedStack[] {
  const manifest = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as Manifest;
  return Object.values(manifest.stacks).map(({ name, synthesizedStackPath, annotations }) => {
    const document = JSON.parse(readFileSync(join(outdir, synthesizedStackPath), "utf8")) as Attributes;
    const warnings = annotations.map(({ constructPath, message }) => `${constructPath}: ${message}`);
    return new SynthesizedStack(name, document, warnings);
  });
}
