import { parse, validate } from "@aws-sdk/util-arn-parser";
import type { Check } from "./check";
import { mayHaveRegion, regionForm } from "./regions";
import { knownText } from "./texts";

const partition = /^aws(-[a-z]+)*$/;
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
      (shown.region === "" ? parts.region === "" : regionForm.test(parts.region)) &&
      (shown.accountId === "" ? parts.accountId === "" : account.test(parts.accountId)) &&
      resource.test(parts.resource);
    if (!isRight) {
      problems.add(at, `must be a full ARN like ${example}`, value);
    } else if (shown.region !== "" && !mayHaveRegion(parts.partition, parts.region)) {
      problems.add(at, `must name the partition of ${parts.region}, not ${parts.partition}`, value);
    }
  });
}

/**
 * ARN of a key of AWS KMS, never of an alias. KMS gives its keys ids like 1234abcd-12ab-34cd-56ef-1234567890ab, or with
 * mrk- before 32 digits; its API takes other forms as well.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id-key-ARN
 * @internal
 */
export const kmsKeyArnCheck = arn("kms", /^key\/[\w-]+$/, "arn:aws:kms:us-east-1:111122223333:key/1234abcd-…");

const anyTopicArn = arn("sns", /^[\w-]{1,256}$|^[\w-]{1,251}\.fifo$/, "arn:aws:sns:us-east-1:111122223333:topic");

/**
 * ARN of a standard SNS topic. A FIFO topic takes only messages with a group, which neither CloudWatch nor ElastiCache
 * sends, and delivers to queues only.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html
 * @internal
 */
export const topicArnCheck: Check<string> = knownText((at, value, problems) => {
  anyTopicArn(at, value, problems);
  if (typeof value === "string" && value.endsWith(".fifo")) {
    problems.add(at, "must not be a FIFO topic, which AWS services cannot publish to", value);
  }
});
