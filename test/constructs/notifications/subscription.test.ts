import { subscriptionsCheck } from "../../../constructs/notifications";
import { problemsOf } from "../../support/problems-of";

/** What the check says of one subscriber. */
const saidOf = (subscription: object) => problemsOf(subscriptionsCheck, { it: subscription });

const inLambda = (resource: string) => `arn:aws:lambda:eu-west-1:111122223333:${resource}`;
const inSqs = (name: string) => `arn:aws:sqs:eu-west-1:111122223333:${name}`;

describe("an e-mail address", () => {
  it.each([
    "team@example.com",
    "first.last+alerts@mail.example.co.uk",
    "o'brien_1%x@example.com",
    "größe@exämple.com",
    "a@1.example",
    `${"x".repeat(64)}@example.com`,
  ])("may be %s", (address) => {
    expect(saidOf({ kind: "email", address })).toStrictEqual([]);
  });

  it.each([
    "mailto:team@example.com",
    "Team <team@example.com>",
    "team @example.com",
    " team@example.com",
    "team@example.com\n",
    "a@b@example.com",
    "a@example.com,b@example.com",
    "a@example.com;b@example.com",
    "team@example",
    "team@example..com",
    "team@.example.com",
    "team@-example.com",
    "team@example-.com",
    "team@example.com-",
    `team@${"x".repeat(64)}.example.com`,
    "team@example.com.",
    ".team@example.com",
    "te..am@example.com",
    "team.@example.com",
    "@example.com",
    "https://hooks.example.com/a@b.c",
    `${"x".repeat(65)}@example.com`,
    `team@${"example.".repeat(32)}com`,
  ])("is not %j", (address) => {
    expect(saidOf({ kind: "email", address })[0]).toMatch(/^it\.it\.address must be an e-mail address/);
  });
});

// https://docs.aws.amazon.com/sns/latest/dg/sns-mobile-phone-number-as-subscriber.html
describe("a phone number", () => {
  it.each(["+14155550100", "+6834000", "+123456789012345"])("may be %s", (phoneNumber) => {
    expect(saidOf({ kind: "sms", phoneNumber })).toStrictEqual([]);
  });

  it.each(["14155550100", "+1 415 555 0100", "+0155550100", "+1234567890123456", "tel:+14155550100", "+1415555010x"])(
    "is not %s",
    (phoneNumber) => {
      expect(saidOf({ kind: "sms", phoneNumber })).toHaveLength(1);
    },
  );
});

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
describe("the ARN of a queue", () => {
  it.each(["alerts", "Alerts_1-a", "x".repeat(80)])("may name %s", (name) => {
    expect(saidOf({ kind: "queue", queueArn: inSqs(name) })).toStrictEqual([]);
  });

  it.each(["x".repeat(81), "a b", "a/b", "a.b", "queue:a", ""])("does not name %j", (name) => {
    expect(saidOf({ kind: "queue", queueArn: inSqs(name) })).toHaveLength(1);
  });
});

// https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
describe("the ARN of a function", () => {
  it.each(["to-chat", "To_chat-2", "to-chat:7", "to-chat:live", `${"x".repeat(64)}:${"y".repeat(128)}`])(
    "may name %s",
    (name) => {
      expect(saidOf({ kind: "function", functionArn: inLambda(`function:${name}`) })).toStrictEqual([]);
    },
  );

  it.each([
    "function:",
    "function:to chat",
    "function:to/chat",
    "function:to-chat:",
    "function:to-chat:live:1",
    "function:to-chat:$LATEST",
    `function:${"x".repeat(65)}`,
    `function:to-chat:${"y".repeat(129)}`,
    "layer:to-chat:1",
    "event-source-mapping:1234abcd",
    "to-chat",
  ])("is not %s", (resource) => {
    expect(saidOf({ kind: "function", functionArn: inLambda(resource) })).toHaveLength(1);
  });
});

describe("a URL", () => {
  it.each(["https://alerts.example.com", "https://alerts.example.com:8443/a?b=c#d"])("may be %s", (url) => {
    expect(saidOf({ kind: "https", url })).toStrictEqual([]);
  });

  it.each(["https://alerts.example.com/a b", "https://alerts.example.com/a\n", "https://", "HTTPS://x.example.com"])(
    "is not %j",
    (url) => {
      expect(saidOf({ kind: "https", url })).toHaveLength(1);
    },
  );
});
