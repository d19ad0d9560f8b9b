// What is tried where the bindings know newer replication groups, as data.

export const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:token-a1b2c3";

const free = { kind: "sharded", shards: 2, replicasPerShard: 1 } as const;
const east = { primaryAvailabilityZone: "us-east-1a", replicaAvailabilityZones: ["us-east-1b"] };
const west = { primaryAvailabilityZone: "us-east-1b", replicaAvailabilityZones: ["us-east-1a"] };

/** Shards whose zones AWS chooses, and the same with zones. */
export const topologies = { free, placed: { ...free, placement: [east, west] as const } } as const;

/** A cache that loses no write. */
export const durable = { engine: { kind: "valkey", version: "9.0" }, topology: free, durability: "sync" } as const;

/** Arguments of a group that are of interest. */
export const pickedOfGroup = [
  ...["auth_token", "auth_token_wo", "auth_token_wo_version", "auth_token_update_strategy", "durability"],
  "depends_on",
  ...["lifecycle", "node_group_configuration", "num_node_groups", "replicas_per_node_group"],
];

const foreign = { primaryAvailabilityZone: "eu-west-1a", replicaAvailabilityZones: ["us-east-1b"] };

/** Props that are refused, as nobody checks them who writes JavaScript. */
export const refusedCaches: readonly unknown[] = [
  { durability: "default" },
  { durability: "sync", port: 0 },
  { ...durable, nodeType: "cache.r6gd.xlarge", encryptionAtRest: { kind: "off" } },
  { topology: { ...free, placement: [east] } },
  { topology: { ...free, placement: "us-east-1a" } },
  { topology: { ...free, placement: "${var.zones}" } },
  { topology: { ...free, placement: [east, foreign] } },
  { topology: { ...free, placement: [east, { ...west, replicaAvailabilityZones: ["us-east-1b"] }] } },
  {
    topology: { ...free, placement: [east, { ...west, primaryAvailabilityZone: "us-east-1c" }] },
    network: { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"] },
  },
  { authentication: { kind: "auth-token", writeOnly: "hunter2hunter2hunter2" } },
  { authentication: { kind: "auth-token", writeOnly: "${var.flag}" } },
  { authentication: { kind: "existing-secret", secretArn, writeOnlyVersion: "hunter2hunter2hunter2" } },
  { authentication: { kind: "existing-secret", secretArn: secretArn.slice(0, -7), writeOnlyVersion: 0 } },
  {
    authentication: {
      kind: "existing-secret",
      secretArn: secretArn.replace("us-east-1", "eu-west-1"),
      writeOnlyVersion: 1,
    },
  },
];
