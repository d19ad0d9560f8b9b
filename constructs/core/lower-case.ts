import { isUnresolved } from "./tokens/token-type";

/**
 * A text in lower case; one that only Terraform knows stays as it is. ElastiCache keeps names, and the days of a window,
 * in lower case and returns them so: anything else would be planned again and again, and another subnet group would
 * replace the cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html
 * @internal
 */
export function lowerCase(text: string): string {
  return isUnresolved(text) ? text : text.toLowerCase();
}
