import {
  type Check,
  type Problems,
  arn,
  flag,
  hidden,
  isUnresolved,
  knownText,
  literalName,
  optional,
  record,
  required,
  secretive,
  shown,
  textMatching,
  variants,
} from "../core";

const hints = () => require("./hints") as typeof import("./hints");

/** A subscriber to a topic. */
export type Subscription =
  | {
      readonly kind: "email";
      /** Address like team@example.com; its owner must follow the link in the first mail. */
      readonly address: string;
    }
  | {
      readonly kind: "https";
      /**
       * Address of the receiver, without a password: AWS masks it, and every plan would replace the subscription.
       * One that holds a key belongs in a sensitive Terraform variable, not in source.
       */
      readonly url: string;
      /**
       * True when the receiver confirms by itself, as paging services do; Terraform then waits for it.
       *
       * @default false
       */
      readonly confirmsItself?: boolean;
    }
  | {
      readonly kind: "sms";
      /** Number with country code, for example +14155550100. */
      readonly phoneNumber: string;
    }
  | {
      readonly kind: "queue";
      /** ARN of a standard SQS queue. Its policy, and that of its key, must let SNS send; its owner writes them. */
      readonly queueArn: string;
    }
  | {
      readonly kind: "function";
      /** ARN of a Lambda function, for example one that posts to a chat. The topic is allowed to call it. */
      readonly functionArn: string;
    };

/** Subscriptions by a name of your choice. Renaming one makes a new subscription. */
export type Subscriptions = Readonly<Record<string, Subscription>>;

/** An address, of which messages show no more than the origin; of anything else, which part is a key is not known. */
function addressOrHidden(value: unknown): unknown {
  return typeof value === "string" && /^https?:\S+$/i.test(value) && URL.canParse(value) ? value : hidden;
}

const url: Check<string> = knownText((at, value, problems) => {
  const rule = brokenUrlRule(value);
  if (rule !== undefined) {
    shown((place, received) => {
      problems.add(place, rule, addressOrHidden(received));
    })(at, value, problems);
  }
});

function brokenUrlRule(value: unknown): string | undefined {
  if (typeof value !== "string" || !/^https:\/\/\S+$/.test(value) || !URL.canParse(value)) {
    return "must be a URL that begins with https://";
  }
  const { username, password } = new URL(value);
  return username + password === ""
    ? undefined
    : "must not hold a user or password: AWS masks it, and every plan would replace the subscription; use a key in the path";
}

/** Part of a domain: letters and digits, with hyphens between them. */
const domainLabel = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";

/**
 * An address of one mailbox, without a scheme or a display name. SNS documents no form of its own.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc5321#section-4.1.2
 */
const emailForm = new RegExp(
  `^(?=.{1,254}$)(?!\\.)(?!.*\\.[.@])[^\\s@<>()[\\]\\\\,;:"]{1,64}@${domainLabel}(?:\\.${domainLabel})+$`,
  "u",
);

/** @see https://docs.aws.amazon.com/sns/latest/dg/sns-mobile-phone-number-as-subscriber.html */
const phoneNumberForm = /^\+[1-9]\d{6,14}$/;

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
const queueArn = arn("sqs", /^[\w-]{1,80}$|^[\w-]{1,75}\.fifo$/, "arn:aws:sqs:us-east-1:111122223333:alerts");

/**
 * A function, or a version or alias of it, but not `$LATEST`: nobody can be allowed to call that.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 * @see https://github.com/terraform-aws-modules/terraform-aws-lambda/issues/36
 */
const functionArn = arn(
  "lambda",
  /^function:[\w-]{1,64}(?::[\w-]{1,128})?$/,
  "arn:aws:lambda:us-east-1:111122223333:function:to-chat",
);

/** AWS refuses the other kind. @see https://github.com/getmoto/moto/pull/8957 */
const standardQueue: Check<string> = knownText((at, value, problems) => {
  queueArn(at, value, problems);
  if (typeof value === "string" && value.endsWith(".fifo")) {
    problems.add(at, "must not be a FIFO queue, which can subscribe to FIFO topics only", value);
  }
});

/** A name becomes part of a construct's id, in which the framework writes two hyphens for a slash. */
function checkIds(at: string, subscriptions: unknown, problems: Problems): void {
  const names = Object.keys(Object(subscriptions) as object);
  const ids = names.map((name) => name.replaceAll("/", "--"));
  ids.forEach((id, index) => {
    const twin = names[ids.indexOf(id)];
    if (twin !== names[index]) {
      problems.add(`${at}.${names[index]}`, `must differ from \`${twin}\` by more than slashes`, undefined);
    }
  });
}

/**
 * Check of {@link Subscriptions}. The address of a receiver may contain a key, even in the wrong prop, so messages show
 * only values that are known to be harmless.
 *
 * @internal
 */
export const subscriptionsCheck: Check<Subscriptions> = secretive(
  record(
    variants<Subscription>(
      {
        email: { address: required(shown(textMatching(emailForm, "must be an e-mail address"))) },
        https: { url: required(url), confirmsItself: optional(flag) },
        sms: {
          phoneNumber: required(
            shown(textMatching(phoneNumberForm, "must be a number with country code like +14155550100")),
          ),
        },
        queue: { queueArn: required(shown(standardQueue)) },
        function: { functionArn: required(shown(functionArn)) },
      },
      () => hints().subscriptionHints,
    ),
    // It becomes part of a construct's id, which takes any text, and goes no further.
    { key: shown(literalName(/\S/, "must be a name")), whole: checkTogether },
  ),
);

function checkTogether(at: string, subscriptions: unknown, problems: Problems): void {
  checkIds(at, subscriptions, problems);
  checkReceivers(at, subscriptions, problems);
}

/** SNS knows a subscription by its topic and receiver: of two, deleting one would delete both. */
function checkReceivers(at: string, given: unknown, problems: Problems): void {
  const receivers = new Map<string, string>();
  const sound = Object.entries(problems.sound(Object(given) as Subscriptions, at) as Subscriptions);
  for (const [name, subscription] of sound.filter(([, it]) => ![it, it.kind].some(isUnresolved))) {
    const { endpoint } = target(subscription);
    const twin = receivers.get(endpoint);
    if (twin === undefined) {
      receivers.set(endpoint, name);
    } else {
      problems.add(`${at}.${name}`, `must not be the same receiver as \`${at}.${twin}\``, hidden);
    }
  }
}

/** The provider's arguments for a subscriber. */
export function target(subscription: Subscription) {
  switch (subscription.kind) {
    case "email":
      return { protocol: "email", endpoint: subscription.address };
    case "https":
      return {
        protocol: "https",
        endpoint: subscription.url,
        endpointAutoConfirms: subscription.confirmsItself ?? false,
      };
    case "sms":
      return { protocol: "sms", endpoint: subscription.phoneNumber };
    case "queue":
      return { protocol: "sqs", endpoint: subscription.queueArn };
    case "function":
      return { protocol: "lambda", endpoint: subscription.functionArn };
  }
}
