import { type Problems, isUnresolved } from "../../core";
import { durableFamilies, minDurableValkey } from "../facts/durability";
import { type Engine, isAtLeast, isKnownEngine } from "../facts/engines";
import type { ResolvedSettings } from "./defaults";
import { type Topology, replicasOf } from "./topology";

/** A rule about a durability: what it says, and whether the settings break it. */
type Rule = readonly [rule: string, isBroken: boolean];

/**
 * Checks what durability needs. AWS takes the setting for Valkey with shards only; what keeps a log of every write needs
 * more.
 *
 * @param encryptionAtRest the kind of the encryption at rest
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.Limitations.html
 * @internal
 */
export function checkDurability(
  problems: Problems,
  { durability, engine, topology, nodeType, transitEncryption }: ResolvedSettings,
  encryptionAtRest: string | undefined,
): void {
  if (durability === undefined || isUnresolved(durability)) {
    return;
  }
  const always: readonly Rule[] = [
    [`needs Valkey ${minDurableValkey} or later`, lacksDurability(engine)],
    ['needs a `topology` of `kind` "sharded"', isKnownTopology(topology) && topology.kind !== "sharded"],
  ];
  const forLog: readonly Rule[] = [
    ["needs at least 1 replica of each shard", isKnownTopology(topology) && replicasOf(topology) === 0],
    ["needs `multiAz` of `topology`, which is false", isKnownTopology(topology) && topology.multiAz === false],
    ['needs `transitEncryption` "required" or "preferred"', transitEncryption === "off"],
    ['needs `encryptionAtRest`, which is "off"', encryptionAtRest === "off"],
    [
      `needs a \`nodeType\` of one of the families ${durableFamilies.join(", ")}`,
      !isUnresolved(nodeType) && !problems.has("nodeType") && !isDurable(nodeType),
    ],
  ];
  const rules = durability === "disabled" ? always : [...always, ...forLog];
  rules.forEach(([rule, isBroken]) => {
    if (isBroken) {
      problems.add("durability", rule, durability);
    }
  });
}

function lacksDurability(engine: Engine): boolean {
  return isKnownEngine(engine) && !(engine.kind === "valkey" && isAtLeast(engine.version, minDurableValkey));
}

function isKnownTopology(topology: Topology): boolean {
  return ![topology, topology.kind].some(isUnresolved);
}

/** A type of a family: `cache.r7g.large`, and no `cache.r7gd.large`, which tiers data. */
function isDurable(nodeType: string): boolean {
  return durableFamilies.includes(nodeType.split(".")[1] ?? "");
}
