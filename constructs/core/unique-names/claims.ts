import { type TerraformResource, TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import type { NamedKindId } from "./kinds";

/** A resource whose name AWS has only once. */
export interface Claim {
  /** What the resource belongs to. */
  readonly construct: Construct;
  /** The prop that the name comes from. */
  readonly prop: string;
  /** What the resource is. */
  readonly kind: NamedKindId;
  /** The provider's resource, which has the name. */
  readonly resource: TerraformResource;
}

/** A construct whose parts all get their names from one prop. */
export interface NameGiver {
  /** The construct. */
  readonly construct: Construct;
  /** The prop. */
  readonly prop: string;
  /**
   * Whether the caller knows that a name may be taken.
   *
   * @default - the construct takes no acknowledgements
   */
  readonly acknowledged?: boolean;
}

/** The claims of one app. An app that is gone takes its claims with it. */
interface Claims {
  readonly all: Claim[];
  readonly givers: Map<IConstruct, NameGiver>;
  /** Stacks whose synthesis judges the claims. */
  readonly watched: Set<TerraformStack>;
  /** Constructs that were warned about. */
  readonly warned: Set<IConstruct>;
}

const claimsByRoot = new WeakMap<IConstruct, Claims>();

/** The claims of the app that a construct is in. */
export function claimsOf({ node }: IConstruct): Claims {
  const claims = claimsByRoot.get(node.root) ?? { all: [], givers: new Map(), watched: new Set(), warned: new Set() };
  claimsByRoot.set(node.root, claims);
  return claims;
}

/** The first of an app's stacks, which is synthesized before the others. */
export function firstStack(construct: IConstruct): TerraformStack | undefined {
  if (TerraformStack.isStack(construct)) {
    return construct;
  }
  for (const child of construct.node.children) {
    const stack = firstStack(child);
    if (stack !== undefined) {
      return stack;
    }
  }
  return undefined;
}

/** What answers for a claim: the outermost construct that gives the names, or else what the resource belongs to. */
export function giverOf({ construct, prop }: Claim): NameGiver {
  const { givers } = claimsOf(construct);
  const outermost = construct.node.scopes.map((scope) => givers.get(scope)).find((giver) => giver !== undefined);
  return outermost ?? { construct, prop };
}
