import { SynthesizedStack } from "../../../constructs/testing";
import { readDocument, readManifest } from "./manifest";

/**
 * What an app has written to its output directory, for the helpers of tests and snapshots.
 *
 * @throws Failure when nothing is synthesized there
 */
export function readSynthesized(outdir: string): readonly SynthesizedStack[] {
  return Object.values(readManifest(outdir)).map((stack) => {
    const warnings = stack.annotations.map(({ constructPath, message }) => `${constructPath}: ${message}`);
    return new SynthesizedStack(stack.name, { ...readDocument(outdir, stack) }, warnings);
  });
}
