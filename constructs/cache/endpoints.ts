import type { ReplicationGroup, Topology } from "../elasticache";

/** Where clients of a replicated cache connect. */
export interface ReplicatedEndpoints {
  /** The topology. */
  readonly kind: "replicated";
  /** Address of the primary, for writes. */
  readonly primary: string;
  /** Address of the replicas together, for reads. */
  readonly reader: string;
  /** Port of both. */
  readonly port: number;
}

/** Where clients of a sharded cache connect; they must speak the cluster protocol. */
export interface ShardedEndpoints {
  /** The topology. */
  readonly kind: "sharded";
  /** Address that tells clients which node holds which keys. */
  readonly configuration: string;
  /** Port of every node. */
  readonly port: number;
}

/** Where clients connect, which depends on the topology. */
export type CacheEndpoints = ReplicatedEndpoints | ShardedEndpoints;

/** Endpoints of a replication group. */
export function endpointsOf({ resource, port }: ReplicationGroup, { kind }: Topology): CacheEndpoints {
  return kind === "sharded"
    ? { kind, configuration: resource.configurationEndpointAddress, port }
    : { kind, primary: resource.primaryEndpointAddress, reader: resource.readerEndpointAddress, port };
}
