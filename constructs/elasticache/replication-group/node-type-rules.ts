import { type Problems, didYouMean, isUnresolved } from "../../core";
import { type Engine, isAtLeast, isKnownEngine } from "../facts/engines";
import { type NodeTypeFacts, nodeTypeFacts, nodeTypes } from "../facts/node-types";
import { isRetired } from "../facts/retired-node-types";

/**
 * Eviction policies that nodes with data tiering (r6gd) support.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/data-tiering.html
 */
const tieringPolicies = ["volatile-lru", "allkeys-lru", "volatile-lfu", "allkeys-lfu", "noeviction"];

/** Checks a node type against the table, and against the engine. One that AWS has retired is not new: AWS knows it. */
export function checkNodeType(problems: Problems, nodeType: string, engine: Engine): void {
  if (isUnresolved(nodeType)) {
    return;
  }
  const facts = nodeTypeFacts(nodeType);
  if (facts === undefined && isRetired(nodeType)) {
    return;
  }
  if (facts === undefined) {
    const rule = "must be a node type of ElastiCache, for example cache.r7g.large";
    problems.add("nodeType", rule, nodeType, didYouMean(nodeType, Object.keys(nodeTypes)));
    return;
  }
  if (isKnownEngine(engine)) {
    checkEngineOf(problems, nodeType, facts, engine);
  }
}

/**
 * Checks that a node type supports the eviction policy: types that tier data to SSD support only some.
 *
 * @internal
 */
export function checkEvictionPolicy(problems: Problems, nodeType: string, policy: string): void {
  const tiers = nodeTypeFacts(nodeType)?.dataTiering === true;
  if (tiers && !isUnresolved(policy) && !tieringPolicies.includes(policy)) {
    const allowed = tieringPolicies.join(", ");
    problems.add("parameters.maxmemory-policy", `must be one of ${allowed} on ${nodeType}, which tiers data`, policy);
  }
}

function checkEngineOf(problems: Problems, nodeType: string, facts: NodeTypeFacts, engine: Engine): void {
  const minimum = engine.kind === "redis" ? facts.minRedis : facts.minValkey;
  const running = `${engine.kind} ${engine.version}`;
  if (minimum === null) {
    problems.add("nodeType", `must be offered for ${running}`, nodeType, "this type runs Valkey only");
  } else if (!isAtLeast(engine.version, minimum)) {
    problems.add("nodeType", `must be offered for ${running}`, nodeType, `this type needs ${minimum} or later`);
  }
}
