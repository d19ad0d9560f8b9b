import type { ApiCall } from "./api-call";

/** Names that ElastiCache stores in lower case, however they are written. */
const names = ["CacheSubnetGroupName", "CacheParameterGroupName", "ReplicationGroupId", "UserGroupId", "UserId"];

/**
 * The body of a call with those names in lower case, because the emulator keeps their capitals and then does not find
 * them again.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html
 */
export function withoutCapitals({ service, parameters }: ApiCall, body: Buffer): Buffer {
  const capital = names.filter((name) => parameters[name] !== undefined && /[A-Z]/.test(parameters[name]));
  if (service !== "elasticache" || capital.length === 0) {
    return body;
  }
  const form = new URLSearchParams(body.toString());
  for (const name of capital) {
    form.set(name, String(parameters[name]).toLowerCase());
  }
  return Buffer.from(form.toString());
}
