import { ChatbotSlackChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-slack-channel-configuration";
import { ChatbotTeamsChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-teams-channel-configuration";
import { Lazy, Token } from "cdktf";
import { ChatChannel, type ChatPlace, chatPlacesCheck } from "../../../constructs/notifications";
import { inStack, refusal } from "../../support/fixtures";
import { problemsOf } from "../../support/problems-of";

const roleArn = "arn:aws:iam::111122223333:role/chat";
const topicArns = ["arn:aws:sns:us-east-1:111122223333:sessions-critical"];

function channel(place: ChatPlace) {
  return inStack((scope) => new ChatChannel(scope, "It", { name: "sessions-team", place, topicArns }));
}

const slack = { kind: "slack", workspaceId: "T07EA123LEP", channelId: "C07EZ1ABC23", roleArn } as const;

const teams = {
  kind: "teams",
  tenantId: "1234abcd-12ab-34cd-56ef-1234567890ab",
  teamId: "ABCD1234-12AB-34CD-56EF-1234567890AB",
  channelId: "19%3Ab6ef35dc342d56ba5654e6fc6d25a071%40thread.tacv2",
  roleArn,
} as const;

const common = {
  configuration_name: "sessions-team",
  iam_role_arn: roleArn,
  sns_topic_arns: topicArns,
  guardrail_policy_arns: [`arn:\${element(split(":", "${roleArn}"), 1)}:iam::aws:policy/CloudWatchReadOnlyAccess`],
  tags: { Name: "sessions-team" },
};

describe("a chat channel", () => {
  it("shows topics in Slack, where people may read CloudWatch and nothing else", () => {
    const stack = channel(slack);
    expect(stack.only(ChatbotSlackChannelConfiguration)).toStrictEqual({
      ...common,
      slack_team_id: "T07EA123LEP",
      slack_channel_id: "C07EZ1ABC23",
    });
  });

  it("shows topics in Teams", () => {
    const stack = channel(teams);
    expect(stack.only(ChatbotTeamsChannelConfiguration)).toStrictEqual({
      ...common,
      tenant_id: "1234abcd-12ab-34cd-56ef-1234567890ab",
      team_id: "ABCD1234-12AB-34CD-56EF-1234567890AB",
      channel_id: "19%3Ab6ef35dc342d56ba5654e6fc6d25a071%40thread.tacv2",
    });
  });

  it.each<[string, () => unknown, string]>([
    ["a list of a variable", () => Token.asList("${var.topics}"), "var.topics"],
    ["a lazy list", () => Lazy.listValue({ produce: () => topicArns }), `["${topicArns[0]}"]`],
    ["a list as anything", () => Token.asAny(topicArns), `["${topicArns[0]}"]`],
  ])("shows further topics beside %s", (_what, given, list) => {
    const stack = inStack((scope) => {
      const made = new ChatChannel(scope, "It", { name: "a", place: slack, topicArns: given() as string[] });
      made.addTopics("arn:aws:sns:us-east-1:111122223333:more", "${var.more}");
    });
    expect(stack.only(ChatbotSlackChannelConfiguration).sns_topic_arns).toBe(
      `\${concat(${list}, ["arn:aws:sns:us-east-1:111122223333:more", var.more])}`,
    );
  });

  it("refuses a value that is not a role", () => {
    const place = { kind: "slack", workspaceId: "T1", channelId: "C1", roleArn: "chat" };
    expect(refusal(ChatChannel, { name: "x", place, topicArns })).toBe(
      'ValidationError: `place.roleArn` must be a full ARN like arn:aws:iam::111122223333:role/chat, got "chat" [stack/It]',
    );
  });
});

// https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html
// https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateMicrosoftTeamsChannelConfiguration.html
describe("a place in a chat", () => {
  const saidOf = (place: object) => problemsOf(chatPlacesCheck, { team: place });

  it.each([
    { ...slack, channelId: "ABCBBLZZZ" },
    { ...slack, channelId: "C1a" },
    { ...slack, roleArn: "arn:aws:iam::111122223333:role/service-role/a/b.c/chat@example.com" },
    { ...slack, roleArn: `arn:aws:iam::111122223333:role/${"x".repeat(64)}` },
    { ...teams, channelId: "19%3a1_b-c=%40thread.skype" },
  ])("may be %j", (place) => {
    expect(saidOf(place)).toStrictEqual([]);
  });

  it.each(["#alerts", "alerts", "cache-alerts", "c07ez1abc23", "C07EZ1ABC23 "])(
    "is not a Slack channel called %j",
    (channelId) => {
      expect(saidOf({ ...slack, channelId })).toStrictEqual([
        `it.team.channelId must be the id of a Slack channel like C07EZ1ABC23, not its name, got "${channelId}"`,
      ]);
    },
  );

  it.each([
    [{ ...slack, channelId: "https://example.slack.com/archives/C1" }, "it.team.channelId must be the id of a Slack"],
    [{ ...slack, workspaceId: "example" }, "it.team.workspaceId must be the id of a Slack workspace like T07EA123LEP"],
    [{ ...slack, workspaceId: "T".repeat(256) }, "it.team.workspaceId must be the id of a Slack workspace"],
    [{ ...slack, channelId: "C".repeat(256) }, "it.team.channelId must be the id of a Slack channel"],
    [{ ...slack, roleArn: "arn:aws:iam::111122223333:user/chat" }, "it.team.roleArn must be a full ARN like"],
    [{ ...slack, roleArn: "arn:aws:iam::111122223333:role/" }, "it.team.roleArn must be a full ARN like"],
    [{ ...slack, roleArn: "arn:aws:iam::111122223333:role/a b" }, "it.team.roleArn must be a full ARN like"],
    [
      { ...slack, roleArn: `arn:aws:iam::111122223333:role/${"x".repeat(65)}` },
      "it.team.roleArn must be a full ARN like",
    ],
    [{ ...teams, tenantId: "example.onmicrosoft.com" }, "it.team.tenantId must be a GUID like 1234abcd-12ab-"],
    [{ ...teams, teamId: "Operations" }, "it.team.teamId must be a GUID like 1234abcd-12ab-"],
    [{ ...teams, channelId: "General" }, "it.team.channelId must be the id of a Teams channel as its link has it"],
    [{ ...teams, channelId: "19:1234abcd@thread.tacv2" }, "it.team.channelId must be the id of a Teams channel"],
  ])("is not %j", (place, said) => {
    expect(saidOf(place)).toStrictEqual([expect.stringContaining(said)]);
  });
});
