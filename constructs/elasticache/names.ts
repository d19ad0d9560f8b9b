import { type Check, textMatching } from "../core";

/**
 * The form of names that ElastiCache requires. It stores them in lower case, so any other form would come back changed.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
export const nameCheck: Check<string> = textMatching(
  /^[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*$/,
  "must be lower-case letters, digits and single hyphens, beginning with a letter",
);
