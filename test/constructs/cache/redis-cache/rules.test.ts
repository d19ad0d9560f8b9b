import { RedisCache, cacheProblems } from "../../../../constructs";
import { cacheRefusal, network, refusal } from "../../../support/fixtures";

const isolated = { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"] };
const team = { kind: "email", address: "team@example.com" };
const chat = {
  kind: "slack",
  workspaceId: "T07EA123LEP",
  channelId: "C07EZ1ABC23",
  roleArn: "arn:aws:iam::111122223333:role/chat",
};

const any = (value: unknown) => value as never;

describe("the problems of a cache that is not made", () => {
  it("are none when it can be made", () => {
    expect(cacheProblems({ name: "sessions", network })).toEqual([]);
  });

  it("are all there, those of types and those of rules", () => {
    expect(cacheProblems({ name: "Sessions", network, port: any("6379"), maintenanceWindow: "sun:03:00" })).toEqual([
      {
        prop: "name",
        rule: "must be lower-case letters, digits and single hyphens, beginning with a letter",
        received: '"Sessions"',
      },
      { prop: "port", rule: "must be a whole number between 1 and 65535", received: '"6379"' },
      {
        prop: "maintenanceWindow",
        rule: "must have the form ddd:hh:mm-ddd:hh:mm, in UTC",
        received: '"sun:03:00"',
      },
    ]);
  });

  it.each([undefined, null, [], "sessions"])("are those of %p, which are no props", (props) => {
    expect(cacheProblems(any(props))).toMatchObject([{ prop: "props", rule: "must be an object" }]);
  });
});

describe("mistakes", () => {
  it("are reported together, those of types and those of rules, and none is invented", () => {
    const message = cacheRefusal({
      engine: { kind: "redis", version: "9.9" },
      nodeType: "cache.m8g.large",
      port: "6379",
      parameters: { timeout: null, "search-default-timeout-ms": 5 },
      snapshotWindow: "5 o'clock",
      maintenanceWindow: "sun:03:00-sun:03:30",
      colour: "red",
    });
    expect(message.split("\n")).toStrictEqual([
      "ValidationError: 6 problems [stack/It]",
      '  - `engine.version` must be one of "6.2", "7.0", "7.1", got "9.9"',
      '  - `port` must be a whole number between 1 and 65535, got "6379"',
      "  - `parameters.timeout` must be a string or a number, got null",
      '  - `colour` is not a prop here, got "red"',
      '  - `snapshotWindow` must have the form hh:mm-hh:mm, in UTC, got "5 o\'clock"',
      '  - `maintenanceWindow` must be at least 60 minutes long, got "sun:03:00-sun:03:30"',
    ]);
  });

  it("of several parameters are all reported", () => {
    expect(cacheRefusal({ parameters: { timeout: null, maxmemory: 1, databases: 0 } }).split("\n")).toStrictEqual([
      "ValidationError: 3 problems [stack/It]",
      "  - `parameters.timeout` must be a string or a number, got null",
      "  - `parameters.maxmemory` follows from `nodeType` and cannot be modified, got 1; leave it out",
      "  - `parameters.databases` must be a whole number of at least 1 and at most 10000, got 0",
    ]);
  });

  it.each([
    [{ network: undefined }, "`network` is required"],
    [
      { network: { kind: "existing", vpcId: "vpc-1", subnetIds: ["subnet-1"] } },
      '`network.subnetIds` must name subnets in at least two Availability Zones for a cache with replicas, got ["subnet-1"]',
    ],
    [
      { network: { ...network, subnetIds: Array.from({ length: 21 }, (_, index) => `subnet-${index}`) } },
      "`network.subnetIds` must name at most 20 subnets, got 21",
    ],
    [
      { preferredCacheClusterAzs: ["us-east-1a", "us-east-1a", "us-east-1a"] },
      '`preferredCacheClusterAzs` must name at least two zones for a cache with replicas, got ["us-east-1a","us-east-1a","us-east-1a"]',
    ],
    [
      { network: isolated, preferredCacheClusterAzs: ["us-east-1a", "us-east-1b", "us-east-1c"] },
      '`preferredCacheClusterAzs[2]` must be among the zones of `network`, us-east-1a, us-east-1b, got "us-east-1c"',
    ],
    [
      { network: isolated, networkType: "dual_stack" },
      '`networkType` must be "ipv4" in an isolated network, got "dual_stack"',
    ],
    [
      { clients: { a: { kind: "cidr", cidr: "10.0.0.0/8" }, b: { kind: "cidr", cidr: "10.0.0.0/8" } } },
      '`clients.b` must not be the same source as `clients.a`, got "10.0.0.0/8"',
    ],
    [
      { clients: { "${var.client}": { kind: "cidr", cidr: "10.0.0.0/8" } } },
      '`clients.${var.client}` must be known at synth, got "${var.client}"',
    ],
    [
      { alerts: { kind: "own-topics", chats: { "on call": chat } } },
      '`alerts.chats.on call` must be letters, digits, hyphens and underscores, got "on call"',
    ],
    [
      { alerts: { kind: "own-topics", critical: { web: { kind: "https", url: "http://example.com/key" } } } },
      '`alerts.critical.web.url` must be a URL that begins with https://, got "http://example.com/…"',
    ],
    [
      { transitEncryption: "off" },
      '`transitEncryption` must be "required" with the authentication auth-token, got "off"; AWS takes tokens and users only where TLS is required',
    ],
    [
      { alerts: { kind: "own-topics", critical: { a: team, b: team } } },
      "`alerts.critical.b` must not be the same receiver as `alerts.critical.a`",
    ],
    [
      { transitEncryption: "preferred" },
      '`transitEncryption` must be "required" with the authentication auth-token, got "preferred"; AWS takes tokens and users only where TLS is required',
    ],
    [
      { authentication: { kind: "password" } },
      '`authentication.kind` must be one of "auth-token", "existing-secret", "rbac", "existing-user-group", "off", got "password"; the password is generated and kept in AWS Secrets Manager',
    ],
    [
      { authentication: { kind: "off", rotation: 2 } },
      '`authentication.rotation` is not a prop here (known: kind), got 2; it is for the kinds "auth-token" and "password"',
    ],
    [{ authentication: { kind: "rbac", users: {} } }, "`authentication.users` must name 1 to 99 users, got 0"],
    [{ encryptionAtRest: true }, "`encryptionAtRest` must be an object with `kind`, got true"],
    [
      { logs: { kind: "own-log-groups", retentionInDays: 8 } },
      expect.stringContaining("`logs.retentionInDays` must be a number of days"),
    ],
    [
      { events: { kind: "existing-topic", topicArn: "arn:aws:sqs:us-east-1:111122223333:q" } },
      '`events.topicArn` must be a full ARN like arn:aws:sns:us-east-1:111122223333:topic, got "arn:aws:sqs:us-east-1:111122223333:q"',
    ],
    [
      { securityGroupDescription: "" },
      '`securityGroupDescription` must be 1 to 255 letters, digits, spaces or ._-:/()#,@[]+=&;{}!$*, not blank, got ""',
    ],
  ])("like %j are refused", (props, message: unknown) => {
    const said = cacheRefusal(props);
    expect(said).toEqual(typeof message === "string" ? `ValidationError: ${message} [stack/It]` : message);
  });

  it.each([null, undefined, 5, "sessions", []])("like props that are %p are refused", (props) => {
    expect(refusal(RedisCache, props)).toMatch(/^ValidationError: `props` must be an object/);
  });
});
