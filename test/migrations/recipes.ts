import type { RedisCacheProps } from "../../constructs";

/** Props beside the name; the network is the usual one unless it is what changes. */
export type Props = Omit<RedisCacheProps, "name" | "network"> & Partial<Pick<RedisCacheProps, "network">>;

/** A way from one configuration of a cache to another. */
export interface Recipe {
  /** Heading in docs/migrations.md, under which the blocks stand that the test makes. */
  readonly heading: string;
  /** The configuration before, and then after each apply. */
  readonly steps: readonly [Props, Props, ...Props[]];
}

const redis62 = { engine: { kind: "redis", version: "6.2" } } as const;
const redis71 = { engine: { kind: "redis", version: "7.1" } } as const;
const valkey80 = { engine: { kind: "valkey", version: "8.0" } } as const;

const reader = "on ~cart:* -@all +@read";
const givenUser = { kind: "existing-user", userId: "carts-jobs" } as const;
const passwordUser = { kind: "password", accessString: reader } as const;

const users = { app: { kind: "iam", accessString: "on ~* -@all +@read +@write" } } as const;

const replicas = (count: number): Props => ({ topology: { kind: "replicated", replicas: count } });
const shards = (count: number, replicasPerShard: number): Props => ({
  topology: { kind: "sharded", shards: count, replicasPerShard },
});
const compatible: Props = { topology: { kind: "replicated", replicas: 2, clusterMode: "compatible" } };
const key = (last: number): Props => ({
  encryptionAtRest: {
    kind: "existing-key",
    kmsKeyArn: `arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-00000000000${last}`,
  },
});

/** Recipes that take new props and nothing else, by the construct id of the cache that goes through them. */
export const recipes: Readonly<Record<string, Recipe>> = {
  Upgrade: {
    heading: "Upgrade the engine",
    steps: [redis62, { ...redis71, applyImmediately: true }, redis71],
  },
  UpgradeInWindow: { heading: "Upgrade the engine", steps: [redis62, redis71] },
  Downgrade: { heading: "Upgrade the engine", steps: [redis71, redis62] },
  Valkey: {
    heading: "From Redis OSS to Valkey",
    steps: [redis71, { ...valkey80, applyImmediately: true }, valkey80],
  },
  ValkeyBack: { heading: "From Redis OSS to Valkey", steps: [valkey80, redis71] },
  ValkeyUsers: {
    heading: "From Redis OSS to Valkey",
    steps: [
      { ...redis71, authentication: { kind: "rbac", users } },
      {
        ...valkey80,
        applyImmediately: true,
        authentication: { kind: "rbac", users, userEngine: redis71.engine },
      },
    ],
  },
  ValkeyUsersAtOnce: {
    heading: "From Redis OSS to Valkey",
    steps: [
      { ...redis71, authentication: { kind: "rbac", users } },
      { ...valkey80, applyImmediately: true, authentication: { kind: "rbac", users } },
    ],
  },
  Tls: {
    heading: "Turn on TLS",
    steps: [
      { transitEncryption: "off" },
      { transitEncryption: "preferred", applyImmediately: true },
      { transitEncryption: "required", applyImmediately: true },
      { transitEncryption: "required" },
    ],
  },
  TlsAtOnce: {
    heading: "Turn on TLS",
    steps: [{ transitEncryption: "off" }, { transitEncryption: "required" }],
  },
  TlsWithUpgrade: {
    heading: "Turn on TLS",
    steps: [
      { ...redis62, transitEncryption: "off" },
      { ...redis71, transitEncryption: "preferred", applyImmediately: true },
    ],
  },
  ClusterMode: {
    heading: "From a replicated to a sharded cache",
    steps: [
      replicas(2),
      { ...compatible, applyImmediately: true },
      { ...shards(1, 2), applyImmediately: true },
      shards(1, 2),
    ],
  },
  ClusterModeAtOnce: {
    heading: "From a replicated to a sharded cache",
    steps: [replicas(2), { ...shards(2, 2), applyImmediately: true }],
  },
  Replicas: {
    heading: "Add and remove replicas",
    steps: [
      replicas(0),
      { ...replicas(2), applyImmediately: true },
      replicas(2),
      replicas(1),
      { ...replicas(0), applyImmediately: true },
    ],
  },
  FirstReplicaInWindow: { heading: "Add and remove replicas", steps: [replicas(0), replicas(1)] },
  LastReplicaInWindow: { heading: "Add and remove replicas", steps: [replicas(1), replicas(0)] },
  BothReplicasInWindow: { heading: "Add and remove replicas", steps: [replicas(2), replicas(0)] },
  Shards: { heading: "Add and remove shards", steps: [shards(2, 1), shards(3, 1), shards(2, 1)] },
  NodeType: { heading: "Change the node type", steps: [{}, { nodeType: "cache.r7g.xlarge" }] },
  NodeTypeAndReplicas: {
    heading: "Change the node type",
    steps: [replicas(1), { ...replicas(2), nodeType: "cache.r7g.xlarge" }],
  },
  TokenRotation: {
    heading: "Rotate the token",
    steps: [
      { authentication: { kind: "auth-token" } },
      { authentication: { kind: "auth-token", rotation: 2 } },
      { authentication: { kind: "auth-token", rotation: 3 } },
    ],
  },
  TokenRotationAtOnce: {
    heading: "Rotate the token",
    steps: [{ authentication: { kind: "auth-token" } }, { authentication: { kind: "auth-token", rotation: 3 } }],
  },
  FirstToken: {
    heading: "Begin with a token",
    steps: [
      { authentication: { kind: "off" } },
      { authentication: { kind: "auth-token", rotation: 2 } },
      { authentication: { kind: "auth-token", rotation: 3 } },
    ],
  },
  GivenUser: {
    heading: "Take over an existing cache",
    steps: [
      { authentication: { kind: "rbac", users: { jobs: givenUser } } },
      { authentication: { kind: "rbac", users: { jobs: givenUser, reader: passwordUser } } },
      { authentication: { kind: "rbac", users: { reader: passwordUser } } },
    ],
  },
  RestoreInPlace: {
    heading: "Restore a snapshot",
    steps: [{}, { restoreFrom: { kind: "snapshot", snapshotName: "sessions-monday" } }],
  },
  KeyInPlace: { heading: "Another key, port, network or name", steps: [key(1), key(2)] },
  NetworkInPlace: {
    heading: "Another key, port, network or name",
    steps: [
      {},
      {
        network: {
          kind: "existing",
          vpcId: "vpc-00000000000000002",
          subnetIds: ["subnet-00000000000000003", "subnet-00000000000000004"],
        },
      },
    ],
  },
  DatabasesInPlace: {
    heading: "Another key, port, network or name",
    steps: [{}, { parameters: { databases: 32 }, applyImmediately: true }],
  },
  PortInPlace: { heading: "Another key, port, network or name", steps: [{ port: 6379 }, { port: 6380 }] },
};
