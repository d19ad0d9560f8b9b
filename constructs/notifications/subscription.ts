import {
  type Check,
  anything,
  arn,
  flag,
  hidden,
  knownText,
  literalName,
  optional,
  record,
  required,
  secretive,
  shown,
  struct,
  textMatching,
  variants,
} from "../core";

/** Somebody or something that hears what a topic says. */
export type Subscription =
  | {
      readonly kind: "email";
      /** Address; whoever reads it must follow the link in the first mail. */
      readonly address: string;
    }
  | {
      readonly kind: "https";
      /** Address of the receiver. One that holds a key belongs into a Terraform variable, not into source. */
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
      /** ARN of a standard SQS queue. Its policy, and that of its key, must let SNS send: they are its owner's to write. */
      readonly queueArn: string;
    }
  | {
      readonly kind: "function";
      /** ARN of a Lambda function, for example one that posts to a chat. It is allowed to be called by the topic. */
      readonly functionArn: string;
    };

/** Subscriptions by a name of your choice. Renaming one subscribes anew. */
export type Subscriptions = Readonly<Record<string, Subscription>>;

/** Part of an address that holds no key: `http://alerts.example.com`. */
function originOf(address: unknown): unknown {
  return typeof address === "string" && /^https?:/i.test(address) && URL.canParse(address)
    ? new URL(address).origin
    : hidden;
}

const url: Check = knownText((at, value, problems) => {
  const rule = brokenUrlRule(value);
  if (rule !== undefined) {
    shown((place, received) => {
      problems.add(place, rule, originOf(received));
    })(at, value, problems);
  }
});

function brokenUrlRule(value: unknown): string | undefined {
  if (typeof value !== "string" || !value.startsWith("https://") || !URL.canParse(value)) {
    return "must be a URL that begins with https://";
  }
  const { username, password } = new URL(value);
  return username + password === ""
    ? undefined
    : "must not hold a user or password: keep the URL in a sensitive Terraform variable";
}

const queueArn = arn("sqs", /^[^:]+$/, "arn:aws:sqs:us-east-1:111122223333:alerts");

/** AWS refuses the other kind. @see https://github.com/getmoto/moto/pull/8957 */
const standardQueue: Check = knownText((at, value, problems) => {
  queueArn(at, value, problems);
  if (typeof value === "string" && value.endsWith(".fifo")) {
    problems.add(at, "must not be a FIFO queue, which only hears FIFO topics", value);
  }
});

/**
 * Check of {@link Subscriptions}. The address of a receiver may hold a key, also in the wrong place, so nothing that is
 * not known to be harmless is shown.
 *
 * @internal
 */
export const subscriptionsCheck: Check = secretive(
  record(
    variants("kind", {
      email: shown(
        struct({
          kind: required(anything),
          address: required(textMatching(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, "must be an e-mail address")),
        }),
      ),
      https: struct({ kind: required(anything), url: required(url), confirmsItself: optional(flag) }),
      sms: shown(
        struct({
          kind: required(anything),
          phoneNumber: required(
            textMatching(/^\+[1-9]\d{6,14}$/, "must be a number with country code like +14155550100"),
          ),
        }),
      ),
      queue: shown(
        struct({
          kind: required(anything),
          queueArn: required(standardQueue),
        }),
      ),
      function: shown(
        struct({
          kind: required(anything),
          functionArn: required(
            arn("lambda", /^function:.+/, "arn:aws:lambda:us-east-1:111122223333:function:to-chat"),
          ),
        }),
      ),
    }),
    shown(literalName(/\S/, "must be a name")),
  ),
);
