import { type Check, anything, arn, flag, known, optional, required, struct, textMatching, variants } from "../core";

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
      /** ARN of an SQS queue. Its policy, and that of its key, must let SNS send: they are its owner's to write. */
      readonly queueArn: string;
    }
  | {
      readonly kind: "function";
      /** ARN of a Lambda function, for example one that posts to a chat. It is allowed to be called by the topic. */
      readonly functionArn: string;
    };

/** Subscriptions by a name of your choice. Renaming one subscribes anew. */
export type Subscriptions = Readonly<Record<string, Subscription>>;

const url: Check = known((at, value, problems) => {
  if (typeof value !== "string" || !value.startsWith("https://") || !URL.canParse(value)) {
    problems.add(at, "must be a URL that begins with https://", value);
  }
});

/**
 * Check of a {@link Subscription}.
 *
 * @internal
 */
export const subscriptionCheck: Check = variants("kind", {
  email: struct({
    kind: required(anything),
    address: required(textMatching(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, "must be an e-mail address")),
  }),
  https: struct({ kind: required(anything), url: required(url), confirmsItself: optional(flag) }),
  sms: struct({
    kind: required(anything),
    phoneNumber: required(textMatching(/^\+[1-9]\d{6,14}$/, "must be a number with country code like +14155550100")),
  }),
  queue: struct({
    kind: required(anything),
    queueArn: required(arn("sqs", /^[^:]+$/, "arn:aws:sqs:us-east-1:111122223333:alerts")),
  }),
  function: struct({
    kind: required(anything),
    functionArn: required(arn("lambda", /^function:.+/, "arn:aws:lambda:us-east-1:111122223333:function:to-chat")),
  }),
});
