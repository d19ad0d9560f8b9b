import {
  type CacheCluster,
  ElastiCacheClient,
  paginateDescribeCacheClusters,
  paginateDescribeCacheParameters,
} from "@aws-sdk/client-elasticache";

import { serviceOptions } from "../../client/connect/secret";

/** What the service reports about a cache's parameters. */
export interface ServiceParameters {
  readonly group: string;
  /** Every parameter of the group, by name. */
  readonly values: Readonly<Record<string, string>>;
  /** Names of those that were set. */
  readonly set: readonly string[];
  /** Nodes that do not have the group's values yet, with the service's word for their status. */
  readonly behind: readonly string[];
  readonly nodes: number;
}

/**
 * Asks the service which parameters the nodes of a replication group have, because the managed service does not offer
 * `CONFIG GET`.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SupportedCommands.html
 */
export async function serviceParameters(cacheName: string, region: string | undefined): Promise<ServiceParameters> {
  const client = new ElastiCacheClient(serviceOptions(region));
  const nodes = await nodesOf(client, cacheName);
  if (nodes.length === 0) {
    throw new Error(`there is no replication group ${cacheName} in ${region ?? "this region"}`);
  }
  const [group = "", ...others] = new Set(
    nodes.map(({ CacheParameterGroup }) => CacheParameterGroup?.CacheParameterGroupName),
  );
  if (others.length > 0) {
    throw new Error(`the nodes of ${cacheName} are between the parameter groups ${[group, ...others].join(", ")}`);
  }
  const behind = nodes.flatMap(({ CacheClusterId, CacheParameterGroup }) => {
    const status = CacheParameterGroup?.ParameterApplyStatus ?? "unknown";
    return status === "in-sync" ? [] : [`${CacheClusterId ?? "?"} is ${status}`];
  });
  return { group, ...(await parametersOf(client, group)), behind, nodes: nodes.length };
}

async function nodesOf(client: ElastiCacheClient, cacheName: string): Promise<readonly CacheCluster[]> {
  const nodes: CacheCluster[] = [];
  const ofGroups = { ShowCacheClustersNotInReplicationGroups: false };
  for await (const { CacheClusters = [] } of paginateDescribeCacheClusters({ client }, ofGroups)) {
    nodes.push(...CacheClusters.filter(({ ReplicationGroupId }) => ReplicationGroupId === cacheName));
  }
  return nodes;
}

/** All of a group's parameters, because one that is set to the family's default may not count as set. */
async function parametersOf(
  client: ElastiCacheClient,
  group: string,
): Promise<Pick<ServiceParameters, "values" | "set">> {
  const values: Record<string, string> = {};
  const set: string[] = [];
  const request = { CacheParameterGroupName: group };
  for await (const { Parameters = [] } of paginateDescribeCacheParameters({ client }, request)) {
    for (const { ParameterName, ParameterValue, Source } of Parameters) {
      if (ParameterName !== undefined && ParameterValue !== undefined) {
        values[ParameterName] = ParameterValue;
        set.push(...(Source === "user" ? [ParameterName] : []));
      }
    }
  }
  return { values, set };
}
