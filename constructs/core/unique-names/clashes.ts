import {
  type IPostProcessor,
  type IResolvable,
  type IResolveContext,
  DefaultTokenResolver,
  StringConcat,
  type TerraformResource,
  TerraformStack,
  Tokenization,
} from "cdktf";
import type { IConstruct } from "constructs";
import { argumentOf } from "../argument-of";
import { isInApp } from "../before-writing";
import { asTyped } from "../parts";
import { isUnresolved } from "../tokens/token-type";
import { placeOf, providerOf } from "../provider-of";
import { type Claim, type NameGiver, claimsOf, giverOf } from "./claims";
import { type NamedKind, namedKinds } from "./kinds";

/** Two claims to one name. */
export interface Clash {
  /**
   * The name.
   *
   * @default - only Terraform knows it, from the same expression twice
   */
  readonly name?: string;
  /** The claim that was made second. */
  readonly later: Claim;
  /** The claim that was made first. */
  readonly earlier: Claim;
  /** False when the two may be in different accounts or regions, which only the deploy decides. */
  readonly certain: boolean;
}

/** The clashes between two constructs, or one that another name does not end. */
export interface Finding {
  /** What answers for the later claims. */
  readonly later: NameGiver;
  /** What answers for the earlier claims. */
  readonly earlier: NameGiver;
  /** The clash to show. */
  readonly example: Clash;
  /** Number of clashes. */
  readonly count: number;
}

/** The names of an app that are claimed twice, by the constructs that claim them. */
export function findings(root: IConstruct): readonly Finding[] {
  const found: Finding[] = [];
  for (const example of clashes(claimsOf(root).all)) {
    const [later, earlier] = [answering(example.later), answering(example.earlier)];
    const index = found.findIndex(
      (other) =>
        other.later.construct === later.construct &&
        other.later.prop === later.prop &&
        other.earlier.construct === earlier.construct &&
        other.example.certain === example.certain,
    );
    const known = found[index];
    if (known === undefined) {
      found.push({ later, earlier, example, count: 1 });
    } else {
      found[index] = { ...known, example: firstOf(known.example, example), count: known.count + 1 };
    }
  }
  return found;
}

/** What answers for a claim: for a clash that another name does not end, whatever was given the resource's prop. */
function answering(claim: Claim): NameGiver {
  const { remedy }: NamedKind = namedKinds[claim.kind];
  const giver = giverOf(claim);
  return remedy === undefined ? giver : { ...giver, ...asTyped(claim.construct, claim.prop, remedy) };
}

const order = Object.keys(namedKinds);

function firstOf(one: Clash, other: Clash): Clash {
  return order.indexOf(one.later.kind) <= order.indexOf(other.later.kind) ? one : other;
}

function clashes(claims: readonly Claim[]): readonly Clash[] {
  const byName = new Map<string, Claim[]>();
  const found: Clash[] = [];
  for (const later of claims) {
    const { key, name } = nameOf(later);
    const others = byName.get(key) ?? [];
    for (const earlier of others) {
      const certain = meet(later, earlier);
      if (
        certain !== "never" &&
        (certain === "certainly" || name !== undefined) &&
        isInApp(later.construct) &&
        isInApp(earlier.construct)
      ) {
        found.push({ ...(name !== undefined && { name }), later, earlier, certain: certain === "certainly" });
      }
    }
    byName.set(key, [...others, later]);
  }
  return found;
}

/** A name, and what it is compared by. */
interface Name {
  readonly key: string;
  /**
   * The name as a message shows it.
   *
   * @default - only Terraform knows it
   */
  readonly name?: string;
}

/** The name that a resource will have. One that only Terraform knows is compared as an expression, within its stack. */
function nameOf({ kind, resource }: Claim): Name {
  const resolver = new NotingStacks(new StringConcat());
  const parts = namedKinds[kind].arguments.map(
    (argument) => valueOf(resource, argument, resolver) as string | number | undefined,
  );
  const { among = kind }: NamedKind = namedKinds[kind];
  const key = [among, ...parts].join(" ");
  return parts.some(isUnresolved)
    ? { key: [key, TerraformStack.of(resource).node.path, ...resolver.stacks].join(" ") }
    : { key, name: parts.filter((part) => part !== undefined).join(" ") };
}

/** An argument as it will be written: an override counts, and so does a value that is chosen at synth. */
function valueOf(resource: TerraformResource, argument: string, resolver: DefaultTokenResolver): unknown {
  const value = argumentOf(resource, argument);
  return isUnresolved(value) ? Tokenization.resolve(value, { scope: resource, preparing: false, resolver }) : value;
}

/** Notes the other stacks that are referred to: before the app is prepared, a reference does not say which it is from. */
class NotingStacks extends DefaultTokenResolver {
  public readonly stacks = new Set<string>();

  public override resolveToken(
    token: IResolvable & { readonly originStack?: TerraformStack },
    context: IResolveContext,
    postProcessor: IPostProcessor,
  ): unknown {
    const { originStack } = token;
    if (originStack !== undefined && originStack !== TerraformStack.of(context.scope)) {
      this.stacks.add(originStack.node.path);
    }
    return super.resolveToken(token, context, postProcessor);
  }
}

/** Whether two claims to one name meet in AWS. */
function meet(one: Claim, other: Claim): "never" | "maybe" | "certainly" {
  if (isSame(one, other)) {
    return "certainly";
  }
  const [here, there] = [placeOf(one.resource), placeOf(other.resource)];
  const { within } = namedKinds[one.kind];
  const compared = within === "account" ? (["account"] as const) : (["account", "region"] as const);
  const pairs = compared.map((part) => [here[part], there[part]] as const);
  if (pairs.some(([a, b]) => a !== undefined && b !== undefined && a !== b)) {
    return "never";
  }
  return pairs.some(([a, b]) => a === undefined || b === undefined) ? "maybe" : "certainly";
}

/** True for resources of one provider, which are in one account and region whatever those are. */
function isSame({ resource: one }: Claim, { resource: other }: Claim): boolean {
  const provider = providerOf(one);
  return (
    provider === providerOf(other) && (provider !== undefined || TerraformStack.of(one) === TerraformStack.of(other))
  );
}
