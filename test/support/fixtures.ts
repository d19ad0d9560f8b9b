import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { RedisCache, type RedisCacheProps } from "../../constructs";
import { type SynthesizedStack, synthesize } from "../../constructs/testing";

/** A network that exists, with subnets in two zones. */
export const network = {
  kind: "existing",
  vpcId: "vpc-0123456789abcdef0",
  subnetIds: ["subnet-0a", "subnet-0b"],
} as const;

/** Synthesizes what a function puts into a stack with a provider. */
export function inStack(fill: (scope: Construct) => void): SynthesizedStack {
  return synthesize((stack) => {
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    fill(stack);
  });
}

/** Synthesizes a cache that has a name, a network, and the given props. */
export function cacheWith(props: Partial<RedisCacheProps> = {}): SynthesizedStack {
  return inStack((scope) => new RedisCache(scope, "Cache", { name: "sessions", network, ...props }));
}

/** What a construct says when it is made with props that it refuses; props are not typed, as in JavaScript. */
export function refusal(make: new (scope: Construct, id: string, props: never) => unknown, props: unknown): string {
  const scope = new TerraformStack(new App(), "stack");
  try {
    new make(scope, "It", props as never);
  } catch (error) {
    return String(error);
  }
  return "accepted";
}

/** What a cache with a name and a network says to further props. */
export function cacheRefusal(props: Readonly<Record<string, unknown>>): string {
  return refusal(RedisCache, { name: "sessions", network, ...props });
}
