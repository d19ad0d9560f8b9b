import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { RedisCache, type RedisCacheProps, cacheProblems } from "../../constructs";
import type { ElementClass } from "../../constructs/testing";
import { cacheWith, inStack, network } from "../support/fixtures";

/** A name that a user chooses for a part that is made, and where Terraform has it. */
interface Chosen {
  readonly prop: string;
  readonly props: (name: string) => Partial<RedisCacheProps>;
  readonly resource: ElementClass;
  readonly argument: string;
  readonly name: string;
  /** The kind, as a message calls it. */
  readonly kind: string;
  /** Names that AWS does not take, each with the rule. */
  readonly wrong: readonly (readonly [name: string, rule: string])[];
}

const chosenNames: readonly Chosen[] = [
  {
    prop: "subnetGroup.name",
    props: (name) => ({ subnetGroup: { kind: "own-subnet-group", name } }),
    resource: ElasticacheSubnetGroup,
    argument: "name",
    name: "legacy--team_subnets",
    kind: "subnet group",
    wrong: ["a b", "a.b", "s".repeat(256)].map((name) => [
      name,
      "must be the name of a subnet group, at most 255 letters, digits, hyphens and underscores",
    ]),
  },
  {
    prop: "parameterGroup.name",
    props: (name) => ({ parameterGroup: { kind: "own-parameter-group", name } }),
    resource: ElasticacheParameterGroup,
    argument: "name",
    name: "legacy_redis7-0a1b",
    kind: "parameter group",
    wrong: [
      ...["default.redis7", "a--b", "a-", "_a"].map(
        (name) => [name, "must be letters, digits, underscores and single hyphens, beginning with a letter"] as const,
      ),
      ["p".repeat(256), "must have at most 255 characters"],
    ],
  },
  {
    prop: "securityGroups.name",
    props: (name) => ({ securityGroups: { kind: "own-security-group", name } }),
    resource: SecurityGroup,
    argument: "name",
    name: "Legacy_clients of (all)",
    kind: "security group",
    wrong: [
      ["sg-legacy", "must not begin with sg-, as the ids of security groups do"],
      ["default", "must not be `default`, the name of the group that AWS keeps in every VPC"],
      ["clients ", "must not begin or end with a space"],
      ["g".repeat(256), "must have at most 255 characters"],
    ],
  },
  {
    prop: "events.name",
    props: (name) => ({ events: { kind: "own-topic", name } }),
    resource: SnsTopic,
    argument: "name",
    name: "Legacy_events",
    kind: "topic",
    wrong: [
      ["a.fifo", "must be letters, digits, hyphens and underscores"],
      ["t".repeat(257), "must have at most 256 characters"],
    ],
  },
  ...(["critical", "warning"] as const).map((severity) => ({
    prop: `alerts.${severity}TopicName`,
    props: (name: string) => ({ alerts: { kind: "own-topics", [`${severity}TopicName`]: name } as const }),
    resource: SnsTopic,
    argument: "name",
    name: `Legacy_${severity}`,
    kind: "topic",
    wrong: [
      ["a b", "must be letters, digits, hyphens and underscores"],
      ["t".repeat(257), "must have at most 256 characters"],
    ] as const,
  })),
  {
    prop: "dashboard.name",
    props: (name) => ({ dashboard: { kind: "own-dashboard", name } }),
    resource: CloudwatchDashboard,
    argument: "dashboard_name",
    name: "Legacy_Sessions",
    kind: "dashboard",
    wrong: [["a b", "must be 1 to 253 letters, digits, hyphens and underscores"]],
  },
  {
    prop: "encryptionAtRest.alias",
    props: (alias) => ({ encryptionAtRest: { kind: "own-key", alias } }),
    resource: KmsAlias,
    argument: "name",
    name: "alias/legacy/sessions",
    kind: "alias of a key",
    wrong: ["sessions", "alias/aws/sessions", `alias/${"a".repeat(251)}`].map((alias) => [
      alias,
      "must be alias/ and letters, digits, hyphens, underscores and slashes, at most 256 in all, and not begin with alias/aws/",
    ]),
  },
];

describe.each(chosenNames)("the name of choice $prop", ({ prop, props, resource, argument, name, kind, wrong }) => {
  it("is written as it is given", () => {
    const written = cacheWith(props(name)).all(resource);
    expect(written.map((each) => each[argument])).toContain(name);
  });

  it("is not given to two caches", () => {
    const twice = () =>
      inStack((scope) => {
        new RedisCache(scope, "One", { name: "one", network, ...props(name) });
        new RedisCache(scope, "Two", { name: "two", network, ...props(name) });
      });
    const named = kind === "security group" ? `${network.vpcId} ${name}` : name;
    expect(twice).toThrow(
      `[stack] \`${prop}\` must be another one: stack/One has the ${kind} "${named}" as well [stack/Two]\n`,
    );
  });

  it.each(wrong)("is refused where AWS does not take it (%#)", (refused, rule) => {
    expect(cacheProblems({ name: "sessions", network, ...props(refused) })).toMatchObject([{ prop, rule }]);
  });
});

it("one name for parts of different kinds is right", () => {
  const stack = cacheWith({
    subnetGroup: { kind: "own-subnet-group", name: "legacy" },
    parameterGroup: { kind: "own-parameter-group", name: "legacy" },
    events: { kind: "own-topic", name: "legacy" },
    dashboard: { kind: "own-dashboard", name: "legacy" },
  });
  expect(stack.only(ElasticacheSubnetGroup).name).toBe("legacy");
});

it("two log groups of one name are refused where the second was typed", () => {
  const log = { kind: "own-log-group", logGroupName: "/shop/redis" } as const;
  const logs = { kind: "per-log", slowLog: log, engineLog: log } as const;
  expect(cacheProblems({ name: "sessions", network, logs })).toEqual([
    {
      prop: "logs.engineLog.logGroupName",
      rule: "must not be made for both logs",
      received: '"/shop/redis"',
      remedy: 'make it for the slow log, and give it to the engine log as "existing-log-group"',
    },
  ]);
});

it("further pages of a dashboard follow from its name", () => {
  const dashboards = cacheWith({
    topology: { kind: "sharded", shards: 50, replicasPerShard: 1 },
    nodesPerClusterQuota: 100,
    alarms: { level: "off" },
    dashboard: { kind: "own-dashboard", name: "legacy" },
  }).all(CloudwatchDashboard);
  expect(dashboards.map(({ dashboard_name: name }) => name)).toEqual(["legacy", "legacy-2"]);
});
