import type { TerraformResource } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { asTyped } from "../parts";
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
  readonly construct: IConstruct;
  /** The prop. */
  readonly prop: string;
  /**
   * Whether the caller knows that a name may be taken.
   *
   * @default - the construct takes no acknowledgements
   */
  readonly acknowledged?: boolean;
  /**
   * What to do instead of choosing another name.
   *
   * @default - another name is enough
   */
  readonly remedy?: string;
}

/** The claims of one app. An app that is gone takes its claims with it. */
interface Claims {
  readonly all: Claim[];
  readonly givers: Map<IConstruct, NameGiver>;
  /** Props that were warned about, after the paths of their constructs. */
  readonly warned: Set<string>;
}

const claimsByRoot = new WeakMap<IConstruct, Claims>();

/** The claims of the app that a construct is in. */
export function claimsOf({ node }: IConstruct): Claims {
  const claims = claimsByRoot.get(node.root) ?? { all: [], givers: new Map(), warned: new Set() };
  claimsByRoot.set(node.root, claims);
  return claims;
}

/**
 * What answers for a claim: the outermost construct that gives the names, or else what the resource belongs to. A name
 * that was typed in full answers by its own prop.
 */
export function giverOf({ construct, prop }: Claim): NameGiver {
  const { givers } = claimsOf(construct);
  const outermost = construct.node.scopes.map((scope) => givers.get(scope)).find((giver) => giver !== undefined);
  const typed = asTyped(construct, prop);
  const isTypedThere = outermost === undefined || outermost.construct.node.scopes.includes(typed.construct);
  return isTypedThere ? { ...outermost, ...typed } : outermost;
}
