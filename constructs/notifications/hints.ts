import { type Hints, inKind, meaning, metaArguments, overridable, overridableOn } from "../core";

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

/** Hints for the arguments of a subscription and of the permission to call a function. */
const subscriptionArguments: Hints = {
  ...overridableOn("one of the `subscriptions` of the `AlertTopic`", [
    "confirmation_timeout_in_minutes",
    "delivery_policy",
    "filter_policy",
    "filter_policy_scope",
    "raw_message_delivery",
    "redrive_policy",
    "replay_policy",
    "subscription_role_arn",
  ]),
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

/** What the receiver is called, by the kind of subscription. */
const receivers = ["address", "url", "phoneNumber", "queueArn", "functionArn"];

function hintForReceiver(known: readonly string[]): string {
  const own = receivers.find((name) => known.includes(name));
  return own === undefined
    ? "by its kind, it is called `address`, `url`, `phoneNumber`, `queueArn` or `functionArn`"
    : `it is called \`${own}\``;
}

/**
 * Hints for a subscription.
 *
 * @internal
 */
export const subscriptionHints: Hints = {
  ...meaning("it is called `kind`", ["protocol"]),
  ...Object.fromEntries(["endpoint", "target", "receiver", "recipient"].map((name) => [name, hintForReceiver])),
  ...inKind("email", "address", ["email", "emails", "mail", "emailAddress", "mailAddress", "email-json", "to"]),
  ...inKind("https", "url", ["webhook", "webhookUrl", "uri", "link", "http", "hook", "slackWebhook", "pagerduty"]),
  ...inKind("sms", "phoneNumber", ["phone", "number", "mobile", "sms"]),
  ...inKind("queue", "queueArn", ["sqs", "sqsArn", "queueUrl", "sqsQueueArn"]),
  ...inKind("function", "functionArn", ["functionName", "lambda", "lambdaArn", "lambdaFunctionArn", "function"]),
  ...meaning('set `kind`: "https" and `confirmsItself`', ["endpointAutoConfirms", "autoConfirms"]),
  ...subscriptionArguments,
};
/**
 * Hints for a topic of alarms.
 *
 * @internal
 */
export const alertTopicHints: Hints = {
  ...meaning("it is called `kmsKeyArn`", ["kmsMasterKeyId", "kmsKeyId", "masterKey"]),
  ...meaning("set `subscriptions`, by a name of your choice", [
    ...["subscription", "subscribers", "protocol", "endpoint", "email", "emails", "address", "url", "webhook", "sms"],
    ...["webhookUrl", "phoneNumber", "queueArn", "functionArn", "lambda", "endpointAutoConfirms", "functionName"],
  ]),
  ...topicHints("AlertTopic"),
  ...subscriptionArguments,
};

/**
 * Hints for the arguments of a channel that no prop sets.
 *
 * @internal
 */
export const chatArgumentHints: Hints = {
  ...overridable("ChatChannel", "resource", ["guardrail_policy_arns", "logging_level", "user_authorization_required"]),
  ...overridableOn("the `resource` of a `ChatChannel` in Teams", ["channel_name", "team_name"]),
};

/**
 * Hints for a place in a chat.
 *
 * @internal
 */
export const chatPlaceHints: Hints = {
  ...inKind("slack", "workspaceId", ["slackTeamId", "slackWorkspaceId", "workspace", "slackTeam"]),
  ...inKind("teams", "tenantId", ["teamsTenantId", "teamsTenant", "tenant"]),
  ...inKind("teams", "teamId", ["teamsTeamId", "team"]),
  ...Object.fromEntries(
    ["slackChannelId", "slackChannel", "teamsChannelId", "channel", "channelName", "id"].map((name) => [
      name,
      (known: readonly string[]) =>
        known.includes("channelId") ? "it is called `channelId`" : 'set `kind`: "slack" or "teams", and `channelId`',
    ]),
  ),
  ...meaning("it is called `roleArn`", ["iamRoleArn", "role", "iamRole", "arn"]),
  ...chatArgumentHints,
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
  ...metaArguments("ChatChannel", "resource", ["create", "update", "delete"]),
};
