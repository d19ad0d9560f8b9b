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
      "remote-state": "one person deploys it, and it can be created again",
      "flow-logs": "price; the VPC has no route to or from anywhere",
    },
    caches: {
      Cache: {
        name: "app-cache-dev",
        description: "Application cache, development",
        engine: { kind: "redis", version: "7.0" },
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
        dashboard: { kind: "off" },
        acknowledgedWarnings: {
          "burstable-node-type": "development has little traffic",
          "single-node": "development data can be replaced",
        },
        deviations: {
          "customer-managed-key": "not worth its price in development",
          "encrypted-logs": "not worth its price in development",
          "encrypted-secrets": "not worth its price in development",
          "automatic-failover": "one node saves money, and development data can be replaced",
          "multi-az": "one node saves money, and development data can be replaced",
          "two-replicas": "one node saves money, and development data can be replaced",
          "backups-for-7-days": "one day: development data can be replaced",
          "deletion-protection": "development is often deleted and created again",
          "final-snapshot": "development is often deleted and created again",
          "log-retention": "a week is enough to look into a mistake",
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
        engine: { kind: "redis", version: "7.0" },
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
        dashboard: { kind: "own-dashboard" },
        acknowledgedWarnings: { "burstable-node-type": "staging is idle most of the time" },
        deviations: {
          "two-replicas": "one replica is enough to try a failover",
          "backups-for-7-days": "three days: it is a copy of production data",
          "log-retention": "a month is enough to look into a mistake",
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
        engine: { kind: "redis", version: "7.0" },
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
        dashboard: { kind: "own-dashboard" },
        deviations: {
          "backups-for-7-days": "five days meet the requirement: the cache can be refilled from the database",
        },
      },
    },
  },
};
