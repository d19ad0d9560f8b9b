import { parse, validate } from "@aws-sdk/util-arn-parser";
import type { Check } from "./check";
import { knownText } from "./texts";

const partition = /^aws(-[a-z]+)*$/;
const region = /^[a-z]{2}(-[a-z]+)+-\d$/;
const account = /^\d{12}$/;

/**
 * An ARN of one service whose resource part has a given form. It names a region and an account if the example does.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 * @internal
 */
export function arn(service: string, resource: RegExp, example: string): Check<string> {
  const shown = parse(example);
  return knownText((at, value, problems) => {
    const parts = typeof value === "string" && validate(value) ? parse(value) : undefined;
    const isRight =
      parts?.service === service &&
      partition.test(parts.partition) &&
      (shown.region === "" ? parts.region === "" : region.test(parts.region)) &&
      (shown.accountId === "" ? parts.accountId === "" : account.test(parts.accountId)) &&
      resource.test(parts.resource);
    if (!isRight) {
      problems.add(at, `must be a full ARN like ${example}`, value);
    }
  });
}

/**
 * ARN of a key of AWS KMS, never of an alias.
 *
 * @internal
 */
export const kmsKeyArnCheck = arn("kms", /^key\/[\w-]+$/, "arn:aws:kms:us-east-1:111122223333:key/1234abcd-…");

/**
 * ARN of an SNS topic.
 *
 * @internal
 */
export const topicArnCheck = arn("sns", /^[\w-]+(\.fifo)?$/, "arn:aws:sns:us-east-1:111122223333:topic");
