import type { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import type { Topology } from "./topology";

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

/** Where clients connect, by the kind of the topology. */
export interface EndpointsByTopology {
  /** Of a replicated cache. */
  readonly replicated: ReplicatedEndpoints;
  /** Of a sharded cache. */
  readonly sharded: ShardedEndpoints;
}

/** Where clients connect, which depends on the topology. */
export type Endpoints = EndpointsByTopology[Topology["kind"]];

/** Endpoints of a replication group. */
export function endpointsOf(resource: ElasticacheReplicationGroup, { kind }: Topology, port: number): Endpoints {
  return kind === "sharded"
    ? { kind, configuration: resource.configurationEndpointAddress, port }
    : { kind, primary: resource.primaryEndpointAddress, reader: resource.readerEndpointAddress, port };
}
