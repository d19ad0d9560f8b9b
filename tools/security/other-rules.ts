import { permissions } from "../deploy-policy/permissions";
import { type Arguments, type Rule, all, both, each, has, isForEveryone, statements } from "./rule";

const alarm = "aws_cloudwatch_metric_alarm";
const composite = "aws_cloudwatch_composite_alarm";
const key = "aws_kms_key";
const logGroup = "aws_cloudwatch_log_group";
const secret = "aws_secretsmanager_secret";
const topic = "aws_sns_topic";
const topicPolicy = "aws_sns_topic_policy";

const everywhere = (reason: string) => ({ dev: reason, staging: reason, prod: reason });
const price = "price: development gives it up";

/** What is demanded of topics, logs, alarms, keys, secrets and permissions. */
export const otherRules: readonly Rule[] = [
  {
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
    deviating: /\.Cache_EventTopic_/,
    deviations: everywhere(
      "the events topic cannot be: ElastiCache does not publish to one with a customer managed key",
    ),
    tests: ["constructs/notifications"],
  },
  {
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
  },
  {
    demand: "Topics take messages over TLS only",
    published: ["cdk-nag SNS3"],
    answer: "everything else is denied",
    offenders: each(topicPolicy, (args) =>
      statements(args).some(
        ({ Effect, Condition }) => Effect === "Deny" && Condition?.Bool?.["aws:SecureTransport"] === "false",
      ),
    ),
  },
  {
    demand: "Logs are kept for a year, and not for good without saying so",
    published: [
      "Checkov CKV_AWS_66",
      "Checkov CKV_AWS_338",
      "Security Hub CloudWatch.16",
      "Prowler cloudwatch_log_group_retention_policy_specific_days_enabled",
    ],
    answer: "365 days by default",
    offenders: each(logGroup, (args) => Number(args.retention_in_days) >= 365),
    deviations: {
      dev: "a week: as long as a mistake is looked for",
      staging: "a month: as long as a mistake is looked for",
    },
  },
  {
    demand: "Logs are encrypted with a customer managed key",
    published: ["Checkov CKV_AWS_158", "Trivy AWS-0017", "Prowler cloudwatch_log_group_kms_encryption_enabled"],
    answer: "with the cache's key",
    offenders: each(logGroup, (args) => has(args, "kms_key_id")),
    deviations: { dev: price },
  },
  {
    demand: "Alarms may act",
    published: ["Checkov CKV_AWS_319", "Security Hub CloudWatch.17", "Prowler cloudwatch_alarm_actions_enabled"],
    answer: "never switched off",
    offenders: both(...[alarm, composite].map((type) => each(type, (args) => args.actions_enabled !== false))),
  },
  {
    demand: "Alarms do act",
    published: ["Security Hub CloudWatch.15", "Prowler cloudwatch_alarm_actions_alarm_state_configured"],
    answer: "each tells a topic, itself or through an alarm over it",
    offenders: each(alarm, tells),
    deviations: { dev: "nobody is woken for development" },
    tests: ["constructs/monitoring"],
  },
  {
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
  },
  {
    demand: "Keys are enabled and have a policy for nobody in particular",
    published: ["Checkov CKV_AWS_33", "Checkov CKV_AWS_227", "Checkov CKV2_AWS_64", "Security Hub KMS.5"],
    answer: "the account and the services that need it, nobody else; nobody is locked out",
    offenders: both(
      each(
        key,
        (args, stack, address) =>
          args.is_enabled !== false &&
          JSON.stringify(all(stack, "aws_kms_key_policy")).includes(`\${${address}.key_id}`),
      ),
      each("aws_kms_key_policy", (args) => statements(args).length > 0 && !statements(args).some(isForEveryone)),
    ),
    tests: ["constructs/encryption", "terraform/policies.test.ts"],
  },
  {
    demand: "Secrets are encrypted with a customer managed key",
    published: ["Checkov CKV_AWS_149", "Trivy AWS-0098"],
    answer: "with the cache's key",
    offenders: each(secret, (args) => has(args, "kms_key_id")),
    deviations: { dev: price },
  },
  {
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
    answer: "in two steps, by raising `rotation`; IAM users have no secret",
    offenders: each(secret, (_args, stack) => all(stack, "aws_secretsmanager_secret_rotation").length > 0),
    deviations: everywhere(
      "a schedule would change the token behind Terraform's back and cut off clients that have the old one",
    ),
    tests: ["terraform/rotation.test.ts"],
  },
  {
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
    tests: ["constructs/cache/connect-grant.test.ts", "tools/deploy-policy"],
  },
  {
    demand: "Policies stand in the plan, not in what is computed from it",
    published: ["1", "49", "107", "108", "109", "110", "111", "283", "356"].map((id) => `Checkov CKV_AWS_${id}`),
    answer: "each is JSON before Terraform runs; there is no data source of policies, which these rules are about",
    offenders: (stack) =>
      Object.keys(stack.data?.aws_iam_policy_document ?? {}).map((name) => `data.aws_iam_policy_document.${name}`),
    tests: ["terraform/policies.test.ts"],
  },
  {
    demand: "Nobody gets a role",
    published: [
      ...["60", "61", "274"].map((id) => `Checkov CKV_AWS_${id}`),
      "Checkov CKV2_AWS_40",
      "Checkov CKV2_AWS_56",
      "cdk-nag IAM4",
    ],
    answer: "roles, who may take them and what else they may do are their owner's",
    offenders: both(
      ...["aws_iam_role", "aws_iam_policy", "aws_iam_role_policy_attachment"].map((type) => each(type, () => false)),
    ),
  },
  {
    demand: "Functions that hear of alarms are called by the topic alone",
    published: ["Checkov CKV_AWS_301", "Checkov CKV_AWS_364", "Trivy AWS-0067"],
    answer: "the permission names the service and the topic",
    offenders: each(
      "aws_lambda_permission",
      (args) => args.principal === "sns.amazonaws.com" && has(args, "source_arn"),
    ),
    tests: ["constructs/notifications"],
  },
  {
    demand: "Whoever deploys may do what that takes, and no more",
    published: ["Lens SEC6"],
    answer: "a policy for each stack, generated from its types: `docs/deploy-policy`",
    offenders: (stack) => Object.keys(stack.resource ?? {}).filter((type) => permissions[type] === undefined),
    tests: ["tools/deploy-policy"],
  },
  {
    demand: "No keys in the source",
    published: ["Checkov CKV_AWS_41"],
    answer: "credentials come from the environment",
    offenders: (stack) =>
      /"(access_key|secret_key|token)"/.test(JSON.stringify(stack.provider)) ? ["provider.aws"] : [],
    tests: ["security/canary.test.ts"],
  },
  {
    demand: "Everything that can be tagged says where it belongs",
    published: ["Config required-tags"],
    answer: "`tags` of the environment, on every resource",
    offenders: (stack) =>
      Object.keys(stack.resource ?? {}).flatMap((type) =>
        each(type, (args) => !("tags" in args) || has(args.tags as Arguments, "Environment"))(stack),
      ),
  },
];

/** An alarm acts, or another alarm that acts watches it. */
function tells(args: Arguments, stack: Parameters<Rule["offenders"]>[0]): boolean {
  const name = `ALARM("${String(args.alarm_name)}")`;
  const watchers = all(stack, composite).filter(([, { alarm_rule }]) => String(alarm_rule).includes(name));
  return has(args, "alarm_actions") || watchers.some(([, watcher]) => tells(watcher, stack));
}
