import type { Construct } from "constructs";
import { type Problem, Problems, type Warning, isUnresolved, struct } from "../../core";
import {
  type ResolvedSettings,
  type WarningId,
  checkEvictionPolicy,
  checkParameters,
  checkSettings,
  checkTransport,
  defaultParameters,
  isKnownEngine,
  mostSubnets,
  replicasOf,
  resolveSettings,
} from "../../elasticache";
import { checkApplicable } from "../../monitoring";
import type { Network } from "../../network";
import { type Authentication, checkAuthentication } from "../authentication/authentication";
import { knownFacts } from "../cache-facts";
import { type RedisCacheProps, redisCacheShape } from "./props";

/** The authentication of a cache that names none. */
export const defaultAuthentication: Authentication = { mode: "auth-token" };

/**
 * Everything that is wrong with the props of a cache, without making any construct.
 *
 * @internal
 */
export function cacheProblems(props: RedisCacheProps): readonly Problem[] {
  return examine(props).problems.list;
}

/**
 * The settings of a cache with every default filled in.
 *
 * @throws ValidationError with everything that is wrong
 */
export function checkedSettings(scope: Construct, props: RedisCacheProps): ResolvedSettings {
  const { problems, settings } = examine(props);
  problems.throwIfAny(scope);
  return settings;
}

/**
 * Checks props: that each has its type, and that together they make a cache that AWS accepts. For the second, a value that
 * is wrong already counts as known to Terraform only, so that every mistake is reported once and none is invented.
 */
function examine(props: RedisCacheProps): { readonly problems: Problems; readonly settings: ResolvedSettings } {
  const problems = new Problems();
  struct(redisCacheShape)("", props, problems);
  const sound = problems.sound(props);
  const settings = resolveSettings(sound);
  const { network, authentication = defaultAuthentication, parameters = {}, alarms = {} } = sound;
  checkSubnets(problems, network, settings);
  checkSettings(problems, settings);
  if (!isUnresolved(authentication)) {
    checkTransport(problems, settings, authentication.mode);
    checkAuthentication(problems, authentication, settings.engine);
  }
  if (isKnownEngine(settings.engine) && !isUnresolved(parameters)) {
    checkParameters(problems, parameters, settings.engine);
  }
  if (!problems.has("parameters.maxmemory-policy")) {
    checkEvictionPolicy(problems, settings.nodeType, evictionPolicy(sound));
  }
  checkIsolated(problems, network, settings);
  checkApplicable("alarms.overrides", alarms.overrides ?? {}, knownFacts(settings, authentication), problems);
  return { problems, settings };
}

/** Every doubt about a cache that works, beside those about its replication group. */
export function cacheWarnings(props: RedisCacheProps): readonly Warning<WarningId>[] {
  const warnings: Warning<WarningId>[] = [];
  if (evictionPolicy(props) === "noeviction") {
    warnings.push({ id: "no-eviction", message: "once memory is full, writes fail instead of old keys going" });
  }
  if (props.encryptionAtRest?.kind === "existing-key" && (props.alerts?.kind ?? "own-topics") === "own-topics") {
    const needed = "`kms:Decrypt` and `kms:GenerateDataKey*` to `cloudwatch.amazonaws.com`";
    warnings.push({
      id: "alert-key-policy",
      message: `alarms are lost without a word unless the existing key's policy allows ${needed}`,
    });
  }
  return warnings;
}

function evictionPolicy({ parameters = {} }: Partial<RedisCacheProps>): string {
  return String(parameters["maxmemory-policy"] ?? defaultParameters["maxmemory-policy"]);
}

/** Replicas must be able to live in another zone than their primary. */
function checkSubnets(problems: Problems, network: Network | undefined, { topology }: ResolvedSettings): void {
  if (network?.kind !== "existing" || isUnresolved(network.subnetIds)) {
    return;
  }
  const { subnetIds } = network;
  const replicas = replicasOf(topology);
  if (subnetIds.length < 2 && !isUnresolved(replicas) && replicas > 0) {
    const rule = "must name subnets in at least two Availability Zones for a cache with replicas";
    problems.add("network.subnetIds", rule, subnetIds);
  } else if (subnetIds.length > mostSubnets) {
    problems.add("network.subnetIds", `must name at most ${mostSubnets} subnets`, subnetIds.length);
  }
}

/** The network is made for the cache: it has the zones that it names and no IPv6. */
function checkIsolated(problems: Problems, network: Network | undefined, settings: ResolvedSettings): void {
  if (network?.kind !== "isolated") {
    return;
  }
  const { networkType, preferredCacheClusterAzs: zones = [] } = settings;
  if (!isUnresolved(networkType) && networkType !== "ipv4") {
    problems.add("networkType", 'must be "ipv4" in an isolated network', networkType);
  }
  const known = network.availabilityZones;
  const areKnown = !isUnresolved(zones) && !isUnresolved(known) && !known.some(isUnresolved);
  const strange = areKnown ? zones.filter((zone) => !isUnresolved(zone) && !known.includes(zone)) : [];
  if (strange.length > 0) {
    const rule = `must be among the zones of \`network\`, ${known.join(", ")}`;
    problems.add("preferredCacheClusterAzs", rule, strange);
  }
}
