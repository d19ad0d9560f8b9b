export { AlertTopic, type AlertTopicProps } from "./alert-topic";
export { ChatChannel, chatChannelCheck, chatNameCheck, type ChatChannelProps, type ChatPlace } from "./chat-channel";
export { EventTopic, type EventTopicProps } from "./event-topic";
export { subscriptionsCheck, type Subscription, type Subscriptions } from "./subscription";
