import { type NodeTypeFacts, nodeTypes } from "../../../../constructs/elasticache/facts/node-types";
import { own } from "../../records";

const facts: Readonly<Record<string, NodeTypeFacts>> = nodeTypes;

/** The facts about a node type; undefined when it is not on the list. */
export function factsOf(nodeType: unknown): NodeTypeFacts | undefined {
  return typeof nodeType === "string" ? own(facts, nodeType) : undefined;
}

/** Whether a node type keeps data on SSD; undefined for a family that is not on the list. */
export function isTiered(nodeType: unknown): boolean | undefined {
  const member = Object.keys(facts).find((name) => familyOf(name) === familyOf(nodeType));
  return member === undefined ? undefined : factsOf(member)?.dataTiering === true;
}

/** True for a size that its family does not have; a family that is not on the list may have any. */
export function isUnknownSize(nodeType: unknown): boolean {
  return isTiered(nodeType) !== undefined && factsOf(nodeType) === undefined;
}

/** `cache.r7g.large` is of the family `r7g`; a text that is not a node type has no family. */
function familyOf(nodeType: unknown): string | undefined {
  return typeof nodeType === "string" ? /^cache\.(\w+)\./.exec(nodeType)?.[1] : undefined;
}
