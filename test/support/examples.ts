import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SynthesizedStack } from "../../constructs/testing";
import { readSynthesized } from "../../tools/shared/stack/synthesized";

const examples = join(__dirname, "../../docs/examples");

/** Names of the folders in `docs/examples` that are stacks. */
export const exampleNames: readonly string[] = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => existsSync(join(examples, entry.name, "cdktf.json")))
  .map(({ name }) => name);

/** Runs an example as its `cdktf.json` does, with the sources of this project in the place of the package. */
export function runExample(name: string): SynthesizedStack {
  const outdir = mkdtempSync(join(tmpdir(), "example-"));
  process.env.CDKTF_OUTDIR = outdir;
  try {
    jest.isolateModules(() => {
      jest.requireActual(join(examples, name, "main.ts"));
    });
    return readSynthesized(outdir)[0]!;
  } finally {
    delete process.env.CDKTF_OUTDIR;
    rmSync(outdir, { recursive: true });
  }
}
