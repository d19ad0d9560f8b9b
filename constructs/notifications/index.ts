export { AlertTopic, type AlertTopicProps } from "./alert-topic";
export { ChatChannel, type ChatChannelProps, type ChatPlace, type ChatPlaces } from "./chat-channel";
export { EventTopic, type EventTopicProps } from "./event-topic";
export type { Subscription, Subscriptions } from "./subscription";

/** @internal */
export { alertTopicHints } from "./alert-topic";
/** @internal */
export { chatArgumentHints, chatNameCheck, chatPlaceHints, chatPlaceSchemas, chatPlacesCheck } from "./chat-channel";
/** @internal */
export { ownTopicNameCheck, nameCheck as topicNameCheck } from "./names";
/** @internal */
export { placedRole, placedSubscribers } from "./places";
/** @internal */
export { checkChannelsDiffer, checkChats, givenChats } from "./same-channel";
/** @internal */
export { subscriptionsCheck } from "./subscription";
