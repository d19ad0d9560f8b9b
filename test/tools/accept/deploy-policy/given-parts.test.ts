import { deployPolicies, openNamesWarning, statementsOf } from "../../../../tools/accept/deploy-policy/policy";
import type { StackDocument } from "../../../../tools/shared/stack/document";
import { cacheWith } from "../../../support/fixtures";
import { exampleNames, synthesizeExample } from "../../../support/stacks";

const cacheType = "aws_elasticache_replication_group";

type Values = Readonly<Record<string, unknown>>;

const original: StackDocument = cacheWith({ name: "sessions" }).document;

/** A stack with other values in the first resource of some types. */
function changed(stack: StackDocument, values: Readonly<Record<string, Values>>): StackDocument {
  const types = Object.entries(values).map(([type, more]) => {
    const [[name, args], ...others] = Object.entries(stack.resource![type]!) as [
      [string, Values],
      ...[string, Values][],
    ];
    return [type, Object.fromEntries([[name, { ...args, ...more }], ...others])] as const;
  });
  return { ...stack, resource: { ...stack.resource, ...Object.fromEntries(types) } };
}

/** A stack without resources of some types, because they are given. */
function without(stack: StackDocument, ...types: readonly string[]): StackDocument {
  const left = Object.entries(stack.resource ?? {}).filter(([type]) => !types.includes(type));
  return { ...stack, resource: Object.fromEntries(left) };
}

const allowing = (stack: StackDocument, action: string) =>
  statementsOf(stack)
    .filter(({ Action }) => Action.includes(action))
    .map(({ Resource, Condition }) => ({ Resource, ...(Condition === undefined ? {} : { Condition }) }));

const inElastiCache = (...names: readonly string[]) => names.map((name) => `arn:aws:elasticache:us-east-1:*:${name}`);
const own = inElastiCache("*:sessions*");
const namesOf = (stack: StackDocument) =>
  statementsOf(stack).flatMap(({ Resource }) => Resource.filter((arn) => arn.includes("orders")));

test("a stack whose names all begin with its cache's is allowed nothing else by name", () => {
  expect(allowing(original, "elasticache:CreateReplicationGroup")).toEqual([{ Resource: own }]);
  expect(exampleNames.map((name) => openNamesWarning(name, synthesizeExample(name).document))).toEqual(
    exampleNames.map(() => undefined),
  );
});

