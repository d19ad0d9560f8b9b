import { Construct } from "constructs";
import {
  type Tags,
  checkPlaces,
  kmsKeyArnCheck,
  optional,
  partOf,
  required,
  secretive,
  struct,
  tagsCheck,
  withNumberTokens,
  validate,
  variants,
} from "../../core";
import { type Severity, severities } from "../../monitoring";
import { AlertTopic, ChatChannel, topicNameCheck } from "../../notifications";
import { type OwnTopics, alertDestinationSchemas, alertHints, checkChannels, placedAlerts } from "./alert-destination";

/** Properties of {@link CacheAlerts}. */
export interface CacheAlertsProps {
  /** Name of the cache. */
  readonly name: string;
  /** Topics and subscribers. */
  readonly destination: OwnTopics;
  /**
   * Key that encrypts the topics; its policy must let CloudWatch use it.
   *
   * @default - not encrypted
   */
  readonly kmsKeyArn?: string;
  /**
   * Tags of the topics.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

const propsCheck = struct<CacheAlertsProps>({
  name: required(topicNameCheck),
  destination: required(
    secretive(variants<OwnTopics>({ "own-topics": alertDestinationSchemas["own-topics"] }, alertHints)),
  ),
  kmsKeyArn: optional(kmsKeyArnCheck),
  tags: optional(tagsCheck),
});

/** A cache's own topics for critical alarms and for warnings, with their subscribers. */
export class CacheAlerts extends Construct {
  /** The topics by severity. */
  public readonly topics: Readonly<Record<Severity, AlertTopic>>;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: CacheAlertsProps) {
    super(scope, id);
    validate(this, propsCheck, props, {
      rules: ({ destination }, problems) => {
        checkPlaces(problems, placedAlerts("destination", destination));
        checkChannels(this, "destination", destination, problems);
      },
    });

    const { destination, kmsKeyArn, tags } = props;
    const name = withNumberTokens(props.name);
    const topic = (childId: string, severity: Severity) => {
      const subscriptions = destination[severity];
      const chosen = destination[`${severity}TopicName`];
      const made = new AlertTopic(this, childId, {
        name: chosen ?? `${name}-${severity}`,
        subscriptions,
        kmsKeyArn,
        tags,
      });
      return partOf(this, made, {
        subscriptions: `destination.${severity}`,
        kmsKeyArn: "kmsKeyArn",
        ...(chosen === undefined ? {} : { name: `destination.${severity}TopicName` }),
      });
    };
    this.topics = { critical: topic("Critical", "critical"), warning: topic("Warning", "warning") };
    const topicArns = severities.map((severity) => this.topics[severity].topicArn);
    for (const [chat, place] of Object.entries(destination.chats ?? {})) {
      if (place.kind === "existing-channel") {
        place.channel.addTopics(...topicArns);
      } else {
        const channel = new ChatChannel(this, `Chat-${chat}`, { name: `${name}-${chat}`, place, topicArns, tags });
        partOf(this, channel, { place: `destination.chats.${chat}`, name: `destination.chats.${chat}` });
      }
    }
  }
}
