import { type Problems, isUnresolved } from "../../core";
import { engineFacts, lacksModes } from "../facts/engines";
import type { ResolvedSettings } from "./defaults";
import { checkNodeType } from "./node-type-rules";
import { checkPlacement } from "./placement-rules";
import { type ReplicatedTopology, checkTopology, isClusterEnabled, spansZones } from "./topology";
import { checkWindows } from "./windows";

/**
 * Checks settings against each other. Values that already failed a check count as unresolved.
 *
 * @internal
 */
export function checkSettings(problems: Problems, settings: ResolvedSettings): void {
  const { engine, topology, nodeType, transitEncryption } = settings;
  checkNodeType(problems, nodeType, engine);
  if (transitEncryption === "preferred" && lacksModes(engine)) {
    const rule = "needs Redis OSS 7.0 or Valkey 7.2 or later for `preferred`";
    problems.add("transitEncryption", rule, transitEncryption);
  }
  checkTopology(problems, topology, engine, settings.nodesPerClusterQuota);
  checkZones(problems, settings);
  if (topology.kind === "sharded") {
    checkPlacement(problems, topology);
  }
  checkWindows(problems, settings);
  checkAddresses(problems, settings);
}

/**
 * Checks what needs TLS. AWS accepts a token or users neither without it nor while it is optional.
 *
 * @param authentication how clients prove who they are; `off` for no authentication
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
 * @see https://github.com/cloudposse/terraform-aws-elasticache-redis/issues/239
 * @internal
 */
export function checkTransport(
  problems: Problems,
  { transitEncryption }: ResolvedSettings,
  authentication: string,
): void {
  const isRequired = isUnresolved(transitEncryption) || transitEncryption === "required";
  if (!isRequired && !isUnresolved(authentication) && authentication !== "off") {
    const rule = `must be "required" with the authentication ${authentication}`;
    problems.add("transitEncryption", rule, transitEncryption, "AWS takes tokens and users only where TLS is required");
  }
}

/**
 * Checks the name of a default group, which says which engine and topology it is for.
 *
 * @internal
 */
export function checkParameterGroup(
  problems: Problems,
  at: string,
  name: string | undefined,
  settings: ResolvedSettings,
): void {
  const isDefault = name !== undefined && !isUnresolved(name) && name.toLowerCase().startsWith("default.");
  if (!isDefault || problems.has("engine") || problems.has("topology")) {
    return;
  }
  const fitting = defaultParameterGroup(settings);
  if (name.toLowerCase() !== fitting) {
    const rule = `must be ${fitting}, or a custom group, for this engine and topology`;
    problems.add(at, rule, name);
  }
}

/** Name of AWS's default group for an engine and topology. */
export function defaultParameterGroup({ engine, topology }: ResolvedSettings): string {
  return `default.${engineFacts(engine).family}${isClusterEnabled(topology) ? ".cluster.on" : ""}`;
}

/**
 * Families that are not built on the Nitro system, which IPv6 needs.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-nitro-instances.html
 */
const beforeNitro = /^cache\.(?:t[12]|m[1-4]|c1|r[34])\./;

/**
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
 */
function checkAddresses(problems: Problems, { networkType, ipDiscovery, nodeType }: ResolvedSettings): void {
  if (isUnresolved(networkType)) {
    return;
  }
  const isOther = ipDiscovery !== undefined && !isUnresolved(ipDiscovery) && ipDiscovery !== networkType;
  if (isOther && networkType !== "dual_stack") {
    problems.add("ipDiscovery", `must be an address family of \`networkType\` ${networkType}`, ipDiscovery);
  }
  if (networkType !== "ipv4" && beforeNitro.test(nodeType) && !problems.has("nodeType")) {
    problems.add("networkType", `must be "ipv4" on ${nodeType}, which is not built on the Nitro system`, networkType);
  }
}

function checkZones(problems: Problems, { topology, preferredCacheClusterAzs: zones }: ResolvedSettings): void {
  if (zones === undefined || isUnresolved(zones)) {
    return;
  }
  switch (topology.kind) {
    case "sharded":
      problems.add(
        "preferredCacheClusterAzs",
        "is for replicated caches only",
        zones,
        "for zones of shards, set `placement` of `topology`",
      );
      break;
    case "replicated":
      checkZoneOfEachNode(problems, zones, topology);
  }
}

function checkZoneOfEachNode(problems: Problems, zones: readonly string[], topology: ReplicatedTopology): void {
  const { replicas } = topology;
  if (!isUnresolved(replicas) && zones.length !== 1 + replicas) {
    problems.add("preferredCacheClusterAzs", `must name one zone for each of the ${1 + replicas} nodes`, zones);
  } else if (zones.length > 1 && new Set(zones).size === 1 && !isUnresolved(zones[0]) && spansZones(topology)) {
    problems.add("preferredCacheClusterAzs", "must name at least two zones for a cache with replicas", zones);
  }
}
