import { RootConstruct } from "constructs";
import {
  type Problems,
  isUnresolved,
  list,
  literal,
  logGroupNameCheck,
  logGroupPrefixCheck,
  mayHaveRegion,
  optional,
  partitionOf,
  regionForm,
  required,
  struct,
  textMatching,
  validate,
} from "../core";
import { keyPolicy } from "./key-policy";
import { cacheNameCheck, dnsSuffixOf } from "./key-place";

/** What the policy of a key for caches depends on. */
export interface CacheKeyPolicyProps {
  /** Account of the caches. */
  readonly account: string;
  /** Region of the key and the caches. */
  readonly region: string;
  /** Names of the caches that use the key, as given to `RedisCache`: parts of the names of their log groups. */
  readonly cacheNames: readonly string[];
  /**
   * With what the names of their log groups begin, before the name of the cache: the `prefix` of the caches' `logs`.
   *
   * @default "/aws/elasticache/"
   */
  readonly logGroupPrefix?: string;
  /**
   * Names of further log groups that the key encrypts, such as those that caches call as they were told. Their number
   * must be known at synth.
   *
   * @default - none but those whose names begin with the prefix and the name of a cache
   */
  readonly logGroupNames?: readonly string[];
  /**
   * Account of the key, which administers it.
   *
   * @default - the account of the caches
   */
  readonly keyAccount?: string;
  /**
   * Partition of AWS.
   *
   * @default - the partition of the region; `aws` for a region that is known only to Terraform
   */
  readonly partition?: string;
}

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html */
const accountCheck = textMatching(/^\d{12}$/, "must be an account of 12 digits");

const propsCheck = struct<CacheKeyPolicyProps>({
  account: required(accountCheck),
  region: required(textMatching(regionForm, "must be a region of AWS such as eu-central-1")),
  cacheNames: required(literal(list(cacheNameCheck))),
  logGroupPrefix: optional(logGroupPrefixCheck),
  logGroupNames: optional(literal(list(logGroupNameCheck))),
  keyAccount: optional(accountCheck),
  partition: optional(textMatching(/^aws(-[a-z]+)*$/, "must be a partition of AWS such as aws or aws-us-gov")),
});

function checkPartition({ region, partition }: Partial<CacheKeyPolicyProps>, problems: Problems): void {
  const areKnown = ![region, partition].some((part) => part === undefined || isUnresolved(part));
  if (areKnown && !mayHaveRegion(String(partition), String(region))) {
    const rule = `must be ${partitionOf(String(region))}, the partition of \`region\``;
    problems.add("partition", rule, partition, "or be left out");
  }
}

/**
 * The policy of a key of your own that caches may use, as JSON: what `CacheKey` gives its key, for one cache or several.
 * It lets the account administer the key, and ElastiCache, Secrets Manager, SNS, CloudWatch Logs and CloudWatch use it
 * for these caches.
 *
 * @example
 * const key = new KmsKey(this, "Key", {
 *   enableKeyRotation: true,
 *   policy: cacheKeyPolicy({ account: "111122223333", region: "eu-central-1", cacheNames: ["sessions", "catalog"] }),
 * });
 * @throws ValidationError that lists every problem with the props
 */
export function cacheKeyPolicy(props: CacheKeyPolicyProps): string {
  // A policy has no place among the constructs, which an error would name.
  validate(new RootConstruct(), propsCheck, props, { rules: checkPartition });

  const { account, region, keyAccount, partition = partitionOf(region) } = props;
  return keyPolicy({ partition, region, account, keyAccount, dnsSuffix: dnsSuffixOf(partition) }, props);
}
