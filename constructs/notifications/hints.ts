import { type Hints, meaning, metaArguments, overridable } from "../core";

/*
 * What does the same as an argument of Terraform, or a property of CloudFormation or the CDK, by its name there.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/sns_topic
 */

const topicArguments = [
  ...["application", "firehose", "http", "lambda", "sqs"].flatMap((protocol) => [
    `${protocol}_failure_feedback_role_arn`,
    `${protocol}_success_feedback_role_arn`,
    `${protocol}_success_feedback_sample_rate`,
  ]),
  "archive_policy",
  "delivery_policy",
  "display_name",
  "signature_version",
  "tracing_config",
];

const fifo = "alarms and events cannot be sent to a FIFO topic";

function topicHints(owner: string): Hints {
  return {
    ...overridable(owner, "resource", topicArguments),
    ...overridable(owner, "policy", ["policy"]),
    ...meaning(fifo, ["fifoTopic", "fifo", "fifoThroughputScope", "contentBasedDeduplication"]),
    ...meaning("it is called `name`", ["namePrefix", "topicName"]),
    ...meaning("the topic is made here; use `topicArn` of this construct", ["arn", "topicArn"]),
    ...metaArguments(owner, "resource"),
  };
}

/**
 * Hints for a topic of events.
 *
 * @internal
 */
export const eventTopicHints: Hints = {
  ...meaning("events cannot be sent to a topic with a key of your own", ["kmsMasterKeyId", "kmsKeyArn", "kmsKeyId"]),
  ...topicHints("EventTopic"),
};

/**
 * Hints for a subscription.
 *
 * @internal
 */
export const subscriptionHints: Hints = {
  ...meaning("it is called `kind`", ["protocol"]),
  ...meaning("by its kind, it is called `address`, `url`, `phoneNumber`, `queueArn` or `functionArn`", ["endpoint"]),
  ...meaning("it is called `confirmsItself`, and is for the kind `https`", ["endpointAutoConfirms"]),
  ...meaning('set `kind`: "function" and `functionArn`', ["functionName", "functionArn", "lambda"]),
  ...meaning('set `kind`: "email" and `address`', ["email", "address"]),
  ...meaning('set `kind`: "https" and `url`', ["url", "webhook"]),
  ...meaning('set `kind`: "sms" and `phoneNumber`', ["sms", "phoneNumber", "phone"]),
  ...meaning('set `kind`: "queue" and `queueArn`', ["sqs", "queue", "queueArn"]),
  ...Object.fromEntries(
    [
      "confirmation_timeout_in_minutes",
      "delivery_policy",
      "filter_policy",
      "filter_policy_scope",
      "raw_message_delivery",
      "redrive_policy",
      "replay_policy",
      "subscription_role_arn",
    ].map((name) => [name, `no prop sets it: call \`addOverride("${name}", …)\` on one of the \`subscriptions\``]),
  ),
  ...meaning("the topic may call the function, and nothing else may: there is nothing to set", [
    "action",
    "eventSourceToken",
    "functionUrlAuthType",
    "invokedViaFunctionUrl",
    "principal",
    "principalOrgId",
    "qualifier",
    "sourceAccount",
    "sourceArn",
    "statementId",
    "statementIdPrefix",
  ]),
};

/**
 * Hints for a topic of alarms.
 *
 * @internal
 */
export const alertTopicHints: Hints = {
  ...meaning("it is called `kmsKeyArn`", ["kmsMasterKeyId", "kmsKeyId", "masterKey"]),
  ...meaning("set `subscriptions`, by a name of your choice", [
    ...["subscription", "subscribers", "protocol", "endpoint", "email"],
    ...["endpointAutoConfirms", "functionName"],
  ]),
  ...topicHints("AlertTopic"),
  ...subscriptionHints,
};

/**
 * Hints for a place in a chat.
 *
 * @internal
 */
export const chatPlaceHints: Hints = {
  ...meaning('set `kind`: "slack" and `workspaceId`', ["slackTeamId", "slackWorkspaceId", "workspaceId"]),
  ...meaning('set `kind`: "slack" and `channelId`', ["slackChannelId", "slackChannel"]),
  ...meaning('set `kind`: "teams", `tenantId`, `teamId` and `channelId`', [
    "teamsTenantId",
    "teamsChannelId",
    "teamId",
  ]),
  ...meaning('set `kind`: "teams", `tenantId`, `teamId` and `channelId`', ["tenantId"]),
  ...meaning("it is called `roleArn`", ["iamRoleArn", "role"]),
  ...overridable("ChatChannel", "resource", [
    "channel_name",
    "guardrail_policy_arns",
    "logging_level",
    "team_name",
    "user_authorization_required",
  ]),
};

/** Hints for a channel that is used alone. */
export const chatChannelHints: Hints = {
  ...meaning("it is called `name`", ["configurationName", "slackChannelConfigurationName"]),
  ...meaning("it is called `topicArns`", ["snsTopicArns", "notificationTopics"]),
  ...meaning('set `place`: { kind: "slack", workspaceId, channelId, roleArn }', [
    ...["slackTeamId", "slackWorkspaceId", "slackChannelId", "workspaceId"],
  ]),
  ...meaning('set `place`: { kind: "teams", tenantId, teamId, channelId, roleArn }', ["tenantId", "teamId"]),
  ...meaning("set `channelId` of `place`", ["channelId"]),
  ...meaning("set `roleArn` of `place`", ["iamRoleArn", "roleArn", "role"]),
  ...chatPlaceHints,
  ...metaArguments("ChatChannel", "resource"),
};
