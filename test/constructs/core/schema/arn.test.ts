import { App, TerraformStack } from "cdktf";
import { Problems, arn, topicArnCheck } from "../../../../constructs/core";
import { problemsOf } from "../../../support/problems-of";

const key = arn("kms", /^key\/.+/, "arn:aws:kms:us-east-1:111122223333:key/1234abcd");

/** What the check says of a value. */
function said(value: unknown): string {
  const problems = new Problems();
  key("kmsKeyArn", value, problems);
  try {
    problems.throwIfAny(new TerraformStack(new App(), "stack"));
    return "accepted";
  } catch (error) {
    return (error as Error).message;
  }
}

test("an ARN of a service without regions or accounts has none", () => {
  const check = arn("s3", /./, "arn:aws:s3:::bucket/backup.rdb");
  const problems = new Problems();
  check("right", "arn:aws:s3:::bucket/a", problems);
  check("wrong", "arn:aws:s3:us-east-1:111122223333:bucket/a", problems);
  expect([problems.has("right"), problems.has("wrong")]).toStrictEqual([false, true]);
});

describe("an ARN", () => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
  it.each([
    "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "arn:aws:kms:eu-central-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab",
    "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1234abcd",
    "arn:aws-cn:kms:cn-north-1:111122223333:key/1234abcd",
    "arn:aws-eusc:kms:eusc-de-east-1:111122223333:key/1234abcd",
    "${aws_kms_key.mine.arn}",
  ])("may be %s", (value) => {
    expect(said(value)).toBe("accepted");
  });

  it.each([
    ["an alias", "arn:aws:kms:us-east-1:111122223333:alias/cache"],
    ["an id", "1234abcd-12ab-34cd-56ef-1234567890ab"],
    ["of another service", "arn:aws:sns:us-east-1:111122223333:key/1234abcd"],
    ["without a resource", "arn:aws:kms:us-east-1:111122223333:key/"],
    ["cut short", "arn:aws:kms:us-east-1:111122223333"],
    ["without a region", "arn:aws:kms::111122223333:key/1234abcd"],
    ["without an account", "arn:aws:kms:us-east-1::key/1234abcd"],
    ["of no partition", "arn:amazon:kms:us-east-1:111122223333:key/1234abcd"],
    ["of no account", "arn:aws:kms:us-east-1:1234:key/1234abcd"],
    ["empty", ""],
    ["with white space before it", " arn:aws:kms:us-east-1:111122223333:key/1234abcd"],
  ])("is not %s", (_what, value) => {
    expect(said(value)).toBe(
      `\`kmsKeyArn\` must be a full ARN like arn:aws:kms:us-east-1:111122223333:key/1234abcd, got ${JSON.stringify(value)} [stack]`,
    );
  });

  it.each([5, null, {}, ["arn:aws:kms:us-east-1:111122223333:key/1234abcd"]])("is not %j", (value) => {
    expect(said(value)).toContain(`got ${JSON.stringify(value)}`);
  });
});

describe("the ARN of a topic", () => {
  const named = (name: string) => `arn:aws:sns:us-east-1:111122223333:${name}`;

  // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
  it("has a name of up to 256 letters, digits, hyphens and underscores", () => {
    expect(["Alerts_1-a", "x".repeat(256)].flatMap((name) => problemsOf(topicArnCheck, named(name)))).toEqual([]);
    const wrong = ["x".repeat(257), "a b", "a:b", "a/b", "", "é"];
    expect(wrong.map((name) => problemsOf(topicArnCheck, named(name)).length)).toEqual(wrong.map(() => 1));
  });

  it("is not that of a FIFO topic", () => {
    expect(problemsOf(topicArnCheck, named("alerts.fifo"))).toEqual([
      `it must not be a FIFO topic, which AWS services cannot publish to, got "${named("alerts.fifo")}"`,
    ]);
  });
});
