import type { ConfiguredResource, Plan, PlannedResource, ResourceChange, Values } from "../../shared/plan/plan";
import { readSources } from "../../shared/plan/plan";
import { configuredAddress, configuredResources } from "../../shared/plan/references";
import { isRecord, membersOf, own } from "../../shared/records";

/** Finds where a resource is, as far as the plan shows it. */
export type RegionOf = (change: ResourceChange, values: Values) => string | undefined;

/**
 * Reads where the resources of a plan are: from themselves, from their provider, or from where its other resources and
 * data sources are. A plan shows a provider's region when it is a constant or a variable.
 */
export function regionsOf(plan: Plan): RegionOf {
  const configured = configuredResources(plan);
  const providerOf = (address: string) => configured.get(configuredAddress(address))?.provider_config_key;
  const seen = regionsSeen(plan, providerOf);
  return ({ address }, values) => {
    const provider = providerOf(address) ?? "aws";
    return regionIn(values) ?? regionOfProvider(plan, provider) ?? seen.get(provider);
  };
}

type ProviderOf = (address: string) => ConfiguredResource["provider_config_key"];

/** The region in which everything of a provider is; none when its resources are in several. */
function regionsSeen(plan: Plan, providerOf: ProviderOf): ReadonlyMap<string, string> {
  const changed = plan.resource_changes.flatMap(({ address, change }) =>
    [change.before, change.after].flatMap((values) =>
      isRecord(values) ? [{ address, region: regionIn(values) ?? regionOfZone(values) }] : [],
    ),
  );
  const sources = readSources(plan).map(({ address, type, values }) => ({
    address,
    region: regionOfSource(type, values),
  }));
  const found = new Map<string, Set<string>>();
  for (const { address, region } of [...changed, ...sources]) {
    const provider = providerOf(address) ?? "aws";
    if (region !== undefined) {
      found.set(provider, (found.get(provider) ?? new Set()).add(region));
    }
  }
  const single = [...found].flatMap(([provider, [region, ...others]]) =>
    region === undefined || others.length > 0 ? [] : [[provider, region] as const],
  );
  return new Map(single);
}

/** From the argument of newer providers, or the ARN of something that exists. */
function regionIn({ region, arn }: Values): string | undefined {
  if (typeof region === "string" && region !== "") {
    return region;
  }
  const inArn = typeof arn === "string" ? arn.split(":")[3] : undefined;
  return inArn === undefined || inArn === "" ? undefined : inArn;
}

/** Data sources may be about things elsewhere; those of a region and its zones are not. */
function regionOfSource(type: string, values: PlannedResource["values"] | undefined): string | undefined {
  const { name } = values ?? {};
  return type === "aws_region" && typeof name === "string" ? name : regionOfZone(values ?? {});
}

/** Zones of the subnets, nodes, or data sources of a region. */
function regionOfZone(values: PlannedResource["values"]): string | undefined {
  const { availability_zone, preferred_cache_cluster_azs, names } = values;
  const zones = [availability_zone, preferred_cache_cluster_azs, names].flat();
  return zones
    .map((zone) => (typeof zone === "string" ? /^([a-z]{2,3}(?:-[a-z]+)+-\d)[a-z]$/.exec(zone)?.[1] : undefined))
    .find((region) => region !== undefined);
}

/** In a plan of code that is written in JSON, expressions are texts as they are written there. */
function regionOfProvider({ configuration, variables }: Plan, key: string): string | undefined {
  const { constant_value: constant, references } = membersOf(
    own(configuration.provider_config ?? {}, key)?.expressions?.region,
  );
  const written =
    typeof constant === "string" ? constant : `\${${String(Array.isArray(references) ? references[0] : "")}}`;
  const variable = /^\$\{var\.(\w+)\}$/.exec(written)?.[1];
  const region = variable === undefined ? written : own(variables, variable)?.value;
  return typeof region === "string" && /^[a-z\d-]+$/.test(region) ? region : undefined;
}
