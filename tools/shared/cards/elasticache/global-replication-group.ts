import type { Card } from "../card";
import { loss } from "../deletion";
import { falls, rises, turnsOff } from "../interruption";
import { sources } from "../sources";

/** A global datastore. The provider sends each of its changes with `ApplyImmediately`. */
export const globalReplicationGroup: Card = {
  deletion: loss(
    sources.deleteGlobal,
    "the replication between regions; the primary cache stays, with its data",
    "keep it, or detach the secondary caches on purpose first",
    {
      insteadOf: {
        primary_replication_group_id:
          "after a failover between regions the primary is another cache: ignore changes of this argument instead of replacing the global datastore",
      },
    },
  ),
  namedBy: ["global_replication_group_id_suffix"],
  replacedBy: ["global_replication_group_id_suffix", "primary_replication_group_id"],
  interruptions: {
    engine: [
      {
        kind: "engine change",
        when: "now",
        effect: "every region fails over, one after the other",
        source: sources.modifyGlobal,
      },
    ],
    engine_version: [
      {
        kind: "engine upgrade",
        when: "now",
        effect: "every region fails over, one after the other",
        source: sources.modifyGlobal,
      },
    ],
    cache_node_type: [
      {
        kind: "node type",
        when: "now",
        effect: "the nodes of every region are replaced online",
        source: sources.modifyGlobal,
      },
    ],
    num_node_groups: [
      {
        kind: "shards added",
        when: "now",
        effect: "slots move online in every region; latency rises meanwhile",
        source: sources.resharding,
        applies: rises,
      },
      {
        kind: "shards removed",
        when: "now",
        effect: "slots move online in every region and must fit into the rest; latency rises meanwhile",
        source: sources.resharding,
        applies: falls,
      },
    ],
    parameter_group_name: [
      {
        kind: "parameter group",
        when: "now",
        effect: "every region gets a group of its own with these values",
        source: sources.global,
      },
    ],
    automatic_failover_enabled: [
      {
        kind: "less protection",
        when: "now",
        effect: "a failed primary is not replaced by a replica in any region",
        source: sources.modifyGlobal,
        applies: turnsOff,
      },
    ],
  },
  quiet: [
    "arn",
    "at_rest_encryption_enabled",
    "auth_token_enabled",
    "cluster_enabled",
    "engine_version_actual",
    "global_node_groups",
    "global_replication_group_description",
    "global_replication_group_id",
    "id",
    "region",
    "timeouts",
    "transit_encryption_enabled",
  ],
};
