import type { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { TerraformResource } from "cdktf";
import { type Check, logGroupNameCheck, optional, required, variants } from "../../core";
import { type Engine, engineCheck } from "../facts/engines";
import type { NodeType } from "../facts/node-types";
import { replicationGroupIdCheck } from "../names";
import type { Credentials } from "../replication-group/props";
import { credentialsKindCheck, nodeTypeCheck } from "../replication-group/schema";
import { type Topology, topologyCheck } from "../replication-group/topology";

const hints = () => require("./hints") as typeof import("./hints");

/** A replication group that somebody else manages, described by its values. Its nodes are looked up by its id. */
export interface ExistingReplicationGroup {
  /** The group exists. */
  readonly kind: "existing";
  /**
   * Id of the group, in the account and region of the provider. For a group that the same app makes, give the
   * `replicationGroupId` of its resource: the group is then made before it is looked up.
   */
  readonly replicationGroupId: string;
  /** Engine and version. Known at synth: no token. */
  readonly engine: Engine;
  /**
   * Node type of every node. One that is not in the table, such as a type that AWS no longer offers, has no alarms that
   * depend on what the type can do.
   */
  readonly nodeType: NodeType | (string & {});
  /** Nodes and how they hold the data. */
  readonly topology: Topology;
  /**
   * How clients prove who they are; it decides whether failed logins are watched. Known at synth: no token.
   *
   * @default "off"
   */
  readonly authentication?: Credentials["kind"];
  /**
   * Log group of the slow log, in JSON, for the dashboard.
   *
   * @default - the dashboard has no slow log
   */
  readonly slowLogGroupName?: string;
}

/** A replication group that the same app makes with the provider's resource; what is to be known is read from it. */
export interface ReplicationGroupResource {
  /** The app makes the group. */
  readonly kind: "resource";
  /**
   * The resource, with the arguments that it has when this is made. One of another stack needs a literal id, by which
   * the nodes are looked up; the stack that watches then depends on that one.
   */
  readonly resource: ElasticacheReplicationGroup;
  /**
   * Log group of the slow log, in JSON, for the dashboard.
   *
   * @default - that of the resource, if it delivers its slow log in JSON to CloudWatch Logs
   */
  readonly slowLogGroupName?: string;
}

/** A replication group that somebody else manages: it is looked up or referred to, and never changed. */
export type WatchedGroup = ExistingReplicationGroup | ReplicationGroupResource;

/** True for the provider's resource of a replication group. */
export function isReplicationGroupResource(value: unknown): value is ElasticacheReplicationGroup {
  return (
    TerraformResource.isTerraformResource(value) && value.terraformResourceType === "aws_elasticache_replication_group"
  );
}

const resourceCheck: Check<ElasticacheReplicationGroup> = (at, value, problems) => {
  if (!isReplicationGroupResource(value)) {
    const { resource } = Object(value) as { readonly resource?: unknown };
    const remedy = isReplicationGroupResource(resource) ? "give its `resource`" : undefined;
    problems.add(at, "must be an `ElasticacheReplicationGroup` of the provider", value, remedy);
  }
};

/**
 * Check of a {@link WatchedGroup}.
 *
 * @internal
 */
export const watchedGroupCheck: Check<WatchedGroup> = variants<WatchedGroup>(
  {
    existing: {
      replicationGroupId: required(replicationGroupIdCheck),
      engine: required(engineCheck),
      nodeType: required(nodeTypeCheck),
      topology: required(topologyCheck),
      authentication: optional(credentialsKindCheck),
      slowLogGroupName: optional(logGroupNameCheck),
    },
    resource: {
      resource: required(resourceCheck),
      slowLogGroupName: optional(logGroupNameCheck),
    },
  },
  () => hints().watchedGroupHints,
);
