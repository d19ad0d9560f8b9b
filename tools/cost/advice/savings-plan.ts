import type Big from "big.js";
import { own } from "../../shared/records";
import { type Resource, textIn } from "../input/resource";
import { dollars } from "../report/money";
import type { Rule } from "./rule";
import { componentsAt, costOfNodes, engineOf, whatIf } from "./what-if";

/**
 * What Database Savings Plans cover of nodes: those with Valkey, from a generation on, not in China.
 *
 * @see https://aws.amazon.com/savingsplans/database-pricing/
 */
const plan = { firstGeneration: 7, largestDiscount: 0.2 } as const;

/** The family of generation 7 with as much memory in a node of each size. Nodes of M4 have more from `xlarge` on. */
const successors: Readonly<Record<string, string>> = { m5: "m7g", m6g: "m7g", r4: "r7g", r5: "r7g", r6g: "r7g" };

/** A commitment of one year makes nodes of Valkey cheaper, if they are new enough. */
export const takeSavingsPlan: Rule = (cache, market) => {
  const [nodeType, engine] = [textIn(cache.resource, "node_type"), engineOf(cache)];
  const isRedis = engine === "redis";
  const node = typeof nodeType === "string" ? partsOf(nodeType) : undefined;
  if (node === undefined || (engine !== "valkey" && !isRedis) || isInChina(cache.resource)) {
    return undefined;
  }
  const successor = node.generation < plan.firstGeneration ? own(successors, node.family) : node.family;
  const isCovered = successor === node.family;
  if (successor === undefined || ((isRedis || !isCovered) && cache.isGlobal)) {
    return undefined;
  }
  const better = `cache.${successor}.${node.size}`;
  const valkey = costOfNodes(isRedis ? whatIf(cache, { engine: "valkey" }, market) : componentsAt(cache));
  const covered = costOfNodes(whatIf(cache, { engine: "valkey", node_type: better }, market));
  if (valkey === undefined || covered === undefined || costOfNodes(componentsAt(cache)) === undefined) {
    return undefined;
  }
  const saving = valkey.minus(covered.times(1 - plan.largestDiscount));
  const what = isCovered
    ? `Database Savings Plans cover these nodes${isRedis ? " once they run Valkey" : ""}`
    : `Database Savings Plans do not cover ${String(nodeType)}, but its successor ${better}${isRedis ? " with Valkey" : ""}`;
  return { text: `${what}: ${upTo(saving, isRedis)}`, saving };
};

function upTo(saving: Big, isRedis: boolean): string {
  const beyond = isRedis ? " more than the change to Valkey alone" : "";
  return `that saves up to ${dollars(saving)} a month${beyond}, for a commitment of one year`;
}

function partsOf(nodeType: string) {
  const [, letters, generation, variant, size] = /^cache\.([a-z]+)(\d+)([a-z]*)\.(\w+)$/.exec(nodeType) ?? [];
  return letters === undefined || generation === undefined || variant === undefined || size === undefined
    ? undefined
    : { family: `${letters}${generation}${variant}`, generation: Number(generation), size };
}

function isInChina({ region }: Resource): boolean {
  return typeof region === "string" && region.startsWith("cn-");
}
