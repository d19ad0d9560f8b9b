import { App } from "cdktf";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withoutTokenTraces } from "../../../constructs/core";
import { type SynthesizedStack, synthesize } from "../../../constructs/testing";
import { CacheStack } from "../../../stacks/cache-stack";
import type { Environment } from "../../../stacks/environment";

/**
 * The stack of an environment, as `cdktf synth` would write it. An entry takes dozens of them, and most of the time would
 * go into the traces of tokens.
 *
 * @throws ValidationError when the environment cannot be
 */
export function synthesized(name: string, environment: Environment): SynthesizedStack {
  // An app makes its directory at once, and nobody has asked for one where the command runs.
  const outdir = mkdtempSync(join(tmpdir(), "adopt-"));
  try {
    return withoutTokenTraces(() => synthesize(new CacheStack(new App({ outdir }), name, environment)));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
