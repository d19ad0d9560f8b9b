import { permissionsOf } from "../cards";
import { type Arguments, type StackDocument, resourcesOf } from "../stack/document";
import { type Rules, both, each, given, has, isForEveryone, isReferredTo, statements } from "./rule";

const alarm = "aws_cloudwatch_metric_alarm";
const composite = "aws_cloudwatch_composite_alarm";
const key = "aws_kms_key";
const logGroup = "aws_cloudwatch_log_group";
const secret = "aws_secretsmanager_secret";
const topic = "aws_sns_topic";
const topicPolicy = "aws_sns_topic_policy";

const cache = "aws_elasticache_replication_group";

/** What tells topics, delivers logs, uses keys or reads secrets of others. */
const givenTopics = both(
  given(cache, ({ notification_topic_arn }) => notification_topic_arn),
  ...[alarm, composite].map((type) =>
    given(type, ({ alarm_actions, ok_actions }) => [alarm_actions, ok_actions].flat()),
  ),
);
const givenLogs = given(cache, ({ log_delivery_configuration }) =>
  [log_delivery_configuration].flat().map((log) => (Object(log) as { readonly destination?: unknown }).destination),
);
const givenKeys = given(cache, ({ kms_key_id }) => kms_key_id);
const givenSecrets = given("data.aws_secretsmanager_secret_version", ({ secret_id }) => secret_id);

