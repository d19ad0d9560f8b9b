import { describeDeployedEnvironment } from "./support/environment-suite";

describeDeployedEnvironment("rehearsal", {
  group: {
    ReplicationGroupId: "app-cache-staging",
    Engine: "redis",
    CacheNodeType: "cache.t4g.medium",
    AutomaticFailover: "enabled",
    MultiAZ: "enabled",
    AuthTokenEnabled: true,
    TransitEncryptionMode: "required",
    AtRestEncryptionEnabled: true,
    SnapshotRetentionLimit: 3,
    KmsKeyId: expect.stringMatching(/^arn:aws:kms:us-east-1:111122223333:key\//) as unknown,
  },
  node: { EngineVersion: "7.0", CacheNodeType: "cache.t4g.medium" },
  nodes: 2,
  parameters: { "maxmemory-policy": "allkeys-lru", "notify-keyspace-events": "Ex", timeout: "300" },
  clients: { "Redis from app servers": 6379 },
  logs: {
    "/aws/elasticache/app-cache-staging/engine-log": 30,
    "/aws/elasticache/app-cache-staging/slow-log": 30,
  },
  added: {
    "replication groups": 1,
    nodes: 2,
    "parameter groups": 1,
    "subnet groups": 1,
    "security groups": 1,
    topics: 3,
    alarms: 35,
    dashboards: 1,
    "log groups": 2,
    secrets: 1,
    "key aliases": 1,
  },
  isProtected: true,
  snapshots: [expect.stringMatching(/^app-cache-staging-final-[0-9a-f]{8}$/)],
});
