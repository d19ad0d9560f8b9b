import { ChatbotSlackChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-slack-channel-configuration";
import { ChatbotTeamsChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-teams-channel-configuration";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import {
  type Check,
  type Tags,
  copyOf,
  arn,
  fitName,
  list,
  literalName,
  namedTags,
  optional,
  required,
  shown,
  struct,
  text,
  topicArnCheck,
  variants,
  tagsCheck,
  validate,
} from "../core";
import { nameCheck, nameForm, nameRule } from "./names";

/**
 * Maximum length of the name of a chat configuration.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html
 */
const maxConfigurationNameLength = 128;

/** A channel of a chat that the account has connected to Amazon Q Developer in chat applications (AWS Chatbot). */
export type ChatPlace =
  | {
      readonly kind: "slack";
      /** Id of the connected workspace, for example T07EA123LEP. */
      readonly workspaceId: string;
      /** Id of the channel, for example C07EZ1ABC23. */
      readonly channelId: string;
      /** Role that the integration assumes. */
      readonly roleArn: string;
    }
  | {
      readonly kind: "teams";
      /** Id of the tenant. */
      readonly tenantId: string;
      /** Id of the connected team. */
      readonly teamId: string;
      /** Id of the channel. */
      readonly channelId: string;
      /** Role that the integration assumes. */
      readonly roleArn: string;
    };

/** Properties of a {@link ChatChannel}. */
export interface ChatChannelProps {
  /** Name of the configuration. */
  readonly name: string;
  /** The channel. AWS allows one configuration for each. */
  readonly place: ChatPlace;
  /** Topics whose messages appear there. */
  readonly topicArns: readonly string[];
  /**
   * Tags of the configuration.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

const id = required(shown(text));
const roleArn = required(shown(arn("iam", /^role\/.+/, "arn:aws:iam::111122223333:role/chat")));

/**
 * Check of a {@link ChatPlace}.
 *
 * @internal
 */
export const chatPlaceCheck: Check<ChatPlace> = variants<ChatPlace>({
  slack: { workspaceId: id, channelId: id, roleArn },
  teams: { tenantId: id, teamId: id, channelId: id, roleArn },
});

/**
 * Check of a name for a {@link ChatPlace}: it becomes part of the configuration's.
 *
 * @internal
 */
export const chatNameCheck: Check<string> = literalName(nameForm, nameRule);

const propsCheck = struct<ChatChannelProps>({
  name: required(nameCheck),
  place: required(chatPlaceCheck),
  topicArns: required(list(topicArnCheck)),
  tags: optional(tagsCheck),
});

/** Shows the messages of topics in a chat. People who ask questions there may read CloudWatch and nothing else. */
export class ChatChannel extends Construct {
  /** The provider's resource. */
  public readonly resource: ChatbotSlackChannelConfiguration | ChatbotTeamsChannelConfiguration;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: ChatChannelProps) {
    super(scope, id);
    validate(this, propsCheck, props);

    const { place, topicArns } = props;
    const configurationName = fitName(props.name, maxConfigurationNameLength);
    const partition = String(Fn.element(Fn.split(":", place.roleArn), 1));
    const common = {
      configurationName,
      iamRoleArn: place.roleArn,
      snsTopicArns: copyOf(topicArns),
      guardrailPolicyArns: [`arn:${partition}:iam::aws:policy/CloudWatchReadOnlyAccess`],
      tags: namedTags(configurationName, props.tags),
    };
    this.resource =
      place.kind === "slack"
        ? new ChatbotSlackChannelConfiguration(this, "Resource", {
            ...common,
            slackTeamId: place.workspaceId,
            slackChannelId: place.channelId,
          })
        : new ChatbotTeamsChannelConfiguration(this, "Resource", {
            ...common,
            tenantId: place.tenantId,
            teamId: place.teamId,
            channelId: place.channelId,
          });
  }
}
