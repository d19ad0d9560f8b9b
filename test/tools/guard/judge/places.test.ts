import { judge } from "../../../../tools/guard/judge/judge";
import { isElsewhere, placeInArn } from "../../../../tools/guard/judge/places";
import type { Plan, Values } from "../../../../tools/shared/plan/plan";
import { change, group, planWith } from "../../shared/plan/plans";

const subnetGroup = "aws_elasticache_subnet_group";
const logGroup = "aws_cloudwatch_log_group";
const topic = "aws_sns_topic";
const alarm = "aws_cloudwatch_metric_alarm";

const kept = (address: string, values: Values) => change(address, ["no-op"], { before: values, after: values });
const deleted = (address: string, before: Values) => change(address, ["delete"], { before });
const created = (address: string, after: Values) => change(address, ["create"], { before: null, after });
const cacheIn = (region: string, values: Values) =>
  kept(`${group}.it`, { arn: `arn:aws:elasticache:${region}:111122223333:replicationgroup:it`, ...values });
const topicIn = (region: string, account: string) => `arn:aws:sns:${region}:${account}:alerts`;

/** The providers `aws` and `aws.eu`; each address with the one that makes it. */
function twoRegions(providers: Readonly<Record<string, string>>, us?: string): Partial<Plan> {
  return {
    configuration: {
      provider_config: {
        aws: { expressions: { region: us === undefined ? {} : { constant_value: us } } },
        "aws.eu": { expressions: { region: { constant_value: "eu-west-1" } } },
      },
      root_module: {
        resources: Object.entries(providers).map(([address, provider_config_key]) => ({
          address,
          type: address.split(".")[0] ?? "",
          provider_config_key,
        })),
      },
    },
  };
}

test("two places are different when something known of both is", () => {
  const us = { region: "us-east-1", account: "1" };

  expect(isElsewhere(us, { region: "eu-west-1" })).toBe(true);
  expect(isElsewhere(us, { account: "2" })).toBe(true);
  expect(isElsewhere(us, {})).toBe(false);
  expect(isElsewhere({ provider: "aws" }, { provider: "aws.eu" })).toBe(true);
  expect(isElsewhere({ ...us, provider: "aws" }, { ...us, provider: "aws.again" })).toBe(false);
  expect(placeInArn("arn:aws:iam::1:role/r")).toEqual({ region: undefined, account: "1" });
});

describe("what is made under a name that something else has", () => {
  const steps = (changes: Parameters<typeof planWith>[0], rest?: Partial<Plan>) =>
    judge(planWith(changes, rest)).steps.map(({ address }) => address);
  const aws = { [`${group}.it`]: "aws", [`${topic}.it`]: "aws" };

  test.each([
    ["of another account", topicIn("us-east-1", "999999999999"), []],
    ["of another region", topicIn("eu-west-1", "111122223333"), []],
    ["of the same place", topicIn("us-east-1", "111122223333"), [`${topic}.it`]],
  ])("is refused only when that is the same one: a topic %s", (_title, notification_topic_arn, found) => {
    const changes = [cacheIn("us-east-1", { notification_topic_arn }), created(`${topic}.it`, { name: "alerts" })];

    expect(steps(changes, twoRegions(aws, "us-east-1"))).toEqual(found);
    expect(steps(changes, twoRegions(aws))).toEqual(found);
  });

  test.each([["us-east-1"], [undefined]])("is not that of a cache of another provider, in %s", (us) => {
    const parts = {
      subnet_group_name: "platform",
      log_delivery_configuration: [{ destination: "/redis/slow" }],
    };
    const changes = [
      cacheIn("eu-west-1", parts),
      created(`${subnetGroup}.us`, { name: "platform" }),
      created(`${logGroup}.us`, { name: "/redis/slow" }),
    ];
    const providers = (us: string) => ({
      [`${group}.it`]: "aws.eu",
      [`${subnetGroup}.us`]: us,
      [`${logGroup}.us`]: us,
    });

    expect(steps(changes, twoRegions(providers("aws"), us))).toEqual([]);
    expect(steps(changes, twoRegions(providers("aws.eu"), us))).toEqual([`${subnetGroup}.us`, `${logGroup}.us`]);
  });

  test("is not the topic of an alarm of another region", () => {
    const changes = [
      kept(`${alarm}.eu`, { alarm_actions: [topicIn("eu-west-1", "111122223333")] }),
      created(`${topic}.us`, { name: "alerts" }),
    ];

    expect(steps(changes, twoRegions({ [`${alarm}.eu`]: "aws.eu", [`${topic}.us`]: "aws" }, "us-east-1"))).toEqual([]);
  });

  test("is refused although this stack makes one of the name in another region", () => {
    const changes = [
      cacheIn("us-east-1", { subnet_group_name: "platform" }),
      kept(`${subnetGroup}.eu`, { name: "platform" }),
      created(`${subnetGroup}.us`, { name: "platform" }),
    ];
    const providers = { [`${group}.it`]: "aws", [`${subnetGroup}.us`]: "aws", [`${subnetGroup}.eu`]: "aws.eu" };

    expect(steps(changes, twoRegions(providers, "us-east-1"))).toEqual([`${subnetGroup}.us`]);
  });
});

test("a topic that is deleted is not that of another account, to which the cache moves", () => {
  const ways = (account: string) =>
    judge(
      planWith([
        deleted(`${topic}.own`, { arn: topicIn("us-east-1", "111122223333"), name: "alerts" }),
        cacheIn("us-east-1", { notification_topic_arn: topicIn("us-east-1", account) }),
      ]),
    ).losses.map(({ lost }) => lost.length);

  expect(ways("999999999999")).toEqual([1]);
  expect(ways("111122223333")).toEqual([2]);
});

describe("what a data source has read before", () => {
  const read = (type: string, values: Values): Partial<Plan> => ({
    prior_state: {
      values: {
        root_module: {
          resources: [
            { address: `data.${type}.it`, mode: "data", type, schema_version: 0, values, sensitive_values: {} },
          ],
        },
      },
    },
  });
  const secretIn = (region: string, name: string) => `arn:aws:secretsmanager:${region}:111122223333:secret:${name}`;
  const version = "aws_secretsmanager_secret_version";

  test.each([
    ["aws_secretsmanager_secret", version, { secret_id: secretIn("us-east-1", "orders-AbCdEf") }, 1],
    ["aws_secretsmanager_secret", version, { secret_id: "orders" }, 1],
    ["aws_secretsmanager_secret", version, { secret_id: secretIn("us-east-1", "new/orders-AbCdEf") }, 0],
    ["aws_secretsmanager_secret", version, { secret_id: secretIn("us-east-1", "orders-of-AbCdEf") }, 0],
    ["aws_secretsmanager_secret", version, { secret_id: secretIn("eu-west-1", "orders-AbCdEf") }, 0],
    ["aws_secretsmanager_secret", "aws_secretsmanager_secret", { name: "orders" }, 1],
    [subnetGroup, subnetGroup, { name: "orders" }, 1],
    [subnetGroup, subnetGroup, { name: "sessions" }, 0],
  ])("is there, so that AWS refuses it: %s, read by %s %j", (type, reader, values, found) => {
    const { configuration = {} } = twoRegions({ [`${type}.it`]: "aws" }, "us-east-1");
    const plan = planWith([created(`${type}.it`, { name: "orders" })], { ...read(reader, values), configuration });

    expect(judge(plan).steps).toHaveLength(found);
  });
});
