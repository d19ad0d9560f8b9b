import {
  DescribeCacheClustersCommand,
  ElastiCacheClient,
  paginateDescribeCacheParameters,
} from "@aws-sdk/client-elasticache";

/** What the service says of a cache's parameters. */
export interface ServiceParameters {
  readonly group: string;
  /** Parameters that differ from the family's defaults. */
  readonly values: Readonly<Record<string, string>>;
  /** Nodes that have not taken the group's values yet, with the service's word for it. */
  readonly behind: readonly string[];
  readonly nodes: number;
}

/**
 * Asks the service which parameters the nodes of a replication group have: the managed service keeps `CONFIG GET` to
 * itself.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SupportedCommands.html
 */
export async function serviceParameters(cacheName: string, region: string | undefined): Promise<ServiceParameters> {
  const client = new ElastiCacheClient(region === undefined ? {} : { region });
  const { CacheClusters = [] } = await client.send(
    new DescribeCacheClustersCommand({ ShowCacheClustersNotInReplicationGroups: false }),
  );
  const nodes = CacheClusters.filter(({ ReplicationGroupId }) => ReplicationGroupId === cacheName);
  const [group, ...others] = new Set(
    nodes.map(({ CacheParameterGroup }) => CacheParameterGroup?.CacheParameterGroupName),
  );
  if (group === undefined || others.length > 0) {
    throw new Error(`the nodes of ${cacheName} have ${others.length + (group === undefined ? 0 : 1)} parameter groups`);
  }
  const values: Record<string, string> = {};
  for await (const { Parameters = [] } of paginateDescribeCacheParameters(
    { client },
    { CacheParameterGroupName: group, Source: "user" },
  )) {
    for (const { ParameterName, ParameterValue, Source } of Parameters) {
      if (ParameterName !== undefined && ParameterValue !== undefined && Source === "user") {
        values[ParameterName] = ParameterValue;
      }
    }
  }
  const behind = nodes.flatMap(({ CacheClusterId, CacheParameterGroup }) => {
    const status = CacheParameterGroup?.ParameterApplyStatus ?? "unknown";
    return status === "in-sync" ? [] : [`${CacheClusterId ?? "?"} is ${status}`];
  });
  return { group, values, behind, nodes: nodes.length };
}
