import type { Construct } from "constructs";
import { partOf } from "../../core";
import { EventTopic, type EventTopicProps } from "../../notifications";
import type { EventDestination } from "./props";

/** The topic of a cache's events, made or given. */
interface EventTarget {
  readonly made: EventTopic | undefined;
  readonly topicArn: string | undefined;
}

/** Makes the topic of a cache's events, if it has one of its own. */
export function makeEventTopic(cache: Construct, events: EventDestination, props: EventTopicProps): EventTarget {
  switch (events.kind) {
    case "own-topic": {
      const made = new EventTopic(cache, "EventTopic", { ...props, topicName: events.name });
      partOf(cache, made, { topicName: "events.name" });
      return { made, topicArn: made.topicArn };
    }
    case "existing-topic":
      return { made: undefined, topicArn: events.topicArn };
    case "off":
      return { made: undefined, topicArn: undefined };
  }
}