describe("a part with a name of its own", () => {
  test.each<[type: string, attribute: string, name: string, ...expected: [action: string, ...arns: string[]][]]>([
    [
      "aws_elasticache_subnet_group",
      "name",
      "orders",
      ["elasticache:CreateCacheSubnetGroup", ...inElastiCache("*:sessions*", "subnetgroup:orders")],
      ["elasticache:CreateReplicationGroup", ...inElastiCache("*:sessions*", "subnetgroup:orders")],
      ["elasticache:ModifyReplicationGroup", ...own],
    ],
    [
      "aws_elasticache_parameter_group",
      "name",
      "orders",
      ["elasticache:DeleteCacheParameterGroup", ...inElastiCache("*:sessions*", "parametergroup:orders")],
      ["elasticache:ModifyReplicationGroup", ...inElastiCache("*:sessions*", "parametergroup:orders")],
    ],
    [
      "aws_cloudwatch_log_group",
      "name",
      "/aws/vendedlogs/orders",
      [
        "logs:CreateLogGroup",
        "arn:aws:logs:us-east-1:*:log-group:/aws/elasticache/sessions*",
        "arn:aws:logs:us-east-1:*:log-group:/aws/vendedlogs/orders",
        "arn:aws:logs:us-east-1:*:log-group:/aws/vendedlogs/orders:*",
      ],
    ],
    [
      "aws_sns_topic",
      "name",
      "orders",
      ["sns:CreateTopic", "arn:aws:sns:us-east-1:*:orders", "arn:aws:sns:us-east-1:*:sessions*"],
      ["sns:SetTopicAttributes", "arn:aws:sns:us-east-1:*:orders", "arn:aws:sns:us-east-1:*:sessions*"],
    ],
    [
      "aws_cloudwatch_dashboard",
      "dashboard_name",
      "orders",
      [
        "cloudwatch:PutDashboard",
        "arn:aws:cloudwatch::*:dashboard/orders",
        "arn:aws:cloudwatch::*:dashboard/sessions*",
      ],
    ],
    [
      "aws_kms_alias",
      "name",
      "alias/orders",
      [
        "kms:CreateAlias",
        "arn:aws:kms:us-east-1:*:alias/elasticache-sessions*",
        "arn:aws:kms:us-east-1:*:alias/orders",
      ],
    ],
    // AWS adds a hyphen and six characters to the name:
    // https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
    [
      "aws_secretsmanager_secret",
      "name",
      "orders/token",
      ...["secretsmanager:CreateSecret", "secretsmanager:GetSecretValue"].map((action): [string, ...string[]] => [
        action,
        "arn:aws:secretsmanager:us-east-1:*:secret:elasticache/sessions*",
        "arn:aws:secretsmanager:us-east-1:*:secret:orders/token-??????",
      ]),
    ],
  ])("%s", (type, attribute, name, ...expected) => {
    const stack = changed(original, { [type]: { [attribute]: name } });

    expect(expected.map(([action]) => [action, ...(allowing(stack, action)[0]?.Resource ?? [])])).toEqual(expected);
    expect(openNamesWarning("shop", stack)).toBeUndefined();
  });

  test("users and their group", () => {
    const users = { app: { kind: "iam", accessString: "on ~* +@read" } } as const;
    const withUsers = cacheWith({
      name: "sessions",

      authentication: { kind: "rbac", users },
    }).document;
    const stack = changed(withUsers, {
      aws_elasticache_user: { user_id: "orders-app" },
      aws_elasticache_user_group: { user_group_id: "orders-users" },
    });

    expect(allowing(stack, "elasticache:CreateUser")).toEqual([
      { Resource: inElastiCache("*:sessions*", "user:orders-app") },
    ]);
    expect(allowing(stack, "elasticache:ModifyUserGroup")).toEqual([
      { Resource: inElastiCache("*:sessions*", "user:orders-app", "usergroup:orders-users") },
    ]);
    expect(allowing(stack, "elasticache:ModifyReplicationGroup")).toEqual([
      { Resource: inElastiCache("*:sessions*", "usergroup:orders-users") },
    ]);
  });
});

