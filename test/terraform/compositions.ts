import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type TerraformStack, TerraformVariable, Token } from "cdktf";
import { CacheNetwork, RedisCache } from "../../constructs";
import { type SynthesizedStack, synthesize } from "../../constructs/testing";
import { environments } from "../fixtures/environments";
import { synthesizeExample } from "../support/stacks";

/** Unusual but legal uses of the constructs. */
export const compositions: Readonly<Record<string, () => SynthesizedStack>> = {
  "two caches in one stack": () => synthesize(twoCaches),
  "the same stack in another region": () => synthesizeExample("sandbox", elsewhere()),
  "a cache whose every prop is a token": () => synthesize(everyPropAToken),
  "Valkey with users on shards, dual stack": () => synthesize(valkeyWithUsers),
  "names at their longest": () => synthesize(longNames),
};

function twoCaches(stack: TerraformStack): void {
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  const network = new CacheNetwork(stack, "Network", {
    network: { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"] },
  });
  new RedisCache(stack, "Sessions", { name: "sessions", network });
  new RedisCache(stack, "Pages", { name: "pages", network, engine: { kind: "valkey", version: "8.2" } });
}

function elsewhere() {
  const availabilityZones = ["eu-central-1a", "eu-central-1b"];
  return { ...environments.sandbox, region: "eu-central-1", network: { kind: "isolated", availabilityZones } as const };
}

function everyPropAToken(stack: TerraformStack): void {
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  const variable = (name: string, type: string, value: unknown) =>
    new TerraformVariable(stack, name, { type, default: value });
  const text = (name: string, value: string) => variable(name, "string", value).stringValue;
  const number = (name: string, value: number) => variable(name, "number", value).numberValue;
  const list = (name: string, value: string[]) => variable(name, "list(string)", value).listValue;
  // Where the provider takes a boolean, Terraform takes an expression; TypeScript callers cast.
  const flag = (name: string, value: boolean) => Token.asAny(variable(name, "bool", value).value) as unknown as boolean;
  new RedisCache(stack, "Cache", {
    name: text("name", "sessions"),
    description: text("description", "Sessions"),
    nodeType: text("node_type", "cache.r7g.large"),
    topology: { kind: "replicated", replicas: number("replicas", 2) },
    nodesPerClusterQuota: number("quota", 90),
    port: number("port", 6379),
    snapshotRetentionLimit: number("retention", 7),
    snapshotWindow: text("snapshot_window", "03:00-05:00"),
    maintenanceWindow: text("maintenance_window", "sun:05:00-sun:07:00"),
    restoreFrom: { kind: "snapshot", snapshotName: text("snapshot", "nightly") },
    applyImmediately: flag("immediately", false),
    autoMinorVersionUpgrade: flag("minor", true),
    preferredCacheClusterAzs: list("zones", ["us-east-1a", "us-east-1b", "us-east-1c"]),
    tags: { Team: text("team", "shop") },
    network: { kind: "existing", vpcId: text("vpc", "vpc-1"), subnetIds: list("subnets", ["subnet-0a", "subnet-0b"]) },
    clients: {
      app: {
        kind: "security-group",
        securityGroupId: text("client", "sg-0a"),
        description: text("client_description", "Redis from app servers"),
      },
      found: { kind: "lookup", securityGroupTags: { App: text("app", "shop") } },
      range: { kind: "cidr", cidr: text("range", "10.0.0.0/16") },
      list: { kind: "prefix-list", prefixListId: text("prefix_list", "pl-0a") },
    },
    securityGroupDescription: text("group_description", "Clients"),
    parameters: { "maxmemory-policy": text("policy", "allkeys-lru"), timeout: number("timeout", 300) },
    authentication: { kind: "auth-token", rotation: 1 },
    secretRecoveryWindowInDays: number("recovery", 30),
    encryptionAtRest: {
      kind: "existing-key",
      kmsKeyArn: text("key", "arn:aws:kms:us-east-1:111122223333:key/1234abcd"),
    },
    logs: { kind: "own-log-groups", retentionInDays: number("log_retention", 365) },
    events: { kind: "existing-topic", topicArn: text("topic", "arn:aws:sns:us-east-1:111122223333:events") },
  });
}

function valkeyWithUsers(stack: TerraformStack): void {
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  new RedisCache(stack, "Cache", {
    name: "sessions",
    network: { kind: "existing", vpcId: "vpc-1", subnetIds: ["subnet-0a", "subnet-0b"] },
    engine: { kind: "valkey", version: "8.1" },
    nodeType: "cache.r6gd.xlarge",
    topology: { kind: "sharded", shards: 3, replicasPerShard: 2 },
    networkType: "dual_stack",
    ipDiscovery: "ipv6",
    authentication: {
      kind: "rbac",
      users: {
        app: { kind: "iam", accessString: "on ~app:* -@all +@read +@write" },
        admin: { kind: "password", accessString: "on ~* +@all", rotation: 2 },
      },
    },
  });
}

function longNames(stack: TerraformStack): void {
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  new RedisCache(stack, "Cache", {
    name: `a-cache-with-a-name-that-goes-on-and-on-${"x".repeat(300)}`,
    network: { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"], cidrBlock: "10.1.0.0/16" },
    authentication: {
      kind: "rbac",
      users: { [`u${"y".repeat(100)}`]: { kind: "iam", accessString: "on ~*" } },
    },
  });
}
