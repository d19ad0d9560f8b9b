import type { Demand } from "../../stacks/deviations";
import type { Environment } from "../../stacks/environment";
import { judgeReasons } from "../../tools/shared/security/judge-reasons";
import { offencesIn } from "../../tools/shared/security/offences";
import type { StackDocument } from "../../tools/shared/stack/document";
import { environments } from "../fixtures/environments";
import { synthesizeStack } from "../support/stacks";

type Values = Readonly<Record<string, unknown>>;

const cacheType = "aws_elasticache_replication_group";
const seed: Environment = environments.seed;
const original = synthesizeStack("shop", seed).document as StackDocument;

/** The stack with a cache that uses something else, without the resources of some types. */
function stackUsing(args: Values, ...without: readonly string[]): StackDocument {
  const left = Object.entries(original.resource!).filter(([type]) => !without.includes(type));
  const resource = Object.fromEntries(left);
  const caches = Object.entries(resource[cacheType]!).map(([name, own]) => [name, { ...own, ...args }] as const);
  return {
    ...original,
    resource: { ...resource, [cacheType]: Object.fromEntries(caches) },
  };
}

const withReason = (demand: Demand, where: "cache" | "environment"): Environment => {
  const deviations = { [demand]: "the owner of the part says so" };
  const Cache = seed.caches.Cache!;
  return where === "environment"
    ? { ...seed, deviations: { ...seed.deviations, ...deviations } }
    : {
        ...seed,
        caches: { ...seed.caches, Cache: { ...Cache, deviations: { ...Cache.deviations, ...deviations } } },
      };
};

const complaintsAbout = (demand: Demand, stack: StackDocument, environment: Environment = seed) =>
  judgeReasons(stack, environment)
    .filter((complaint) => complaint.demand === demand)
    .map(({ text }) => text);

const needless = [expect.stringContaining("is a reason for a demand that is met; remove it")];

/** What is given, in plain text and as a value that only Terraform knows, and the demands on it. */
const given: readonly [string, (value: string) => StackDocument, readonly Demand[]][] = [
  [
    "security group",
    (value) => stackUsing({ security_group_ids: [value] }, "aws_security_group", "aws_vpc_security_group_ingress_rule"),
    ["described-rules", "no-open-ingress", "no-egress"],
  ],
  [
    "log group",
    (value) => stackUsing({ log_delivery_configuration: [{ destination: value }] }, "aws_cloudwatch_log_group"),
    ["log-retention", "encrypted-logs"],
  ],
  [
    "key",
    (value) => stackUsing({ kms_key_id: value }, "aws_kms_key", "aws_kms_key_policy"),
    ["key-rotation", "key-policies"],
  ],
  [
    "topic",
    (value) => stackUsing({ notification_topic_arn: value }, "aws_sns_topic", "aws_sns_topic_policy"),
    ["topics-within-account", "topics-over-tls"],
  ],
  [
    "secret",
    (value) => ({
      ...stackUsing({}, "aws_secretsmanager_secret"),
      data: { aws_secretsmanager_secret_version: { it: { secret_id: value } } },
    }),
    ["encrypted-secrets"],
  ],
  ["user group", (value) => stackUsing({ user_group_ids: [value] }), ["no-dangerous-commands"]],
];

describe.each(given.flatMap(([part, stackWith, demands]) => demands.map((demand) => ({ part, stackWith, demand }))))(
  "$demand of a $part that is given",
  ({ stackWith, demand }) => {
    test.each(["arn:aws:x:us-east-1:111122223333:orders", "${var.orders}", "${data.aws_sns_topic.orders.arn}"])(
      "needs no reason, and may have one: %s",
      (value) => {
        const stack = stackWith(value);

        expect(complaintsAbout(demand, stack)).toEqual([]);
        expect(complaintsAbout(demand, stack, withReason(demand, "environment"))).toEqual([]);
      },
    );

    test("may have one because of that part alone", () => {
      expect(complaintsAbout(demand, original, withReason(demand, "environment"))).toEqual(needless);
    });
  },
);

test("a reason of a cache is not for what another one is given", () => {
  const stack = stackUsing({ security_group_ids: ["sg-1"] });

  expect(complaintsAbout("no-open-ingress", stack, withReason("no-open-ingress", "cache"))).toEqual([]);
  expect(
    complaintsAbout("no-open-ingress", stack, {
      ...seed,
      caches: { ...seed.caches, Other: { name: "other", deviations: { "no-open-ingress": "its owner says so" } } },
    }),
  ).toEqual(needless);
});

describe("a subnet group", () => {
  const offends = (subnet_group_name: unknown) =>
    offencesIn(stackUsing({ subnet_group_name }), seed).some(({ demand }) => demand === "own-subnet-group");

  // https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-7
  test("is not the VPC's default, which a cache without one is in", () => {
    expect(["default", undefined].map(offends)).toEqual([true, true]);
    expect(["orders", "${var.orders}", "${aws_elasticache_subnet_group.own.name}"].map(offends)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test("may be the default one when only Terraform knows it", () => {
    const reasoned = withReason("own-subnet-group", "environment");

    expect(complaintsAbout("own-subnet-group", stackUsing({ subnet_group_name: "${var.orders}" }), reasoned)).toEqual(
      [],
    );
    expect(complaintsAbout("own-subnet-group", stackUsing({ subnet_group_name: "orders" }), reasoned)).toEqual(
      needless,
    );
    expect(complaintsAbout("own-subnet-group", original, reasoned)).toEqual(needless);
  });
});

test("a security group is attached in an expression, too", () => {
  const [name] = Object.keys(original.resource!.aws_security_group!);
  const attached = (value: string) =>
    complaintsAbout("attached-security-groups", stackUsing({ security_group_ids: value }));

  expect(attached(`\${concat([aws_security_group.${name!}.id], var.more)}`)).toEqual([]);
  expect(attached(`\${concat([aws_security_group.${name!}2.id], var.more)}`)).toHaveLength(1);
});

test("a cache without logs delivers none", () => {
  const found = (log_delivery_configuration: unknown) =>
    offencesIn(stackUsing({ log_delivery_configuration }), seed).some(({ demand }) => demand === "log-delivery");

  expect([[], undefined, [{ destination: "orders" }]].map(found)).toEqual([true, true, false]);
});
