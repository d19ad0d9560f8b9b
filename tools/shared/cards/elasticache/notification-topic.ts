import { type Interruption, truthy } from "../interruption";

/** What subscribers notice when the events of a cache go to another topic, or to none. */
export function leftTopic(source: string): readonly Interruption[] {
  return [
    {
      kind: "less protection",
      when: "now",
      effect: "subscribers of the old topic are told of no more events",
      source,
      applies: truthy,
    },
  ];
}
