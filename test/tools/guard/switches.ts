import { type Configuration, awsProvider } from "../../support/terraform";

type Inputs = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Inputs>>;

/** One way in which a part that was made becomes given, or a given one is made. */
export interface Switch {
  readonly before: Resources;
  readonly after: Resources;
  /** What the guard has to find: the kind of finding, the type and the attribute or what is said of it. */
  readonly finds: readonly string[];
}

const cacheType = "aws_elasticache_replication_group";
const subnetGroup = "aws_elasticache_subnet_group";
const parameterGroup = "aws_elasticache_parameter_group";
const securityGroup = "aws_security_group";
const user = "aws_elasticache_user";
const userGroup = "aws_elasticache_user_group";
const logGroup = "aws_cloudwatch_log_group";
const topic = "aws_sns_topic";
const secret = "aws_secretsmanager_secret";
const secretVersion = "aws_secretsmanager_secret_version";
const readSecret = "data.aws_secretsmanager_secret_version";
const key = "aws_kms_key";

/** In a switch's own names, `NAME` is its name; `the(type, attribute)` refers to its resource of a type. */
const the = (type: string, attribute: string): string => `\${${type}.NAME.${attribute}}`;
const cache = (more: Inputs): Resources => ({ [cacheType]: { ...common, ...more } });

const common = {
  replication_group_id: "NAME",
  description: "a cache",
  engine: "redis",
  engine_version: "7.1",
  node_type: "cache.r7g.large",
  num_cache_clusters: 2,
  automatic_failover_enabled: true,
  multi_az_enabled: true,
  transit_encryption_enabled: true,
  at_rest_encryption_enabled: "true",
};

const ownSubnets = { [subnetGroup]: { name: "NAME", subnet_ids: ["subnet-1", "subnet-2"] } };
const inOwnSubnets = { ...ownSubnets, ...cache({ subnet_group_name: the(subnetGroup, "name") }) };

const ownParameters = (policy: string, more: Inputs = {}) => ({
  [parameterGroup]: {
    name: "NAME",
    family: "redis7",
    parameter: [{ name: "maxmemory-policy", value: policy }],
    lifecycle: { create_before_destroy: true },
    ...more,
  },
});
const withOwnParameters = (policy: string, more?: Inputs) => ({
  ...ownParameters(policy, more),
  ...cache({ parameter_group_name: the(parameterGroup, "name"), apply_immediately: true }),
});
const withParametersOf = (name: string) => cache({ parameter_group_name: name, apply_immediately: true });

const ownSecurityGroup = { [securityGroup]: { name: "NAME", description: "of the cache", vpc_id: "vpc-1" } };
const inOwnSecurityGroup = (...beside: readonly string[]) => ({
  ...ownSecurityGroup,
  ...cache({ security_group_ids: [the(securityGroup, "id"), ...beside] }),
});

const logs = (destination: string, more: Inputs = {}): Resources =>
  cache({
    log_delivery_configuration: [
      { destination, destination_type: "cloudwatch-logs", log_format: "json", log_type: "slow-log", ...more },
    ],
    apply_immediately: true,
  });
const ownLogs = { [logGroup]: { name: "/caches/NAME" }, ...logs(the(logGroup, "name")) };

const login = { user_id: "NAME", user_name: "NAME", engine: "redis", access_string: "on ~* +@read" };
const ownUsers = {
  [user]: { ...login, no_password_required: true },
  [userGroup]: { user_group_id: "NAME", engine: "redis", user_ids: [the(user, "user_id")] },
  ...cache({ user_group_ids: [the(userGroup, "user_group_id")] }),
};

const ownToken = {
  [secret]: { name: "NAME" },
  [secretVersion]: { secret_id: the(secret, "id"), secret_string_wo: "a token", secret_string_wo_version: 1 },
  [readSecret]: { secret_id: the(secretVersion, "secret_id"), version_id: the(secretVersion, "version_id") },
  ...cache({ auth_token: the(readSecret, "secret_string"), auth_token_update_strategy: "SET" }),
};
/** The stub of AWS has one text for every secret, and another one as the previous value of each. */
const givenToken = (strategy: string, more: Inputs = { version_stage: "AWSPREVIOUS" }) => ({
  [readSecret]: { secret_id: "arn:aws:secretsmanager:us-east-1:111122223333:secret:orders-AbCdEf", ...more },
  ...cache({ auth_token: the(readSecret, "secret_string"), auth_token_update_strategy: strategy }),
});

