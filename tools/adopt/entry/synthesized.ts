import { App } from "cdktf";
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
  return withoutTokenTraces(() => synthesize(new CacheStack(new App(), name, environment)));
}
