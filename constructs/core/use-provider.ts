import { Aspects, TerraformProvider, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { Problems } from "./problems";
import { giveProvider, isServedBy, rememberChoice } from "./provider-of";
import { checkInStack } from "./same-app";

/**
 * Puts everything below a construct into the account and region of a provider, for apps with more than one. The
 * innermost choice wins. Resources of other providers, and those that already have a provider, are left alone.
 *
 * @throws ValidationError when `provider` is not a provider, or belongs to another stack
 * @example
 * const europe = new AwsProvider(this, "Europe", { alias: "europe", region: "eu-west-1" });
 * useProvider(new RedisCache(this, "Sessions", { name: "sessions", network }), europe);
 */
export function useProvider(scope: IConstruct, provider: TerraformProvider): void {
  checkProvider(scope, provider);
  rememberChoice(scope, provider);
  Aspects.of(scope).add({
    visit: (node) => {
      if (isServedBy(node, provider)) {
        giveProvider(node, provider);
      }
    },
  });
}

function checkProvider(scope: IConstruct, provider: TerraformProvider): void {
  if (!Construct.isConstruct(scope)) {
    throw new TypeError("`scope` must be a construct");
  }
  const problems = new Problems();
  checkInStack(problems, "scope", scope);
  problems.throwIfAny(scope);
  if (!TerraformProvider.isTerraformProvider(provider)) {
    problems.add("provider", "must be a provider, such as an `AwsProvider`", provider);
  } else if (TerraformStack.of(provider) !== TerraformStack.of(scope)) {
    problems.add("provider", "must be a provider of the same stack", undefined, `this one is ${provider.node.path}`);
  }
  problems.throwIfAny(scope);
}
