import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { ChatbotSlackChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-slack-channel-configuration";
import { CacheAlerts } from "../../../../constructs";
import { inStack, refusal } from "../../../support/fixtures";

const kmsKeyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const place = {
  kind: "slack",
  workspaceId: "T07EA123LEP",
  channelId: "C07EZ1ABC23",
  roleArn: "arn:aws:iam::111122223333:role/chat",
} as const;
const own = { kind: "own-topics" } as const;

describe("alert topics without a cache", () => {
  it("are one for each severity, with their subscribers and chats", () => {
    const stack = inStack((scope) => {
      const alerts = new CacheAlerts(scope, "Alerts", {
        name: "sessions",
        destination: {
          ...own,
          critical: { oncall: { kind: "email", address: "oncall@example.com" } },
          chats: { team: place },
        },
        kmsKeyArn,
      });
      expect(Object.keys(alerts.topics)).toEqual(["critical", "warning"]);
    });
    expect(stack.all(SnsTopic).map(({ name, kms_master_key_id }) => [name, kms_master_key_id])).toEqual([
      ["sessions-critical", kmsKeyArn],
      ["sessions-warning", kmsKeyArn],
    ]);
    expect(stack.only(SnsTopicSubscription)).toMatchObject({ protocol: "email", endpoint: "oncall@example.com" });
    expect(stack.only(ChatbotSlackChannelConfiguration).sns_topic_arns).toHaveLength(2);
  });

  it.each<[string, unknown, string]>([
    ["no props", undefined, "`props` must be an object"],
    ["no name", { destination: own }, "`name` is required"],
    ["no destination", { name: "sessions" }, "`destination` is required"],
    [
      "a name that a topic cannot have",
      { name: "a b", destination: own },
      '`name` must be letters, digits, hyphens and underscores, got "a b"',
    ],
    [
      "topics that exist",
      { name: "sessions", destination: { kind: "existing-topics", criticalTopicArn: "a", warningTopicArn: "b" } },
      '`destination.kind` must be one of "own-topics", got "existing-topics"',
    ],
    [
      "a subscriber of no kind, without showing what may be a key",
      { name: "sessions", destination: { ...own, critical: { web: "https://example.com/key" } } },
      '`destination.critical.web` must be an object with `kind`; write { kind: "https", url }',
    ],
    [
      "an unknown severity",
      { name: "sessions", destination: { ...own, info: {} } },
      "`destination.info` is not a prop here (known: kind, criticalTopicName, warningTopicName, critical, warning, chats)",
    ],
    [
      "the alias of a key",
      { name: "sessions", destination: own, kmsKeyArn: "alias/mine" },
      '`kmsKeyArn` must be a full ARN like arn:aws:kms:us-east-1:111122223333:key/1234abcd-…, got "alias/mine"',
    ],
    [
      "an unknown prop",
      { name: "sessions", destination: own, topics: {} },
      "`topics` is not a prop here (known: name, destination, kmsKeyArn, tags), got {}",
    ],
  ])("are refused with %s", (_what, props, message) => {
    expect(refusal(CacheAlerts, props)).toBe(`ValidationError: ${message} [stack/It]`);
  });
});
