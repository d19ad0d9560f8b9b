import {
  type Interruption,
  type Interruptions,
  becomes,
  falls,
  losesMembers,
  restartAlone,
  rises,
  turnsOff,
} from "./interruption";

const replicas: readonly Interruption[] = [
  { kind: "replicas added", when: "now", effect: "clients notice nothing", applies: rises },
  {
    kind: "replicas removed",
    when: "now",
    effect: "connections to the removed nodes end; fewer nodes serve reads",
    applies: falls,
  },
];

/**
 * Changes of a replication group in place that clients notice.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.HowTo.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html
 */
export const replicationGroup: Interruptions = {
  engine: [
    {
      kind: "engine change",
      when: "window",
      effect: "each node is replaced and the primary fails over: writes fail for seconds, 30 to 60 s before 5.0.6",
      effectAlone: restartAlone,
    },
  ],
  engine_version: [
    {
      kind: "engine upgrade",
      when: "window",
      effect: "each node is replaced and the primary fails over: writes fail for seconds, 30 to 60 s before 5.0.6",
      effectAlone: restartAlone,
    },
  ],
  node_type: [
    {
      kind: "node type",
      when: "window",
      effect: "the nodes are replaced online; connections end once, for less than a second from 5.0.6 on",
      effectAlone: "the only node is replaced: a short outage",
    },
  ],
  parameter_group_name: [
    {
      kind: "parameter group",
      when: "window",
      effect: "clients notice nothing, unless a value that needs a reboot differs",
    },
  ],
  num_cache_clusters: replicas,
  replicas_per_node_group: replicas,
  num_node_groups: [
    { kind: "shards added", when: "now", effect: "slots move online; latency rises meanwhile", applies: rises },
    {
      kind: "shards removed",
      when: "now",
      effect: "slots move online and must fit into the rest; latency rises, connections to the removed nodes end",
      applies: falls,
    },
  ],
  transit_encryption_enabled: [
    {
      kind: "TLS",
      when: "request",
      effect: "the nodes are replaced one after the other; clients with and without TLS are served",
      applies: becomes(true),
    },
    { kind: "TLS off", when: "request", effect: "clients that insist on TLS are refused", applies: becomes(false) },
  ],
  transit_encryption_mode: [
    {
      kind: "TLS required",
      when: "request",
      effect: "clients without TLS are cut off",
      applies: becomes("required"),
    },
    { kind: "TLS optional", when: "request", effect: "clients notice nothing", applies: becomes("preferred") },
  ],
  cluster_mode: [
    {
      kind: "cluster mode",
      when: "request",
      effect: "both kinds of client work; no scaling or upgrade until the next step",
      applies: becomes("compatible"),
    },
    {
      kind: "cluster mode",
      when: "request",
      effect: "the endpoint changes for good: clients that do not speak the cluster protocol are cut off",
      applies: becomes("enabled"),
    },
  ],
  auth_token: [
    {
      kind: "authentication",
      when: "now",
      effect: "with ROTATE the old token, or none, works beside the new one; with SET new connections need the new one",
    },
  ],
  auth_token_update_strategy: [
    {
      kind: "authentication",
      when: "now",
      effect: "SET ends the old token: clients that still use it are refused",
      applies: becomes("SET"),
    },
  ],
  user_group_ids: [
    { kind: "authentication", when: "request", effect: "connections of users outside the new group end" },
  ],
  security_group_ids: [
    {
      kind: "network access",
      when: "request",
      effect: "clients that only the removed security groups let in lose access",
      applies: losesMembers,
    },
  ],
  ip_discovery: [{ kind: "addresses", when: "request", effect: "clients are told addresses of the other IP version" }],
  automatic_failover_enabled: [
    { kind: "less protection", when: "request", effect: "a failed primary is no longer replaced", applies: turnsOff },
  ],
  multi_az_enabled: [
    { kind: "less protection", when: "request", effect: "one zone's failure can take all nodes", applies: turnsOff },
  ],
  snapshot_retention_limit: [
    { kind: "less protection", when: "now", effect: "daily snapshots stop", applies: turnsOff },
  ],
  preferred_cache_cluster_azs: [
    { kind: "nothing", when: "now", effect: "the provider never sends this change: the nodes stay where they are" },
  ],
};
