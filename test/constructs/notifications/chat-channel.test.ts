import { ChatbotSlackChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-slack-channel-configuration";
import { ChatbotTeamsChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-teams-channel-configuration";
import { ChatChannel, type ChatPlace } from "../../../constructs/notifications";
import { inStack, refusal } from "../../support/fixtures";

const roleArn = "arn:aws:iam::111122223333:role/chat";
const topicArns = ["arn:aws:sns:us-east-1:111122223333:sessions-critical"];

function channel(place: ChatPlace) {
  return inStack((scope) => new ChatChannel(scope, "It", { name: "sessions-team", place, topicArns }));
}

const common = {
  configuration_name: "sessions-team",
  iam_role_arn: roleArn,
  sns_topic_arns: topicArns,
  guardrail_policy_arns: [`arn:\${element(split(":", "${roleArn}"), 1)}:iam::aws:policy/CloudWatchReadOnlyAccess`],
  tags: { Name: "sessions-team" },
};

describe("a chat channel", () => {
  it("shows topics in Slack, where people may read CloudWatch and nothing else", () => {
    const stack = channel({ kind: "slack", workspaceId: "T07EA123LEP", channelId: "C07EZ1ABC23", roleArn });
    expect(stack.only(ChatbotSlackChannelConfiguration)).toStrictEqual({
      ...common,
      slack_team_id: "T07EA123LEP",
      slack_channel_id: "C07EZ1ABC23",
    });
  });

  it("shows topics in Teams", () => {
    const stack = channel({ kind: "teams", tenantId: "tenant", teamId: "team", channelId: "channel", roleArn });
    expect(stack.only(ChatbotTeamsChannelConfiguration)).toStrictEqual({
      ...common,
      tenant_id: "tenant",
      team_id: "team",
      channel_id: "channel",
    });
  });

  it("refuses a value that is not a role", () => {
    const place = { kind: "slack", workspaceId: "T1", channelId: "C1", roleArn: "chat" };
    expect(refusal(ChatChannel, { name: "x", place, topicArns })).toBe(
      'ValidationError: `place.roleArn` must be a full ARN like arn:aws:iam::111122223333:role/chat, got "chat" [stack/It]',
    );
  });
});
