import { type Place, type Problem, type Problems, checkPlaces, examine, fitName, isUnresolved } from "../../core";
import {
  type ResolvedSettings,
  checkDurability,
  checkEvictionPolicy,
  checkParameters,
  checkSettings,
  checkTransport,
  isKnownEngine,
  maxIdLength,
  maxSubnets,
  resolveSettings,
  spansZones,
  zonesOfNodes,
} from "../../elasticache";
import { checkApplicable, factsOf } from "../../monitoring";
import type { Network } from "../../network";
import { credentialsKind, defaultAuthentication } from "../authentication/authentication";
import { checkAuthentication } from "../authentication/rules";
import { checkLogging } from "../logging/rules";
import { evictionPolicy } from "./eviction-policy";
import { checkGroups } from "./group-rules";
import { placedLiterals } from "./places";
import type { RedisCacheProps } from "./props";
import { redisCacheCheck } from "./schema";

/**
 * Everything that is wrong with the props of a cache, without making any construct.
 *
 * @param place where the cache will be, as far as that is known
 * @param owner what says so, in words
 * @internal
 */
export function cacheProblems(props: RedisCacheProps, place?: Place, owner?: string): readonly Problem[] {
  return examine(redisCacheCheck, props, {
    rules: (sound, problems) => {
      checkTogether(sound, problems);
      checkPlaces(problems, placedLiterals(sound), place, owner);
    },
  }).list;
}

/** Checks the props of a cache against each other: together they must make a cache that AWS accepts. */
export function checkTogether(sound: Partial<RedisCacheProps>, problems: Problems): void {
  const settings = resolveSettings(sound);
  const { network, authentication = defaultAuthentication, parameters = {}, alarms = {} } = sound;
  const { engine, nodeType } = settings;
  if (sound.subnetGroup?.kind !== "existing-subnet-group") {
    checkSubnets(problems, network, settings);
  }
  checkGroups(sound, settings, problems);
  checkSettings(problems, settings);
  checkDurability(problems, settings, sound.encryptionAtRest?.kind);
  if (!isUnresolved(authentication)) {
    checkTransport(problems, settings, authentication.kind);
    const name = fitName(sound.name ?? "", maxIdLength);
    checkAuthentication(problems, authentication, { name, engine });
  }
  if (isKnownEngine(engine) && !isUnresolved(parameters)) {
    checkParameters(problems, parameters, engine);
  }
  const policy = evictionPolicy(sound);
  if (policy !== undefined && !problems.has("parameters.maxmemory-policy")) {
    checkEvictionPolicy(problems, nodeType, policy);
  }
  checkIsolated(problems, network, settings);
  checkLogging(problems, sound.logs, sound.name);
  const facts = factsOf({ ...settings, authentication: credentialsKind(authentication) });
  checkApplicable("alarms.overrides", alarms.overrides ?? {}, facts, problems);
}

/** With Multi-AZ, replicas must be able to run in a different zone from their primary. */
function checkSubnets(problems: Problems, network: Network | undefined, { topology }: ResolvedSettings): void {
  if (network?.kind !== "existing" || isUnresolved(network.subnetIds)) {
    return;
  }
  const { subnetIds } = network;
  if (subnetIds.length < 2 && spansZones(topology)) {
    const rule = "must name subnets in at least two Availability Zones for a cache with replicas";
    problems.add("network.subnetIds", rule, subnetIds);
  } else if (subnetIds.length > maxSubnets) {
    problems.add("network.subnetIds", `must name at most ${maxSubnets} subnets`, subnetIds.length);
  }
}

/** An isolated network has only the zones that it names, and no IPv6. */
function checkIsolated(problems: Problems, network: Network | undefined, settings: ResolvedSettings): void {
  if (network?.kind !== "isolated") {
    return;
  }
  const { networkType } = settings;
  if (!isUnresolved(networkType) && networkType !== "ipv4") {
    problems.add("networkType", 'must be "ipv4" in an isolated network', networkType);
  }
  const known = network.availabilityZones;
  if (isUnresolved(known) || known.some(isUnresolved)) {
    return;
  }
  for (const [prop, zone] of zonesOfNodes(settings)) {
    if (!isUnresolved(zone) && !known.includes(zone)) {
      problems.add(prop, `must be among the zones of \`network\`, ${known.join(", ")}`, zone);
    }
  }
}
