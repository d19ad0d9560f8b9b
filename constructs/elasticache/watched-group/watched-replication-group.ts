import { DataAwsElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/data-aws-elasticache-replication-group";
import type { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { keepTogether, required, struct, validate } from "../../core";
import type { Engine } from "../facts/engines";
import type { IReplicationGroup } from "../replication-group/interface";
import { memberClusterIds } from "../replication-group/member-clusters";
import type { Credentials } from "../replication-group/props";
import type { Topology } from "../replication-group/topology";
import type { GroupValues } from "./resource-values";
import { checkWatchedGroup, isForeign, valuesOf } from "./values";
import { type WatchedGroup, watchedGroupCheck } from "./watched-group";

const hints = () => require("./hints") as typeof import("./hints");

/** Properties of a {@link WatchedReplicationGroup}. */
export interface WatchedReplicationGroupProps {
  /** The group, which somebody else manages. */
  readonly replicationGroup: WatchedGroup;
}

const propsCheck = struct<WatchedReplicationGroupProps>(
  { replicationGroup: required(watchedGroupCheck) },
  () => hints().watchedReplicationGroupHints,
);

/**
 * A replication group that somebody else manages, as alarms and dashboards see it. Nothing of it is changed: its nodes
 * are read when Terraform plans, because AWS chooses the numbers of replacement nodes.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/data-sources/elasticache_replication_group
 */
export class WatchedReplicationGroup extends Construct implements IReplicationGroup {
  /** What the nodes are read from: the look-up of the group, or its resource in the same stack. */
  public readonly source: DataAwsElasticacheReplicationGroup | ElasticacheReplicationGroup;
  /** Id of the group. */
  public readonly replicationGroupId: string;
  /** ARN of the group. */
  public readonly replicationGroupArn: string;
  /** Engine and version. */
  public readonly engine: Engine;
  /** Node type of every node. */
  public readonly nodeType: string;
  /** Nodes and how they hold the data. */
  public readonly topology: Topology;
  /** How clients prove who they are. */
  public readonly authentication: Credentials["kind"];
  /** Cache cluster ids of the nodes; undefined while the number of nodes is only known at deploy. */
  public readonly memberClusterIds?: readonly string[];
  /** Log group of the slow log, if there is one. */
  public readonly slowLogGroupName?: string;
  /** Nothing says whose other logs the group holds. */
  public readonly slowLogGroupShared = true;

  /** @throws ValidationError that lists every problem with the props, and what a resource does not say about its group */
  constructor(scope: Construct, id: string, props: WatchedReplicationGroupProps) {
    super(scope, id);
    validate(this, propsCheck, props, {
      rules: ({ replicationGroup }, problems) => {
        checkWatchedGroup(problems, "replicationGroup", replicationGroup, this);
      },
    });

    const values = valuesOf(props.replicationGroup, this) as GroupValues;
    this.replicationGroupId = values.replicationGroupId;
    this.engine = values.engine;
    this.nodeType = values.nodeType;
    this.topology = values.topology;
    this.authentication = values.authentication;
    this.slowLogGroupName = values.slowLogGroupName;
    this.source = this.sourceOf(props.replicationGroup);
    this.replicationGroupArn = this.source.arn;
    this.memberClusterIds = memberClusterIds(this, this.source, this.topology);
  }

  private sourceOf(group: WatchedGroup): WatchedReplicationGroup["source"] {
    if (group.kind === "resource" && !isForeign(group.resource, this)) {
      return group.resource;
    }
    const lookUp = new DataAwsElasticacheReplicationGroup(this, "LookUp", {
      replicationGroupId: this.replicationGroupId,
    });
    if (group.kind === "resource") {
      TerraformStack.of(this).addDependency(TerraformStack.of(group.resource));
      keepTogether(this, "replicationGroup.resource", group.resource, lookUp);
    }
    return lookUp;
  }
}
