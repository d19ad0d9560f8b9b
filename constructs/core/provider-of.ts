import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { parse, validate } from "@aws-sdk/util-arn-parser";
import { Aspects, TerraformDataSource, TerraformProvider, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { argumentOf } from "./argument-of";
import { type EphemeralResource, isEphemeralResource } from "./framework";
import { isUnresolved } from "./tokens/token-type";

/** What Terraform asks a provider for. */
export type ProvidedElement = TerraformResource | TerraformDataSource | EphemeralResource;

/** Where the resources of a provider are, as far as the source says. */
export interface Place {
  /**
   * Region of the resources.
   *
   * @default - only known at deploy
   */
  readonly region?: string;
  /**
   * Account of the resources, 12 digits.
   *
   * @default - only known at deploy
   */
  readonly account?: string;
}

/** The providers chosen for what is below a construct, oldest choice first. */
const choices = new WeakMap<IConstruct, readonly TerraformProvider[]>();

/** The providers that a stack had when last asked: to look through all of it for each element takes too long. */
const seen = new WeakMap<TerraformStack, readonly TerraformProvider[]>();

/** The providers that elements were given because of a choice. */
const given = new WeakMap<ProvidedElement, TerraformProvider>();

/**
 * Remembers that a provider was chosen for everything below a construct.
 *
 * @internal
 */
export function rememberChoice(scope: IConstruct, provider: TerraformProvider): void {
  choices.set(scope, [...(choices.get(scope) ?? []), provider]);
}

/**
 * Gives an element a provider because of a choice. A provider that the user gave it stays.
 *
 * @internal
 */
export function giveProvider(element: ProvidedElement, provider: TerraformProvider): void {
  if (!hasItsOwn(element)) {
    element.provider = provider;
    given.set(element, provider);
  }
}

/**
 * The provider that an element will have, which it is only given in the course of synthesis: its own, that of the
 * innermost choice, or the stack's default.
 *
 * @returns undefined when the stack has no provider for it
 * @internal
 */
export function providerOf(element: ProvidedElement): TerraformProvider | undefined {
  if (hasItsOwn(element)) {
    return element.provider;
  }
  const chosen = element.node.scopes.flatMap((scope) => choices.get(scope) ?? []);
  return chosen.filter((provider) => isServedBy(element, provider)).at(-1) ?? defaultFor(element);
}

/**
 * The region and the account that an element will be in.
 *
 * @internal
 */
export function placeOf(element: ProvidedElement): Place {
  const provider = providerOf(element) as AwsProvider | undefined;
  if (provider === undefined) {
    return {};
  }
  // Since version 6 of the AWS provider, a resource may have a region of its own.
  const region = argumentOf(element, "region") ?? provider.region;
  const account = accountOf(provider);
  return {
    ...(typeof region === "string" && !isUnresolved(region) ? { region } : {}),
    ...(account === undefined ? {} : { account }),
  };
}

/**
 * True while an aspect of the user's may still give an element another provider of its stack: aspects are applied to a
 * stack just before it is written. `useProvider` adds one aspect for each choice.
 *
 * @internal
 */
export function awaitsProvider(element: ProvidedElement): boolean {
  const hasAspect = (scope: IConstruct) => Aspects.of(scope).all.length > (choices.get(scope)?.length ?? 0);
  const fitting = () =>
    TerraformStack.of(element)
      .allProviders()
      .filter((provider) => isServedBy(element, provider));
  return !hasItsOwn(element) && element.node.scopes.some(hasAspect) && fitting().length > 1;
}

/**
 * True for an element of a provider, as opposed to one of another provider or to something else.
 *
 * @internal
 */
export function isServedBy(node: IConstruct, provider: TerraformProvider): node is ProvidedElement {
  const isElement =
    TerraformResource.isTerraformResource(node) ||
    TerraformDataSource.isTerraformDataSource(node) ||
    isEphemeralResource(node);
  const name = provider.terraformGeneratorMetadata?.providerName;
  return isElement && node.terraformGeneratorMetadata?.providerName === name;
}

function defaultFor(element: ProvidedElement): TerraformProvider | undefined {
  const stack = TerraformStack.of(element);
  const isDefault = (provider: TerraformProvider) => provider.alias === undefined && isServedBy(element, provider);
  const known = seen.get(stack)?.find(isDefault);
  if (known !== undefined) {
    return known;
  }
  const providers = stack.allProviders();
  seen.set(stack, providers);
  return providers.find(isDefault);
}

function hasItsOwn(element: ProvidedElement): boolean {
  return element.provider !== undefined && element.provider !== given.get(element);
}

/** The only account that a provider may work in, else that of the role it takes last. */
function accountOf({ allowedAccountIds, assumeRole, assumeRoleWithWebIdentity }: AwsProvider): string | undefined {
  const allowed = literalMembers(allowedAccountIds);
  if (allowed.length > 0) {
    return allowed.length === 1 && !isUnresolved(allowed[0]) ? allowed[0] : undefined;
  }
  const roles = [...literalMembers(assumeRoleWithWebIdentity), ...literalMembers(assumeRole)];
  const roleArn = roles.at(-1)?.roleArn;
  return roleArn !== undefined && !isUnresolved(roleArn) && validate(roleArn) ? parse(roleArn).accountId : undefined;
}

/** The members of a list; none when the list is left out, or only known at deploy. */
function literalMembers<T>(list: readonly T[] | object | undefined): readonly T[] {
  return Array.isArray(list) && !isUnresolved(list) ? (list as readonly T[]) : [];
}