/** What is demanded of topics, logs, alarms, keys, secrets, permissions and the state. */
export const otherRules = {
  "encrypted-topics": {
    demand: "Topics are encrypted with a customer managed key",
    published: [
      "Checkov CKV_AWS_26",
      "Trivy AWS-0095",
      "Trivy AWS-0136",
      "Security Hub SNS.1",
      "Prowler sns_topics_kms_encryption_at_rest_enabled",
    ],
    answer: "alert topics are, with the cache's key",
    offenders: each(topic, (args) => has(args, "kms_master_key_id")),
    unseen: givenTopics,
    // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html
    accepted: {
      reason: "a topic of events cannot be: ElastiCache does not publish to one with a customer managed key",
      only: /_EventTopic_/,
    },
    tests: ["constructs/notifications"],
  },
  "topics-within-account": {
    demand: "Topics take messages from their own account only",
    published: ["Checkov CKV_AWS_169", "Checkov CKV_AWS_385", "Security Hub SNS.4"],
    answer: "each permission is tied to the account",
    offenders: each(topicPolicy, (args) => {
      const allowed = statements(args).filter(({ Effect }) => Effect === "Allow");
      return (
        allowed.length > 0 &&
        allowed.every(({ Condition }) => /"aws:Source(Account|Owner)"/.test(JSON.stringify(Condition)))
      );
    }),
    unseen: givenTopics,
  },
  "topics-over-tls": {
    demand: "Topics take messages over TLS only",
    published: ["cdk-nag SNS3"],
    answer: "everything else is denied",
    offenders: each(topicPolicy, (args) =>
      statements(args).some(
        ({ Effect, Condition }) => Effect === "Deny" && Condition?.Bool?.["aws:SecureTransport"] === "false",
      ),
    ),
    unseen: givenTopics,
  },
  "log-retention": {
    demand: "Logs are kept for a year, and not forever by accident",
    published: [
      "Checkov CKV_AWS_66",
      "Checkov CKV_AWS_338",
      "Security Hub CloudWatch.16",
      "Prowler cloudwatch_log_group_retention_policy_specific_days_enabled",
    ],
    answer: "365 days by default",
    offenders: each(logGroup, (args) => Number(args.retention_in_days) >= 365),
    unseen: givenLogs,
  },
  "encrypted-logs": {
    demand: "Logs are encrypted with a customer managed key",
    published: ["Checkov CKV_AWS_158", "Trivy AWS-0017", "Prowler cloudwatch_log_group_kms_encryption_enabled"],
    answer: "with the cache's key",
    offenders: each(logGroup, (args) => has(args, "kms_key_id")),
    unseen: givenLogs,
  },
  "alarm-actions-enabled": {
    demand: "Alarms may act",
    published: ["Checkov CKV_AWS_319", "Security Hub CloudWatch.17", "Prowler cloudwatch_alarm_actions_enabled"],
    answer: "never switched off",
    offenders: both(...[alarm, composite].map((type) => each(type, (args) => args.actions_enabled !== false))),
  },
  "alarm-actions": {
    demand: "Alarms do act",
    published: ["Security Hub CloudWatch.15", "Prowler cloudwatch_alarm_actions_alarm_state_configured"],
    answer: "each notifies a topic, itself or through a composite alarm",
    offenders: each(alarm, tells),
    tests: ["constructs/monitoring"],
  },
  "key-rotation": {
    demand: "Keys rotate",
    published: [
      "Checkov CKV_AWS_7",
      "Trivy AWS-0065",
      "Security Hub KMS.4",
      "Prowler kms_cmk_rotation_enabled",
      "cdk-nag KMS5",
    ],
    answer: "every year",
    offenders: each(key, (args) => args.enable_key_rotation === true),
    unseen: givenKeys,
  },
  "key-policies": {
    demand: "Keys are enabled and their policies do not let everybody in",
    published: ["Checkov CKV_AWS_33", "Checkov CKV_AWS_227", "Checkov CKV2_AWS_64", "Security Hub KMS.5"],
    answer: "the account and the services that need it, nobody else; nobody is locked out",
    offenders: both(
      each(
        key,
        (args, stack, address) =>
          args.is_enabled !== false && isReferredTo(`${address}.key_id`, "aws_kms_key_policy", stack),
      ),
      each("aws_kms_key_policy", (args) => statements(args).length > 0 && !statements(args).some(isForEveryone)),
    ),
    unseen: givenKeys,
    tests: ["constructs/encryption", "terraform/policies.test.ts"],
  },
  "encrypted-secrets": {
    demand: "Secrets are encrypted with a customer managed key",
    published: ["Checkov CKV_AWS_149", "Trivy AWS-0098"],
    answer: "with the cache's key; a given secret is its owner's",
    offenders: each(secret, (args) => has(args, "kms_key_id")),
    unseen: givenSecrets,
  },
  "secret-rotation": {
    demand: "Secrets rotate on a schedule",
    published: [
      "Checkov CKV2_AWS_57",
      "Checkov CKV_AWS_304",
      "Security Hub SecretsManager.1",
      "Security Hub SecretsManager.2",
      "Security Hub SecretsManager.4",
      "Prowler secretsmanager_automatic_rotation_enabled",
      "cdk-nag SMG4",
    ],
    answer: "in two steps, by raising `rotation`; IAM users have no secret, and a given one is its owner's",
    offenders: each(secret, (_args, stack) => resourcesOf(stack, "aws_secretsmanager_secret_rotation").length > 0),
    unseen: givenSecrets,
    accepted: {
      reason: "a schedule would change the token behind Terraform's back and cut off clients that have the old one",
    },
    tests: ["terraform/rotation.test.ts"],
  },
  "least-privilege": {
    demand: "Permissions name their actions and resources",
    published: [
      ...["62", "63", "286", "287", "288", "289", "290", "355"].map((id) => `Checkov CKV_AWS_${id}`),
      "Trivy AWS-0057",
      "Security Hub IAM.1",
      "Security Hub IAM.21",
      "cdk-nag IAM5",
    ],
    answer: "the stacks give none; `grantConnect` names one cache and its users",
    offenders: each("aws_iam_role_policy", (args) =>
      statements(args).every(({ Action, Resource }) => ![Action, Resource].flat().some((item) => item.endsWith("*"))),
    ),
    tests: ["constructs/cache/authentication/connect.test.ts", "tools/accept/deploy-policy"],
  },
  "literal-policies": {
    demand: "Policies can be read in the plan",
    published: ["1", "49", "107", "108", "109", "110", "111", "283", "356"].map((id) => `Checkov CKV_AWS_${id}`),
    answer: "each is JSON before Terraform runs; there is no data source of policies, which these rules are about",
    offenders: (stack) =>
      Object.keys(stack.data?.aws_iam_policy_document ?? {}).map((name) => `data.aws_iam_policy_document.${name}`),
    tests: ["terraform/policies.test.ts"],
  },
  "no-roles": {
    demand: "Nobody gets a role",
    published: [
      ...["60", "61", "274"].map((id) => `Checkov CKV_AWS_${id}`),
      "Checkov CKV2_AWS_40",
      "Checkov CKV2_AWS_56",
      "cdk-nag IAM4",
    ],
    answer: "roles, who may assume them and what else they may do are up to their owner",
    offenders: both(
      ...["aws_iam_role", "aws_iam_policy", "aws_iam_role_policy_attachment"].map((type) => each(type, () => false)),
    ),
  },
  "function-permissions": {
    demand: "Functions that are called for alarms are called by the topic alone",
    published: ["Checkov CKV_AWS_301", "Checkov CKV_AWS_364", "Trivy AWS-0067"],
    answer: "the permission names the service and the topic",
    offenders: each(
      "aws_lambda_permission",
      (args) => args.principal === "sns.amazonaws.com" && has(args, "source_arn"),
    ),
    tests: ["constructs/notifications"],
  },
  "deploy-permissions": {
    demand: "The deploy role may do what a deploy needs, and no more",
    published: ["Lens SEC6"],
    answer: "a policy for each stack, generated from its types: `docs/deploy-policy`",
    offenders: (stack) => Object.keys(stack.resource ?? {}).filter((type) => permissionsOf(type) === undefined),
    tests: ["tools/accept/deploy-policy"],
  },
  "remote-state": {
    demand: "The state is encrypted, locked and on nobody's machine",
    published: ["HashiCorp: sensitive data in state"],
    answer: "state in S3, encrypted and with a lock file",
    offenders: ({ terraform }) => {
      const s3 = terraform?.backend?.s3;
      return s3?.encrypt === true && s3.use_lockfile === true ? [] : ["terraform.backend"];
    },
    tests: ["deploy/shared-state.test.ts"],
  },
  "no-keys-in-source": {
    demand: "No keys in the source",
    published: ["Checkov CKV_AWS_41"],
    answer: "credentials come from the environment",
    offenders: (stack) =>
      /"(access_key|secret_key|token)"/.test(JSON.stringify(stack.provider)) ? ["provider.aws"] : [],
    tests: ["security/canary.test.ts"],
  },
  "required-tags": {
    demand: "Everything that can be tagged says where it belongs",
    published: ["Config required-tags"],
    answer: "`tags` of the environment, on every resource",
    offenders: (stack) =>
      Object.keys(stack.resource ?? {}).flatMap((type) =>
        each(type, (args) => !("tags" in args) || has(args.tags as Arguments, "Environment"))(stack),
      ),
  },
} satisfies Rules;

/** An alarm notifies, or another alarm that notifies watches it. */
function tells(args: Arguments, stack: StackDocument): boolean {
  const name = `ALARM("${String(args.alarm_name)}")`;
  const watchers = resourcesOf(stack, composite).filter(([, { alarm_rule }]) => String(alarm_rule).includes(name));
  return has(args, "alarm_actions") || watchers.some(([, watcher]) => tells(watcher, stack));
}
