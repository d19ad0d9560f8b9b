import { Fn, Token } from "cdktf";
import { type Check, asArgument, isUnresolved, textMatching } from "../core";

/**
 * Endings of the services' host names, by partition; `amazonaws.com` elsewhere.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 * @see https://docs.amazonaws.cn/en_us/aws/latest/userguide/endpoints-arns.html
 */
const dnsSuffixes: Readonly<Record<string, string>> = { "aws-cn": "amazonaws.com.cn" };
const commonDnsSuffix = "amazonaws.com";

/** Check of the name of a cache, as a part of the names of its log groups. */
export const cacheNameCheck: Check<string> = textMatching(
  /^[\w/-]+$/,
  "must be letters, digits, hyphens, underscores and slashes",
);

/** The end of the services' host names in a partition, which Terraform finds out if only it knows the partition. */
export function dnsSuffixOf(partition: string): string {
  return isUnresolved(partition)
    ? Token.asString(Fn.lookup(dnsSuffixes, asArgument(partition), commonDnsSuffix))
    : (dnsSuffixes[partition] ?? commonDnsSuffix);
}