describe("a part that is given", () => {
  const using = (args: Values) => changed(original, { [cacheType]: args });

  test("is used, and neither made, changed nor deleted", () => {
    const stack = without(
      using({ parameter_group_name: "orders", subnet_group_name: "orders", user_group_ids: ["orders"] }),
      "aws_elasticache_parameter_group",
      "aws_elasticache_subnet_group",
      "aws_cloudwatch_log_group",
    );
    const actions = statementsOf(stack).flatMap(({ Action }) => Action);

    expect(allowing(stack, "elasticache:CreateReplicationGroup")).toEqual([
      { Resource: inElastiCache("*:sessions*", "parametergroup:orders", "subnetgroup:orders", "usergroup:orders") },
    ]);
    expect(allowing(stack, "elasticache:ModifyReplicationGroup")).toEqual([
      { Resource: inElastiCache("*:sessions*", "parametergroup:orders", "usergroup:orders") },
    ]);
    expect(actions.filter((action) => /CacheParameterGroup|CacheSubnetGroup|LogGroup$|UserGroup/.test(action))).toEqual(
      [],
    );
  });

  test("is the snapshot that a cache starts from", () => {
    expect(allowing(using({ snapshot_name: "orders" }), "elasticache:CreateReplicationGroup")).toEqual([
      { Resource: inElastiCache("*:sessions*", "snapshot:orders") },
    ]);
  });

  test("is a user of others in a group of one's own", () => {
    const stack: StackDocument = {
      ...original,
      resource: {
        ...original.resource,
        aws_elasticache_user_group: {
          it: { user_group_id: "sessions", user_ids: ["${aws_elasticache_user.own.user_id}", "orders"] },
        },
        aws_elasticache_user: { own: { user_id: "sessions-app" } },
      },
    };

    expect(allowing(stack, "elasticache:CreateUserGroup")).toEqual([
      { Resource: inElastiCache("*:sessions*", "user:orders") },
    ]);
    expect(namesOf(stack)).toEqual(inElastiCache("user:orders"));
  });

  const reading = (secret_id: string): StackDocument => ({
    ...without(original, "aws_secretsmanager_secret", "aws_secretsmanager_secret_version"),
    data: { aws_secretsmanager_secret_version: { it: { secret_id } } },
  });

  // https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
  test("is a secret that is read, and decrypted through Secrets Manager alone", () => {
    const secret = "arn:aws:secretsmanager:us-east-1:444455556666:secret:orders-AbCdEf";
    const stack = reading(secret);

    expect(namesOf(stack)).toEqual([secret]);
    expect(allowing(stack, "secretsmanager:CreateSecret")).toEqual([]);
    expect(allowing(stack, "kms:Decrypt")).toContainEqual({
      Resource: ["arn:aws:kms:us-east-1:*:key/*"],
      Condition: {
        StringLike: {
          "kms:EncryptionContext:SecretARN": [secret],
          "kms:ViaService": ["secretsmanager.us-east-1.amazonaws.com*"],
        },
      },
    });
    expect(JSON.stringify(statementsOf(original))).not.toContain("EncryptionContext");
  });

  test("is any secret of the account and region, where only Terraform knows which", () => {
    expect(allowing(reading("${var.secret}"), "secretsmanager:GetSecretValue")).toEqual([
      {
        Resource: [
          "arn:aws:secretsmanager:us-east-1:*:secret:*-??????",
          "arn:aws:secretsmanager:us-east-1:*:secret:elasticache/sessions*",
        ],
      },
    ]);
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-Firehose.html
  test("is a stream, which AWS marks", () => {
    const log = (destination: string, destination_type: string) => ({ destination, destination_type });
    const stack = using({
      log_delivery_configuration: [log("orders", "kinesis-firehose"), log("/stock", "cloudwatch-logs")],
    });

    expect(allowing(stack, "firehose:TagDeliveryStream")).toEqual([
      { Resource: ["arn:aws:firehose:us-east-1:*:deliverystream/orders"] },
    ]);
    expect(allowing(stack, "iam:CreateServiceLinkedRole")).toContainEqual({
      Resource: ["arn:aws:iam::*:role/aws-service-role/delivery.logs.amazonaws.com/AWSServiceRoleForLogDelivery"],
      Condition: { StringEquals: { "iam:AWSServiceName": ["delivery.logs.amazonaws.com"] } },
    });
    expect(JSON.stringify(statementsOf(original))).not.toMatch(/firehose|delivery\.logs/);
  });

  test.each([
    ["aws_elasticache_subnet_group", { name: "orders" }, "DescribeCacheSubnetGroups", "subnetgroup:orders"],
    ["aws_elasticache_cluster", { cluster_id: "orders" }, "DescribeCacheClusters", "cluster:orders"],
    [
      "aws_elasticache_replication_group",
      { replication_group_id: "orders" },
      "DescribeReplicationGroups",
      "replicationgroup:orders",
    ],
    ["aws_elasticache_user", { user_id: "orders" }, "DescribeUsers", "user:orders"],
  ])("is looked up as data.%s", (type, args, action, arn) => {
    const stack = { ...original, resource: {}, data: { [type]: { it: args } } };

    expect(allowing(stack, `elasticache:${action}`)).toEqual([{ Resource: inElastiCache(arn) }]);
  });
});

describe("a name that only Terraform knows", () => {
  const withGroup = (parameter_group_name: string) => changed(original, { [cacheType]: { parameter_group_name } });
  const allowedFor = (name: string) => allowing(withGroup(name), "elasticache:ModifyReplicationGroup")[0]?.Resource;

  test("allows any name of its kind, as far as it is not known, and says so", () => {
    expect(allowedFor("${var.group}")).toEqual(inElastiCache("*:sessions*", "parametergroup:*"));
    expect(allowedFor("orders-${var.stage}")).toEqual(inElastiCache("*:sessions*", "parametergroup:orders-*"));
    expect(allowedFor('${join("-", ["}", var.stage])}-redis7')).toEqual(
      inElastiCache("*:sessions*", "parametergroup:*-redis7"),
    );
    expect(openNamesWarning("shop", withGroup("${var.group}"))).toBe(
      `the deploy policies of shop allow any name where only Terraform knows it: ${cacheType}.parameter_group_name; write it ` +
        "as text, or put a narrower pattern in the place of `*` where you attach them",
    );
  });

  test("is known when a data source of the stack has it", () => {
    const stack = withGroup("${data.aws_elasticache_cluster.it.parameter_group_name}");
    const data = { aws_elasticache_cluster: { it: { cluster_id: "orders", parameter_group_name: "orders" } } };

    expect(allowing({ ...stack, data }, "elasticache:ModifyReplicationGroup")).toEqual([
      { Resource: inElastiCache("*:sessions*", "parametergroup:orders") },
    ]);
  });
});

test("a stack that only watches a cache may do nothing to it", () => {
  const stack: StackDocument = {
    provider: { aws: [{ region: "us-east-1" }] },
    resource: {
      aws_cloudwatch_metric_alarm: { it: { alarm_name: "orders-cpu-high" } },
      aws_cloudwatch_dashboard: { it: { dashboard_name: "orders" } },
      aws_sns_topic: { it: { name: "orders-critical" } },
    },
  };

  expect(statementsOf(stack).flatMap(({ Resource }) => Resource)).toEqual([
    "arn:aws:cloudwatch::*:dashboard/orders",
    "arn:aws:cloudwatch:us-east-1:*:alarm:orders-cpu-high",
    "arn:aws:sns:us-east-1:*:orders-critical",
  ]);
});

describe("a stack with many alarms of a cache that is not in it", () => {
  const alarms = (...names: readonly string[]): StackDocument => ({
    provider: { aws: [{ region: "us-east-1" }] },
    resource: {
      aws_cloudwatch_metric_alarm: Object.fromEntries(names.map((alarm_name, index) => [`a${index}`, { alarm_name }])),
    },
  });
  const numbered = (count: number, before: string) =>
    Array.from({ length: count }, (_, index) => `${before}${String(index + 1).padStart(3, "0")}-cpu-high`);
  const named = (...names: readonly string[]) => names.map((name) => `arn:aws:cloudwatch:us-east-1:*:alarm:${name}`);
  const allowed = (stack: StackDocument) =>
    allowing(stack, "cloudwatch:PutMetricAlarm").flatMap(({ Resource }) => Resource);

  test.each([
    ["few are listed", numbered(3, "legacy-"), numbered(3, "legacy-")],
    ["many are said by their beginning", numbered(90, "legacy-"), ["legacy-*"]],
    [
      "of two caches, by that of each",
      [...numbered(20, "legacy-"), ...numbered(20, "orders-eu-")],
      ["legacy-*", "orders-eu-*"],
    ],
    ["a short beginning would allow too much", numbered(11, "a-"), numbered(11, "a-")],
    ["without a beginning, they are listed", numbered(11, ""), numbered(11, "")],
  ])("%s", (_title, names, expected) => {
    expect(allowed(alarms(...names))).toEqual(named(...expected));
  });

  test("takes few policies", () => {
    expect(deployPolicies(alarms(...numbered(5000, "legacy-")))).toHaveLength(1);
  });

  test("allows them once where only Terraform knows the id", () => {
    expect(allowed(alarms("${var.id}${var.more}", "legacy-${var.id}*"))).toEqual(named("*"));
    expect(
      JSON.stringify(statementsOf(changed(original, { [cacheType]: { replication_group_id: "${var.id}" } }))),
    ).not.toContain("**");
  });
});

test("an id with capitals is the one in lower case, as ElastiCache writes it", () => {
  const stack = changed(original, { [cacheType]: { replication_group_id: "Theirs" } });

  expect(allowing(stack, "elasticache:DeleteReplicationGroup")).toEqual([{ Resource: inElastiCache("*:theirs*") }]);
});
