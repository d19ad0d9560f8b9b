import type { Engine } from "../facts/engines";
import type { Credentials } from "./props";
import type { Topology } from "./topology";

/** What monitoring and clients need to know about a replication group. */
export interface IReplicationGroup {
  /** Id of the group, as given to AWS. */
  readonly replicationGroupId: string;
  /** ARN of the group. */
  readonly replicationGroupArn: string;
  /** Engine and version. Known at synth: no token. */
  readonly engine: Engine;
  /** Node type of every node. */
  readonly nodeType: string;
  /** Nodes and how they hold the data. Known at synth: no token. */
  readonly topology: Topology;
  /** How clients prove who they are. Known at synth: no token. */
  readonly authentication: Credentials["kind"];
  /**
   * Cache cluster ids of the nodes, one Terraform expression each, shard by shard. CloudWatch publishes metrics under
   * these ids, and never under the group's. Their number must be known at synth, so the list cannot be a token.
   *
   * @default - the number of nodes is only known at deploy
   */
  readonly memberClusterIds?: readonly string[];
  /**
   * Log group of the slow log, in JSON.
   *
   * @default - the slow log is not delivered to CloudWatch Logs
   */
  readonly slowLogGroupName?: string;
  /**
   * Whether that group may have other logs, of this cache or of others. Known at synth: no token.
   *
   * @default false
   */
  readonly slowLogGroupShared?: boolean;
}
