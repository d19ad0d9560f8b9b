import { App } from "cdktf";
import { type SynthesizedStack, synthesize } from "../../../constructs/testing";
import { CacheStack } from "../../../stacks/cache-stack";
import type { Environment } from "../../../stacks/environment";

/**
 * The stack of an environment, as `cdktf synth` would write it.
 *
 * @throws ValidationError when the environment cannot be
 */
export function synthesized(name: string, environment: Environment): SynthesizedStack {
  return synthesize(new CacheStack(new App(), name, environment));
}
