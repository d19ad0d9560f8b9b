import type { Card } from "../../card";
import { loss } from "../../deletion";
import { replacedBy } from "../../replaced-by";
import { sources } from "../../sources";
import { commonSteps } from "../common-steps";
import {
  elastiCacheActions,
  logDelivery,
  nodesInNetwork,
  partsOfCaches,
  serviceRole,
  streamDelivery,
} from "../permissions";
import { blueGreen, endOfCache } from "../ways";
import { accessInterruptions } from "./interruptions/access";
import { nodesInterruptions } from "./interruptions/nodes";
import { operationsInterruptions } from "./interruptions/operations";
import { protectionInterruptions } from "./interruptions/protection";
import { authenticationSteps } from "./steps/authentication";
import { clusterModeSteps } from "./steps/cluster-mode";
import { durabilitySteps } from "./steps/durability";
import { encryptionSteps } from "./steps/encryption";
import { engineSteps } from "./steps/engine";
import { globalMemberSteps } from "./steps/global-member";
import { operationsSteps } from "./steps/operations";
import { scalingSteps } from "./steps/scaling";

const keepRestored = "leave the snapshot a cache was restored from in the configuration, or ignore changes of it";

/** A replication group. */
export const replicationGroup: Card = {
  deletion: loss(sources.deleting, "every key in the cache, and its automatic snapshots with it", blueGreen, {
    insteadOf: {
      replication_group_id: `keep the name, because AWS cannot rename a cache; otherwise ${blueGreen}`,
      engine_version: `keep the version, because AWS cannot downgrade in place; otherwise ${blueGreen}`,
      engine: `stay on Valkey, because the provider cannot go back in place; otherwise ${blueGreen}`,
      transit_encryption_enabled:
        "apply the engine upgrade first; TLS can be changed in place from engine version 7.0.5 on, in a separate apply",
      snapshot_name: keepRestored,
      snapshot_arns: keepRestored,
      node_group_configuration: `leave the zones of the shards as the state has them, or ignore changes of them; otherwise ${blueGreen}`,
      kms_key_id: `write the key exactly as the state has it, as an ARN, or leave it out when the state has none; for another key, ${blueGreen}`,
      data_tiering_enabled: `stay in the node family, because tiered caches cannot leave it; otherwise ${blueGreen}`,
      subnet_group_name: `keep the group and change its subnets in place, within the VPC; for another VPC, ${blueGreen}`,
      security_group_names: "remove it: it is a leftover of EC2-Classic",
    },
    insteadOfDeletion: endOfCache,
  }),
  namedBy: ["replication_group_id"],
  replacedBy: replacedBy("aws_elasticache_replication_group", "security_group_names"),
  interruptions: {
    ...nodesInterruptions,
    ...accessInterruptions,
    ...operationsInterruptions,
    ...protectionInterruptions,
  },
  steps: [
    ...encryptionSteps,
    ...clusterModeSteps,
    ...authenticationSteps,
    ...commonSteps,
    ...operationsSteps,
    ...durabilitySteps,
    ...scalingSteps,
    ...engineSteps,
    ...globalMemberSteps,
  ],
  quiet: [
    "apply_immediately",
    "arn",
    "auto_minor_version_upgrade",
    "cluster_enabled",
    "configuration_endpoint_address",
    "description",
    "engine_version_actual",
    "final_snapshot_identifier",
    "id",
    "member_clusters",
    "primary_endpoint_address",
    "reader_endpoint_address",
    "region",
    "snapshot_window",
    "tags",
    "tags_all",
    "timeouts",
  ],
  unread: ["apply_immediately", "final_snapshot_identifier", "preferred_cache_cluster_azs"],
  permissions: [
    elastiCacheActions([
      "CreateReplicationGroup",
      "CreateSnapshot",
      "DecreaseReplicaCount",
      "DeleteReplicationGroup",
      "DescribeCacheClusters",
      "DescribeReplicationGroups",
      "IncreaseReplicaCount",
      "ModifyReplicationGroup",
      "ModifyReplicationGroupShardConfiguration",
    ]),
    ...partsOfCaches,
    ...nodesInNetwork,
    logDelivery,
    ...streamDelivery,
    serviceRole,
  ],
};
