import { App } from "cdktf";
import { type SynthesizedStack, synthesize } from "../../constructs/testing";
import { CacheStack } from "../../stacks/cache-stack";
import type { Environment } from "../../stacks/environment";
import { environments } from "../fixtures/environments";
import type { Configuration } from "./terraform";

/** An environment of the fixtures. */
export type ExampleName = keyof typeof environments;

/** Names of the fixtures' environments. */
export const exampleNames = Object.keys(environments) as readonly ExampleName[];

/** What `cdktf synth` writes for an environment of the fixtures, or for a changed one. */
export function synthesizeExample(name: ExampleName, values: Environment = environments[name]): SynthesizedStack {
  return synthesizeStack(name, values);
}

/** What `cdktf synth` writes for an environment. */
export function synthesizeStack(name: string, environment: Environment): SynthesizedStack {
  return synthesize(new CacheStack(new App(), name, environment));
}

/** The same, as Terraform reads it. */
export function configurationOf(stack: SynthesizedStack): Configuration {
  return stack.document;
}
