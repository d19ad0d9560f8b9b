import { type Check, textMatching } from "../core";

/**
 * The form that ElastiCache wants of names. It stores them in lower case, so anything else would come back changed.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
export const nameCheck: Check = textMatching(
  /^[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*$/,
  "must be lower-case letters, digits and single hyphens, beginning with a letter",
);
