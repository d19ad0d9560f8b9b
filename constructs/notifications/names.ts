import { type Check, every, textMatching, textUpTo } from "../core";

/**
 * The form of a topic's name, and of a chat configuration's.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
 * @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html
 */
export const nameForm = /^[\w-]+$/;

/** The form in words. */
export const nameRule = "must be letters, digits, hyphens and underscores";

/** Check of such a name. */
export const nameCheck: Check<string> = textMatching(nameForm, nameRule);

/**
 * Maximum length of the name of a topic.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
 */
export const maxTopicNameLength = 256;

/**
 * Maximum length of the name of a chat configuration.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html
 */
export const maxConfigurationNameLength = 128;

/**
 * Check of the whole name of a topic.
 *
 * @internal
 */
export const ownTopicNameCheck: Check<string> = every(nameCheck, textUpTo(maxTopicNameLength));
