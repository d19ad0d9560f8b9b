import { App, TerraformStack } from "cdktf";
import fc from "fast-check";
import { RedisCache, type RedisCacheProps } from "../../constructs";
import { type Problem, ValidationError } from "../../constructs/core";
import { CacheStack } from "../../stacks/cache-stack";
import type { Environment } from "../../stacks/environment";
import { environments } from "../fixtures/environments";
import { network } from "../support/fixtures";

const topic = "arn:aws:sns:us-east-1:111122223333:topic";
const role = "arn:aws:iam::111122223333:role/chat";
const iam = { kind: "iam", accessString: "on ~app:* -@all +@read" } as const;

/** Caches that are right, with every prop given in one of them at least. */
const caches: readonly RedisCacheProps[] = [
  {
    name: "sessions",
    description: "Sessions",
    engine: { kind: "valkey", version: "8.2" },
    nodeType: "cache.r7g.large",
    topology: { kind: "replicated", replicas: 1, clusterMode: "compatible" },
    nodesPerClusterQuota: 90,
    port: 6379,
    transitEncryption: "required",
    snapshotRetentionLimit: 7,
    snapshotWindow: "03:00-05:00",
    maintenanceWindow: "sun:05:00-sun:07:00",
    finalSnapshot: true,
    restoreFrom: { kind: "snapshot", snapshotName: "nightly" },
    applyImmediately: false,
    autoMinorVersionUpgrade: true,
    deletionProtection: true,
    networkType: "dual_stack",
    ipDiscovery: "ipv6",
    preferredCacheClusterAzs: ["us-east-1a", "us-east-1b"],
    tags: { Team: "shop" },
    network,
    clients: {
      app: { kind: "security-group", securityGroupId: "sg-0a", description: "The shop" },
      jobs: { kind: "lookup", securityGroupTags: { App: "jobs" } },
      office: { kind: "cidr", cidr: "10.0.0.0/8" },
      partners: { kind: "prefix-list", prefixListId: "pl-0a" },
    },
    securityGroupDescription: "Clients",
    parameters: { "maxmemory-policy": "volatile-lru", timeout: 20, "rename-commands": "flushall wipe" },
    authentication: {
      kind: "rbac",
      users: { app: iam, jobs: { kind: "password", accessString: "on ~* +@all", rotation: 2 } },
      userEngine: { kind: "valkey", version: "8.1" },
    },
    secretRecoveryWindowInDays: 7,
    encryptionAtRest: { kind: "existing-key", kmsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/1234abcd" },
    logs: { kind: "own-log-groups", retentionInDays: 30 },
    events: { kind: "existing-topic", topicArn: topic },
    alarms: {
      level: "full",
      overrides: {
        "memory-high": { maxPercent: 70, datapointsToAlarm: 1, evaluationPeriods: 3, severity: "critical" },
        "hit-rate-low": { minPercent: 70, minRequests: 10 },
        "replication-lag": "off",
        health: { severity: "warning" },
      } as never,
    },
    alerts: {
      kind: "own-topics",
      critical: {
        mail: { kind: "email", address: "on-call@example.com" },
        page: { kind: "https", url: "https://pages.example.com/key", confirmsItself: true },
        phone: { kind: "sms", phoneNumber: "+14155550100" },
      },
      warning: {
        queue: { kind: "queue", queueArn: "arn:aws:sqs:us-east-1:111122223333:alerts" },
        code: { kind: "function", functionArn: "arn:aws:lambda:us-east-1:111122223333:function:to-chat" },
      },
      chats: {
        slack: { kind: "slack", workspaceId: "T07EA123LEP", channelId: "C07EZ1ABC23", roleArn: role },
        teams: { kind: "teams", tenantId: "t", teamId: "u", channelId: "c", roleArn: role },
      },
    },
    dashboard: { kind: "own-dashboard" },
    acknowledgedWarnings: { "single-node": "a scratch cache" },
  },
  {
    name: "shop",
    topology: { kind: "sharded", shards: 2, replicasPerShard: 1 },
    nodeType: "cache.r6gd.xlarge",
    transitEncryption: "preferred",
    restoreFrom: { kind: "s3", snapshotArns: ["arn:aws:s3:::backups/a.rdb"] },
    network: { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"], cidrBlock: "10.0.0.0/24" },
    authentication: { kind: "auth-token", rotation: 3 },
    parameters: { "maxmemory-policy": "allkeys-lru" },
    alarms: { overrides: { "capacity-high": { maxPercent: 70 } } },
    alerts: { kind: "existing-topics", criticalTopicArn: topic, warningTopicArn: topic },
  },
  {
    name: "old",
    engine: { kind: "redis", version: "6.2" },
    topology: { kind: "replicated", replicas: 0 },
    network: { kind: "lookup", vpcTags: { Name: "main" }, subnetTags: { Tier: "private" } },
    authentication: { kind: "rbac", users: { app: { kind: "password", accessString: "on ~* +@all" } } },
    preferredCacheClusterAzs: ["us-east-1a"],
  },
];

/** What is wrong wherever it stands, or at most right. */
const strange: readonly unknown[] = [
  ...[null, NaN, "", " ", "a b", -1.5, 10n, true, [], [[]], {}, { kind: "none" }, Symbol("x"), () => 1, new Date(0)],
  ...[new String("x"), "sg-cache", "A", 1e9, "https://hooks.example.com/canary", "hooks.example.com/canary"],
  ...[{ password: "canary" }, [{ kind: "iam", apiKey: "canary" }], { a: ["https://user:canary@hooks.example.com"] }],
];

/** Every place in a value: the names of the members that lead there. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const below =
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([name, member]) => placesIn(member, [...path, name]))
      : [];
  return path.length === 0 ? below : [path, ...below];
}

/** A value with another one in one place. */
function withAnother(value: unknown, [name, ...rest]: readonly string[], other: unknown): unknown {
  if (name === undefined) {
    return other;
  }
  const members = value as Readonly<Record<string, unknown>>;
  const changed = withAnother(members[name], rest, other);
  return Array.isArray(value)
    ? value.map((member: unknown, index) => (String(index) === name ? changed : member))
    : { ...members, [name]: changed };
}

/** A place as messages write it. */
function propAt(value: unknown, path: readonly string[]): string {
  let current = value;
  return path.reduce((at, name) => {
    const isIndex = Array.isArray(current);
    current = (current as Readonly<Record<string, unknown>>)[name];
    return isIndex ? `${at}[${name}]` : at === "" ? name : `${at}.${name}`;
  }, "");
}

function newStack(): TerraformStack {
  return new TerraformStack(new App({ stackTraces: false }), "stack");
}

/** What refuses something, and what it says. Everything else that is thrown fails the test. */
function refusalOf(make: () => unknown): ValidationError | undefined {
  try {
    make();
    return undefined;
  } catch (error) {
    if (error instanceof ValidationError) {
      return error;
    }
    throw error;
  }
}

/** A problem at a place, at part of it, or about the list or object that it is the only wrong member of. */
function isAt(place: string, { prop }: Problem): boolean {
  return prop === place || prop.startsWith(`${place}.`) || prop.startsWith(`${place}[`);
}

interface Said {
  /** Problems anywhere but at the mistake. */
  readonly invented: readonly string[];
  /** Refusals by something other than what was given the props. */
  readonly strangers: readonly string[];
  /** Messages that show a secret. */
  readonly leaks: readonly string[];
  /** How many of the mistakes were refused. */
  readonly refused: number;
}

/** What is said of every strange value in every place. */
function saidOf(base: object, make: (changed: never) => unknown, expectedPath: string): Said {
  const tried = placesIn(base).flatMap((path) =>
    strange.map((value) => {
      const refusal = refusalOf(() => make(withAnother(base, path, value) as never));
      return { place: propAt(base, path), value, refusal };
    }),
  );
  const refused = tried.flatMap(({ place, value, refusal }) =>
    refusal === undefined ? [] : [{ place, value, refusal }],
  );
  return {
    invented: refused.flatMap(({ place, value, refusal }) =>
      refusal.problems
        .filter((problem) => !isAt(place, problem))
        .map(({ prop, rule }) => `${typeof value} for ${place}: ${prop} ${rule}`),
    ),
    strangers: refused.flatMap(({ place, refusal: { path } }) => (path === expectedPath ? [] : [`${place}: ${path}`])),
    leaks: refused.flatMap(({ refusal: { message } }) => (message.includes("canary") ? [message] : [])),
    refused: refused.length,
  };
}

/** Mistakes in two places of one value, neither of them within the other. */
function pairsOf(base: object): fc.Arbitrary<readonly [readonly string[], unknown, readonly string[], unknown]> {
  const place = fc.constantFrom(...placesIn(base));
  const value = fc.constantFrom(...strange);
  const isWithin = (one: readonly string[], other: readonly string[]) =>
    one.every((name, index) => other[index] === name);
  return fc
    .tuple(place, value, place, value)
    .filter(([one, , other]) => !isWithin(one, other) && !isWithin(other, one));
}

describe("one mistake is told once, by the cache, and invents no other", () => {
  it.each(caches.map((cache) => [cache.name, cache] as const))("in the props of the cache %s", (_name, cache) => {
    const make = (props: never) => new RedisCache(newStack(), "Cache", props);
    expect(refusalOf(() => make(cache as never))).toBeUndefined();
    const { refused, ...rest } = saidOf(cache, make, "stack/Cache");
    expect(refused).toBeGreaterThan(100);
    expect(rest).toEqual({ invented: [], strangers: [], leaks: [] });
  });

  it("in two props of a cache at once", () => {
    const [cache] = caches as [RedisCacheProps];
    fc.assert(
      fc.property(pairsOf(cache), ([one, first, other, second]) => {
        const changed = withAnother(withAnother(cache, one, first), other, second) as RedisCacheProps;
        const refusal = refusalOf(() => new RedisCache(newStack(), "Cache", changed));
        const places = [one, other].map((path) => propAt(cache, path));
        expect(refusal?.problems.filter((problem) => !places.some((place) => isAt(place, problem))) ?? []).toEqual([]);
      }),
      { numRuns: 1000, seed: 20261126 },
    );
  });

  const shop: Environment = {
    ...environments.seed,
    clients: { app: { kind: "cidr", cidr: "10.0.0.0/8" } },
    deviations: { "remote-state": "a reason" },
    caches: {
      Cache: { ...environments.seed.caches.Cache, deviations: { backups: "a reason" } },
      Other: { name: "other" },
    },
  };

  it.each([
    ["seed", environments.seed],
    ["sandbox", environments.sandbox],
    ["shop", shop],
  ])("in the environment %s", (_name, environment) => {
    const make = (props: never) => new CacheStack(new App({ stackTraces: false }), "prod", props);
    expect(refusalOf(() => make(environment as never))).toBeUndefined();
    const { refused, ...rest } = saidOf(environment, make, "prod");
    expect(refused).toBeGreaterThan(100);
    expect(rest).toEqual({ invented: [], strangers: [], leaks: [] });
  });
});
