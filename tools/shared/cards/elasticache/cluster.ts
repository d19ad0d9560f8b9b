import type { Card, LossInPlace, Step } from "../card";
import { loss } from "../deletion";
import { falls, members, rises, turnsOff } from "../interruption";
import { sources } from "../sources";
import { commonSteps } from "./common-steps";
import { isTiered } from "./node-type";
import { leftTopic } from "./notification-topic";
import { leftSecurityGroups } from "./security-groups";
import { blueGreen, endOfCache } from "./ways";

const steps: readonly Step[] = [
  ...commonSteps,
  {
    attribute: "node_type",
    effect: "AWS has data tiering in replication groups only",
    instead: "choose a node type of another family, or make a replication group",
    source: sources.tiering,
    on: "any",
    applies: ({ after, changed, isNew }) => (isNew || changed("node_type")) && isTiered(after.node_type) === true,
  },
  {
    attribute: "preferred_availability_zones",
    effect: "the provider requires one zone for each node and stops in the middle of the apply",
    instead: "name as many zones as nodes",
    source: sources.modifyCluster,
    on: "any",
    applies: ({ after, changed }) => {
      const zones = members(after.preferred_availability_zones).length;
      return changed("num_cache_nodes") && zones > 0 && zones !== after.num_cache_nodes;
    },
  },
  {
    attribute: "az_mode",
    effect: "AWS does not move a cluster back to one zone once its nodes are in several",
    instead: "keep the mode, or make a second cluster",
    source: sources.modifyCluster,
    on: "update",
    applies: ({ before, after }) => before.az_mode === "cross-az" && after.az_mode === "single-az",
  },
];

const losses: readonly LossInPlace[] = [
  {
    attribute: "engine_version",
    lost: "every key in the cache: a Memcached upgrade empties it",
    instead:
      "do it when the clients can do without what is cached, or move them to a second cluster with the new version",
    source: sources.upgrades,
    applies: ({ before, changed }) => before.engine === "memcached" && changed("engine_version"),
  },
  {
    attribute: "num_cache_nodes",
    lost: "the keys on the nodes that go, which are those with the highest numbers",
    instead: "do it when the clients can do without what is cached there",
    source: sources.memcached,
    applies: ({ before, after }) =>
      before.engine === "memcached" && falls(before.num_cache_nodes, after.num_cache_nodes),
  },
];

/** A cluster without replication: Memcached, or one Redis OSS node; or one node of a replication group. */
export const cluster: Card = {
  deletion: loss(sources.deleting, "every key in the cache", blueGreen, {
    insteadOf: {
      engine: `keep the engine, or give the data to a replication group: ${blueGreen}`,
      engine_version: `keep the version, because AWS cannot downgrade in place; otherwise ${blueGreen}`,
      node_type: `this provider cannot scale Memcached nodes in place; make a second cluster, and move the clients`,
    },
    insteadOfDeletion: endOfCache,
  }),
  namedBy: ["cluster_id"],
  replacedBy: [
    "availability_zone",
    "cluster_id",
    "engine",
    "engine_version",
    "network_type",
    "node_type",
    "outpost_mode",
    "port",
    "preferred_outpost_arn",
    "replication_group_id",
    "snapshot_arns",
    "snapshot_name",
    "subnet_group_name",
    "transit_encryption_enabled",
  ],
  interruptions: {
    engine_version: [
      {
        kind: "engine upgrade",
        when: "window",
        effect: "the only node does not answer during the upgrade, and AWS keeps the data as well as it can",
        source: sources.upgradeConsiderations,
        applies: (_before, _after, { before }) => before.engine !== "memcached",
      },
    ],
    node_type: [
      {
        kind: "node type",
        when: "window",
        effect: "the data is copied to a new node: no service for a few seconds, twice",
        source: sources.scalingAlone,
      },
    ],
    num_cache_nodes: [
      {
        kind: "nodes removed",
        when: "window",
        effect: "keys move to other nodes in the clients' view, and clients that do not discover nodes fail",
        source: sources.memcached,
        applies: falls,
      },
      {
        kind: "nodes added",
        when: "window",
        effect: "keys move to other nodes in the clients' view: many reads miss at first",
        source: sources.modifyCluster,
        applies: rises,
      },
    ],
    parameter_group_name: [
      {
        kind: "parameter group",
        when: "may-wait",
        effect: "values that differ take effect; those that need a reboot wait for one",
        source: sources.modifyCluster,
      },
    ],
    notification_topic_arn: leftTopic(sources.modifyCluster),
    security_group_ids: leftSecurityGroups(sources.modifyCluster),
    ip_discovery: [
      {
        kind: "addresses",
        when: "now",
        effect: "clients are told addresses of the other IP version",
        source: sources.networkType,
      },
    ],
    preferred_availability_zones: [
      {
        kind: "nothing",
        when: "now",
        effect: "the provider sends this only together with more nodes: those that exist stay where they are",
        source: sources.modifyCluster,
      },
    ],
    snapshot_retention_limit: [
      {
        kind: "less protection",
        when: "now",
        effect: "daily snapshots stop",
        source: sources.modifyCluster,
        applies: turnsOff,
      },
    ],
  },
  losses,
  steps,
  quiet: [
    "apply_immediately",
    "arn",
    "auto_minor_version_upgrade",
    "cache_nodes",
    "cluster_address",
    "configuration_endpoint",
    "engine_version_actual",
    "final_snapshot_identifier",
    "id",
    "maintenance_window",
    "region",
    "snapshot_window",
    "tags",
    "tags_all",
    "timeouts",
  ],
};
