import { App } from "cdktf";
import { type SynthesizedStack, synthesize } from "../../constructs/testing";
import { CacheStack } from "../../stacks/cache-stack";
import type { Environment } from "../../stacks/environment";
import { environments } from "../../stacks/environments";
import type { Configuration } from "./terraform";

/** Names of the environments. */
export const environmentNames = Object.keys(environments);

/** An environment of the project, by name. */
export function environment(name: string): Environment {
  const found = environments[name];
  if (found === undefined) {
    throw new Error(`there is no environment ${name}`);
  }
  return found;
}

/** What `cdktf synth` writes for an environment, or for a changed one. */
export function synthesizeEnvironment(name: string, values: Environment = environment(name)): SynthesizedStack {
  return synthesize(new CacheStack(new App(), name, values));
}

/** The same, as Terraform reads it. */
export function configurationOf(stack: SynthesizedStack): Configuration {
  return stack.document;
}
