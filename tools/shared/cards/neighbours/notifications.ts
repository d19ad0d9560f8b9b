import type { Card } from "../card";
import { gap, loss } from "../deletion";
import { type Permission, anywhere, everywhere } from "../permission";
import { replacedBy } from "../replaced-by";
import { topicArguments } from "../uses";

const inSns = (name: string) => `arn:{partition}:sns:{region}:{account}:${name}`;
const topicsOfCaches = ["{cache}*", "{watched}*", "{aws_sns_topic.name?}"].map(inSns);
const chat = ["arn:{partition}:chatbot::{account}:chat-configuration/*"];

/** A role that is given to Amazon Q Developer in chat applications. */
function roleForChat(type: string): Permission {
  return {
    actions: ["iam:PassRole"],
    on: [`{${type}.iam_role_arn}`],
    condition: { StringEquals: { "iam:PassedToService": "chatbot.amazonaws.com" } },
  };
}

const topics = "https://docs.aws.amazon.com/sns/latest/dg/sns-delete-subscription-topic.html";
const encryptedTopics = "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html";
const topicPolicies = "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html";

/** Topics and their subscribers. */
export const notifications: Readonly<Record<string, Card>> = {
  aws_sns_topic: {
    deletion: loss(
      topics,
      "the ARN that publishers and subscribers know, and every subscription made outside this stack",
      "keep its name; make a second topic and move both sides for another one",
    ),
    namedBy: ["name"],
    use: { as: topicArguments, whenDeleted: "what it publishes reaches nobody any more" },
    replacedBy: replacedBy("aws_sns_topic"),
    interruptions: {
      kms_master_key_id: [
        {
          kind: "notifications",
          when: "now",
          effect: "publishers that may not use the new key are refused",
          source: encryptedTopics,
        },
      ],
      policy: [
        {
          kind: "notifications",
          when: "now",
          effect: "publishers that the new policy leaves out are refused",
          source: topicPolicies,
        },
      ],
    },
    permissions: [
      {
        actions: [
          "sns:CreateTopic",
          "sns:DeleteTopic",
          "sns:GetTopicAttributes",
          "sns:ListTagsForResource",
          "sns:SetTopicAttributes",
          "sns:TagResource",
          "sns:UntagResource",
        ],
        on: topicsOfCaches,
      },
    ],
  },
  aws_sns_topic_policy: {
    deletion: gap("publishers that need it are refused"),
    replacedBy: replacedBy("aws_sns_topic_policy"),
    permissions: [{ actions: ["sns:GetTopicAttributes", "sns:SetTopicAttributes"], on: topicsOfCaches }],
  },
  aws_sns_topic_subscription: {
    deletion: gap("the subscriber gets nothing, and an e-mail address must confirm a new subscription"),
    replacedBy: replacedBy("aws_sns_topic_subscription"),
    unread: ["confirmation_timeout_in_minutes", "endpoint_auto_confirms"],
    permissions: [
      { actions: ["sns:Subscribe"], on: [...topicsOfCaches, inSns("{given:aws_sns_topic_subscription.topic_arn?}")] },
      anywhere("sns:GetSubscriptionAttributes", "sns:SetSubscriptionAttributes", "sns:Unsubscribe"),
    ],
  },
  aws_lambda_permission: {
    deletion: gap("the function is not called"),
    replacedBy: replacedBy("aws_lambda_permission", "event_source_token", "qualifier", "source_account"),
    permissions: [
      {
        actions: ["lambda:AddPermission", "lambda:GetPolicy", "lambda:RemovePermission"],
        on: ["{aws_lambda_permission.function_name}"],
      },
    ],
  },
  aws_chatbot_slack_channel_configuration: {
    deletion: gap("the channel gets no message"),
    replacedBy: [],
    permissions: [
      everywhere("chatbot:CreateSlackChannelConfiguration", "chatbot:DescribeSlackChannelConfigurations"),
      { actions: ["chatbot:DeleteSlackChannelConfiguration", "chatbot:UpdateSlackChannelConfiguration"], on: chat },
      everywhere("chatbot:ListTagsForResource", "chatbot:TagResource", "chatbot:UntagResource"),
      roleForChat("aws_chatbot_slack_channel_configuration"),
    ],
  },
  aws_chatbot_teams_channel_configuration: {
    deletion: gap("the channel gets no message"),
    replacedBy: ["team_id"],
    permissions: [
      everywhere(
        "chatbot:CreateMicrosoftTeamsChannelConfiguration",
        "chatbot:GetMicrosoftTeamsChannelConfiguration",
        "chatbot:ListMicrosoftTeamsChannelConfigurations",
      ),
      {
        actions: [
          "chatbot:DeleteMicrosoftTeamsChannelConfiguration",
          "chatbot:UpdateMicrosoftTeamsChannelConfiguration",
        ],
        on: chat,
      },
      everywhere("chatbot:ListTagsForResource", "chatbot:TagResource", "chatbot:UntagResource"),
      roleForChat("aws_chatbot_teams_channel_configuration"),
    ],
  },
};
