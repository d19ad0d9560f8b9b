import type { Environments } from "./environment";

/** The environments. A key is the name of the Terraform stack: `cdktf deploy dev`. */
export const environments: Environments = {
  dev: {
    account: "any",
    region: "us-east-1",
    state: { kind: "local" },
    network: { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"], cidrBlock: "10.0.0.0/24" },
    clients: { vpc: { kind: "cidr", cidr: "10.0.0.0/24", description: "Redis from the VPC" } },
    tags: { Environment: "development" },
    deviations: {
      "remote-state": "one person deploys it, and it can be made again",
      "flow-logs": "price; the VPC has no route to or from anywhere",
    },
    caches: {
      Cache: {
        name: "app-cache-dev",
        description: "Application cache, development",
        engine: { name: "redis", version: "7.0" },
        nodeType: "cache.t4g.micro",
        topology: { kind: "replicated", replicas: 0 },
        encryptionAtRest: { kind: "aws-owned-key" },
        secretRecoveryWindowInDays: 0,
        snapshotRetentionLimit: 1,
        finalSnapshot: false,
        applyImmediately: true,
        deletionProtection: false,
        logs: { kind: "own-log-groups", retentionInDays: 7 },
        alarms: { level: "essential" },
        alerts: { kind: "off" },
        dashboard: false,
        acknowledgedWarnings: {
          "burstable-node-type": "development has little traffic",
          "single-node": "development data can be made again",
        },
        deviations: {
          "customer-managed-key": "price: development gives it up",
          "encrypted-logs": "price: development gives it up",
          "encrypted-secrets": "price: development gives it up",
          "automatic-failover": "one node, for its price: development data can be made again",
          "multi-az": "one node, for its price: development data can be made again",
          "two-replicas": "one node, for its price: development data can be made again",
          "backups-for-7-days": "one day: development data can be made again",
          "deletion-protection": "development comes and goes",
          "final-snapshot": "development comes and goes",
          "log-retention": "a week: as long as a mistake is looked for",
          "alarm-actions": "nobody is woken for development",
        },
      },
    },
  },

  staging: {
    account: "111122223333",
    region: "us-east-1",
    state: { kind: "s3", bucket: "terraform-state-staging.example.com", region: "us-east-1" },
    network: {
      kind: "lookup",
      vpcTags: { Name: "staging" },
      subnetTags: { Tier: "private" },
    },
    clients: {
      "app-servers": {
        kind: "lookup",
        securityGroupTags: { Name: "app-servers" },
        description: "Redis from app servers",
      },
    },
    tags: { Environment: "staging" },
    caches: {
      Cache: {
        name: "app-cache-staging",
        description: "Application cache, staging",
        engine: { name: "redis", version: "7.0" },
        nodeType: "cache.t4g.medium",
        topology: { kind: "replicated", replicas: 1 },
        securityGroupDescription: "Allow Redis traffic from application servers",
        snapshotRetentionLimit: 3,
        logs: { kind: "own-log-groups", retentionInDays: 30 },
        alarms: { level: "standard", overrides: { "hit-rate-critical": { severity: "warning" } } },
        alerts: {
          kind: "own-topics",
          critical: { team: { kind: "email", address: "cache-team@example.com" } },
          warning: { team: { kind: "email", address: "cache-team@example.com" } },
        },
        dashboard: true,
        acknowledgedWarnings: { "burstable-node-type": "staging is idle most of the time" },
        deviations: {
          "two-replicas": "one replica is enough to try a failover",
          "backups-for-7-days": "three days: a copy of what production has",
          "log-retention": "a month: as long as a mistake is looked for",
        },
      },
    },
  },

  prod: {
    account: "444455556666",
    region: "us-east-1",
    state: { kind: "s3", bucket: "terraform-state-prod.example.com", region: "us-east-1" },
    network: {
      kind: "lookup",
      vpcTags: { Name: "production" },
      subnetTags: { Tier: "private" },
    },
    clients: {
      "app-servers": {
        kind: "lookup",
        securityGroupTags: { Name: "app-servers" },
        description: "Redis from app servers",
      },
    },
    tags: { Environment: "production" },
    caches: {
      Cache: {
        name: "app-cache-cluster",
        description: "Application cache cluster",
        engine: { name: "redis", version: "7.0" },
        nodeType: "cache.r6g.large",
        topology: { kind: "replicated", replicas: 2 },
        port: 6379,
        parameters: { "maxmemory-policy": "allkeys-lru", "notify-keyspace-events": "Ex", timeout: 300 },
        securityGroupDescription: "Allow Redis traffic from application servers",
        snapshotRetentionLimit: 5,
        snapshotWindow: "03:00-05:00",
        maintenanceWindow: "sun:05:00-sun:07:00",
        autoMinorVersionUpgrade: true,
        alarms: {
          level: "standard",
          overrides: {
            "cpu-high": { maxPercent: 75 },
            "memory-high": { maxPercent: 80 },
            "evictions-per-minute": { maxEvictions: 1000 },
            "evictions-per-5-minutes": { maxEvictions: 1000 },
          },
        },
        alerts: {
          kind: "own-topics",
          critical: { "on-call": { kind: "email", address: "on-call@example.com" } },
          warning: { team: { kind: "email", address: "cache-team@example.com" } },
        },
        dashboard: true,
        deviations: {
          "backups-for-7-days": "five days is what production asks for: a cache is filled again from the database",
        },
      },
    },
  },
};
