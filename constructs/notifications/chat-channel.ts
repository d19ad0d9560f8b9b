import { ChatbotSlackChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-slack-channel-configuration";
import { ChatbotTeamsChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-teams-channel-configuration";
import { Fn, Lazy, Token } from "cdktf";
import { Construct } from "constructs";
import {
  type Check,
  Problems,
  type Tags,
  type VariantSchemas,
  arn,
  beforeWriting,
  checkPlaces,
  claimName,
  copyOf,
  fitName,
  isUnresolved,
  keepInPlace,
  list,
  literalName,
  namedTags,
  optional,
  record,
  refusal,
  required,
  shown,
  struct,
  textMatching,
  asArgument,
  topicArnCheck,
  variants,
  tagsCheck,
  validate,
} from "../core";
import { maxConfigurationNameLength, nameCheck, nameForm, nameRule } from "./names";
import { placedChat } from "./places";
import { checkChats } from "./same-channel";

const hints = () => require("./hints") as typeof import("./hints");

/** @internal */
export const chatPlaceHints = () => hints().chatPlaceHints;

/** @internal */
export const chatArgumentHints = () => hints().chatArgumentHints;

/** A channel of a chat that the account has connected to Amazon Q Developer in chat applications (AWS Chatbot). */
export type ChatPlace =
  | {
      readonly kind: "slack";
      /** Id of the connected workspace, for example T07EA123LEP. */
      readonly workspaceId: string;
      /** Id of the channel, for example C07EZ1ABC23; never its name. */
      readonly channelId: string;
      /** Role that the integration assumes. */
      readonly roleArn: string;
    }
  | {
      readonly kind: "teams";
      /** Id of the tenant, a GUID. */
      readonly tenantId: string;
      /** Id of the connected team, a GUID. */
      readonly teamId: string;
      /** Id of the channel as its link has it, for example 19%3A1234abcd%40thread.tacv2. */
      readonly channelId: string;
      /** Role that the integration assumes. */
      readonly roleArn: string;
    };

/** Channels by a name of your choice. */
export type ChatPlaces = Readonly<Record<string, ChatPlace>>;

/** Properties of a {@link ChatChannel}. */
export interface ChatChannelProps {
  /** Name of the configuration. */
  readonly name: string;
  /** The channel. AWS allows one configuration for each in an account. */
  readonly place: ChatPlace;
  /**
   * Topics whose messages appear there; they may be in other regions.
   *
   * @default - none, until `addTopics` is called
   */
  readonly topicArns?: readonly string[];
  /**
   * Tags of the configuration.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

const workspaceId = shown(textMatching(/^[A-Z\d]{1,255}$/, "must be the id of a Slack workspace like T07EA123LEP"));

/** The API takes lower-case letters as well, but text without a capital is the name of a Slack channel, never an id. */
const slackChannelId = shown(
  textMatching(
    /^(?=.*[A-Z])[A-Za-z\d]{1,255}$/,
    "must be the id of a Slack channel like C07EZ1ABC23, not its name",
    "it is the last part of the channel's link",
  ),
);

const guid = shown(
  textMatching(
    /^[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}$/,
    "must be a GUID like 1234abcd-12ab-34cd-56ef-1234567890ab",
  ),
);

const teamsChannelId = shown(
  textMatching(
    /^(?=.{1,255}$)[\w=+/.,-]*%3[aA][\w=+/.,-]*%40[\w=+/.,-]*$/,
    "must be the id of a Teams channel as its link has it, like 19%3A1234abcd%40thread.tacv2",
  ),
);

/**
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 * @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html
 */
const roleArn = shown(
  arn("iam", /^role\/(?:[\w:+=,.@/-]{1,511}\/)?[\w+=,.@-]{1,64}$/, "arn:aws:iam::111122223333:role/chat"),
);

/**
 * Checks of each {@link ChatPlace}.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html
 * @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateMicrosoftTeamsChannelConfiguration.html
 * @internal
 */
export const chatPlaceSchemas: VariantSchemas<ChatPlace> = {
  slack: {
    workspaceId: required(workspaceId),
    channelId: required(slackChannelId),
    roleArn: required(roleArn),
  },
  teams: {
    tenantId: required(guid),
    teamId: required(guid),
    channelId: required(teamsChannelId),
    roleArn: required(roleArn),
  },
};

/**
 * Check of a name for a {@link ChatPlace}: it becomes part of the configuration's.
 *
 * @internal
 */
export const chatNameCheck: Check<string> = literalName(nameForm, nameRule);

const chatPlaceCheck = variants<ChatPlace>(chatPlaceSchemas, chatPlaceHints);

/**
 * Check of {@link ChatPlace}s by name.
 *
 * @internal
 */
export const chatPlacesCheck: Check<ChatPlaces> = record(chatPlaceCheck, {
  key: chatNameCheck,
  whole: checkChats,
});

const topicArnsCheck = list(topicArnCheck);

const propsCheck = struct<ChatChannelProps>(
  {
    name: required(nameCheck),
    place: required(chatPlaceCheck),
    topicArns: optional(topicArnsCheck),
    tags: optional(tagsCheck),
  },
  () => hints().chatChannelHints,
);

const noTopic = { prop: "topicArns", rule: "must name at least one topic, or else call `addTopics`" };

/**
 * Shows the messages of topics in a chat. People who ask questions there may read CloudWatch and nothing else. Several
 * caches can share one, as AWS has a channel only once in an account.
 */
export class ChatChannel extends Construct {
  /** The provider's resource. */
  public readonly resource: ChatbotSlackChannelConfiguration | ChatbotTeamsChannelConfiguration;
  private readonly added = new Set<string>();

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: ChatChannelProps) {
    super(scope, id);
    validate(this, propsCheck, props, {
      rules: (sound, problems) => {
        checkPlaces(problems, placedChat(sound.place?.roleArn, sound.topicArns));
      },
    });

    const { place, topicArns = [] } = props;
    const configurationName = fitName(props.name, maxConfigurationNameLength);
    const partition = String(Fn.element(Fn.split(":", asArgument(place.roleArn)), 1));
    const common = {
      configurationName,
      iamRoleArn: place.roleArn,
      snsTopicArns: Lazy.listValue({ produce: () => this.topics(topicArns) }),
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
    keepInPlace(this, this.resource, placedChat(place.roleArn, topicArns));
    claimName(this, this.resource, place.kind === "slack" ? "Slack channel" : "Teams channel", "place");
    claimName(this, this.resource, "chat configuration", "name");
    beforeWriting(this, () => (this.topics(topicArns).length > 0 ? [] : [refusal(this, noTopic)]));
  }

  /**
   * Shows the messages of further topics, for example those of another cache.
   *
   * @throws ValidationError when one is not the ARN of a topic
   */
  public addTopics(...topicArns: readonly string[]): void {
    const problems = new Problems();
    topicArnsCheck("topicArns", topicArns, problems);
    checkPlaces(problems, placedChat(this.resource.iamRoleArnInput, topicArns));
    problems.throwIfAny(this);
    topicArns.forEach((topicArn) => this.added.add(topicArn));
  }

  /** The topics given at first, of which only Terraform may know how many there are, and those that were added. */
  private topics(given: readonly string[]): string[] {
    const added = [...this.added];
    if (!isUnresolved(given)) {
      return [...new Set([...given, ...added])];
    }
    return added.length === 0 ? copyOf(given) : Token.asList(Fn.concat([asArgument(copyOf(given)), asArgument(added)]));
  }
}
