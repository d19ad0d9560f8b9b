import type { Card } from "../card";
import { gap, loss } from "../deletion";

const topics = "https://docs.aws.amazon.com/sns/latest/dg/sns-delete-subscription-topic.html";
const encryptedTopics = "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html";
const topicPolicies = "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html";

/** Topics, and who hears of them. */
export const notifications: Readonly<Record<string, Card>> = {
  aws_sns_topic: {
    deletion: loss(
      topics,
      "the ARN that publishers and subscribers know, and every subscription made outside this stack",
      "keep its name; make a second topic and move both sides for another one",
    ),
    namedBy: ["name"],
    replacedBy: ["name", "name_prefix", "fifo_topic"],
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
  },
  aws_sns_topic_policy: { deletion: gap("publishers that need it are refused"), replacedBy: ["arn"] },
  aws_sns_topic_subscription: {
    deletion: gap("the subscriber gets nothing, and an e-mail address must confirm a new subscription"),
    replacedBy: ["topic_arn", "protocol", "endpoint"],
  },
  aws_lambda_permission: {
    deletion: gap("the function is not called"),
    replacedBy: [
      "action",
      "event_source_token",
      "function_name",
      "principal",
      "qualifier",
      "source_account",
      "source_arn",
      "statement_id",
    ],
  },
  aws_chatbot_slack_channel_configuration: { deletion: gap("the channel gets no message"), replacedBy: [] },
  aws_chatbot_teams_channel_configuration: {
    deletion: gap("the channel gets no message"),
    replacedBy: ["team_id"],
  },
};