const givenSecret = givenToken("ROTATE", {
  secret_id: "arn:aws:secretsmanager:us-east-1:111122223333:secret:NAME-AbCdEf",
});

const forgetIt = "forget it";

/** What switches between made and given parts do, each to a cache of its own. */
export const switches: Readonly<Record<string, Switch>> = {
  subnets_of_another_name: {
    before: inOwnSubnets,
    after: cache({ subnet_group_name: "given" }),
    finds: [`loss ${cacheType}`, `loss ${subnetGroup}`],
  },
  subnets_given: {
    before: inOwnSubnets,
    after: cache({ subnet_group_name: "NAME" }),
    finds: [`loss ${subnetGroup} ${forgetIt}`],
  },
  subnets_made: {
    before: cache({ subnet_group_name: "NAME" }),
    after: inOwnSubnets,
    finds: [`step ${subnetGroup} name exists`],
  },
  parameters_of_another_name: {
    before: withOwnParameters("noeviction"),
    after: withParametersOf("given"),
    finds: [`clients ${cacheType} parameter_group_name`],
  },
  parameters_of_aws: {
    before: withOwnParameters("noeviction"),
    after: withParametersOf("default.redis7"),
    finds: [`clients ${cacheType} parameter_group_name`, `clients ${cacheType} parameter_group_name evicts`],
  },
  parameters_given: {
    before: withOwnParameters("noeviction"),
    after: withParametersOf("NAME"),
    finds: [`loss ${parameterGroup} ${forgetIt}`],
  },
  parameters_made: {
    before: withParametersOf("NAME"),
    after: withOwnParameters("noeviction"),
    finds: [`step ${parameterGroup} name exists`],
  },
  parameters_described: {
    before: withOwnParameters("noeviction"),
    after: withOwnParameters("noeviction", { description: "for orders" }),
    finds: [`loss ${parameterGroup}`, `step ${parameterGroup} name`],
  },
  security_group_given: {
    before: inOwnSecurityGroup(),
    after: cache({ security_group_ids: ["sg-given"] }),
    finds: [`clients ${cacheType} security_group_ids`, `loss ${securityGroup}`],
  },
  security_group_made: {
    before: cache({ security_group_ids: ["sg-given"] }),
    after: inOwnSecurityGroup(),
    finds: [`clients ${cacheType} security_group_ids`],
  },
  security_group_beside: {
    before: inOwnSecurityGroup(),
    after: inOwnSecurityGroup("sg-given"),
    finds: [],
  },
  token_given: {
    before: ownToken,
    after: givenToken("ROTATE"),
    finds: [`clients ${cacheType} auth_token`, `loss ${secretVersion}`, `loss ${secret}`],
  },
  token_given_at_once: {
    before: ownToken,
    after: givenToken("SET"),
    finds: [
      `clients ${cacheType} auth_token`,
      `loss ${secretVersion}`,
      `loss ${secret}`,
      `step ${cacheType} auth_token`,
    ],
  },
  same_token_given: {
    before: ownToken,
    after: givenToken("ROTATE", {}),
    finds: [`clients ${cacheType} auth_token_update_strategy`, `loss ${secretVersion}`, `loss ${secret}`],
  },
  token_made: {
    before: givenToken("ROTATE"),
    after: ownToken,
    finds: [`clients ${cacheType} auth_token`, `step ${cacheType} auth_token`],
  },
  secret_of_the_same_name_made: {
    before: givenSecret,
    after: { ...givenSecret, [secret]: { name: "NAME" } },
    finds: [`step ${secret} name exists`],
  },
  users_of_another_group: {
    before: ownUsers,
    after: cache({ user_group_ids: ["shared"] }),
    finds: [
      `clients ${cacheType} user_group_ids`,
      `loss ${userGroup}`,
      `loss ${user}`,
      `step ${userGroup} user_group_ids`,
    ],
  },
  user_group_given: {
    before: ownUsers,
    after: { ...cache({ user_group_ids: ["NAME"] }), [user]: ownUsers[user] },
    finds: [`loss ${userGroup} ${forgetIt}`],
  },
  user_group_made: {
    before: cache({ user_group_ids: ["NAME"] }),
    after: ownUsers,
    finds: [`step ${userGroup} user_group_id exists`, `step ${userGroup} user_ids`],
  },
  user_given: {
    before: ownUsers,
    after: {
      ...cache({ user_group_ids: [the(userGroup, "user_group_id")] }),
      [userGroup]: { user_group_id: "NAME", engine: "redis", user_ids: ["NAME"] },
    },
    finds: [`loss ${user} ${forgetIt}`],
  },
  default_user_on: {
    before: { [user]: { ...login, user_name: "default", access_string: "off ~* -@all", no_password_required: true } },
    after: { [user]: { ...login, user_name: "default", no_password_required: true } },
    finds: [`clients ${user} access_string`, `clients ${user} access_string`],
  },
  user_renamed: {
    before: ownUsers,
    after: { ...ownUsers, [user]: { ...ownUsers[user], user_name: "orders" } },
    finds: [`loss ${user}`],
  },
  logs_of_another_name: {
    before: ownLogs,
    after: logs("/given"),
    finds: [`clients ${cacheType} log_delivery_configuration`, `loss ${logGroup}`],
  },
  logs_given: { before: ownLogs, after: logs("/caches/NAME"), finds: [`loss ${logGroup} ${forgetIt}`] },
  logs_made: { before: logs("/caches/NAME"), after: ownLogs, finds: [`step ${logGroup} name exists`] },
  logs_as_text: {
    before: logs("/given"),
    after: logs("/given", { log_format: "text" }),
    finds: [`clients ${cacheType} log_delivery_configuration`],
  },
  logs_to_firehose: {
    before: logs("/given"),
    after: logs("stream", { destination_type: "kinesis-firehose" }),
    finds: [`clients ${cacheType} log_delivery_configuration`],
  },
  topic_made: {
    before: cache({ notification_topic_arn: "arn:aws:sns:us-east-1:111122223333:NAME" }),
    after: { [topic]: { name: "NAME" }, ...cache({ notification_topic_arn: the(topic, "arn") }) },
    finds: [`clients ${cacheType} notification_topic_arn`, `step ${topic} name exists`],
  },
  topic_made_beside_one_of_another_account: {
    before: cache({ notification_topic_arn: "arn:aws:sns:us-east-1:999999999999:NAME" }),
    after: { [topic]: { name: "NAME" }, ...cache({ notification_topic_arn: the(topic, "arn") }) },
    finds: [`clients ${cacheType} notification_topic_arn`],
  },
  key_replaced_by_none: {
    before: { [key]: {}, ...cache({ kms_key_id: the(key, "arn") }) },
    after: cache({}),
    finds: [`loss ${key}`, `loss ${cacheType}`],
  },
  watched: {
    before: {},
    after: {
      [topic]: { name: "NAME" },
      aws_cloudwatch_metric_alarm: {
        alarm_name: "NAME",
        comparison_operator: "GreaterThanThreshold",
        evaluation_periods: 1,
        metric_name: "CPUUtilization",
        namespace: "AWS/ElastiCache",
        period: 60,
        statistic: "Maximum",
        threshold: 75,
        dimensions: { CacheClusterId: "sessions-001" },
        alarm_actions: [the(topic, "arn")],
      },
    },
    finds: [],
  },
};

/** All switches in one configuration, on one side of each. */
export function configurationOf(side: "before" | "after"): Configuration {
  const blocks: Record<"resource" | "data", Record<string, Record<string, Inputs>>> = { resource: {}, data: {} };
  for (const [name, each] of Object.entries(switches)) {
    for (const [address, args] of Object.entries(each[side])) {
      const [kind, type] = address.startsWith("data.")
        ? (["data", address.slice(5)] as const)
        : (["resource", address] as const);
      blocks[kind][type] = { ...blocks[kind][type], [name]: named(args, name) };
    }
  }
  return { terraform: { required_providers: awsProvider }, provider: { aws: [{ region: "us-east-1" }] }, ...blocks };
}

/** Terraform's names have underscores, those of ElastiCache hyphens. */
function named(args: Inputs, name: string): Inputs {
  const text = JSON.stringify(args)
    .replace(/\.NAME\b/g, `.${name}`)
    .replace(/\bNAME\b/g, name.replaceAll("_", "-"));
  return JSON.parse(text) as Inputs;
}
