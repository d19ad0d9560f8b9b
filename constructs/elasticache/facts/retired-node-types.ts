import { nodeTypeFacts } from "./node-types";

/**
 * Sizes of the families of which AWS makes no new caches and publishes no more what they can do: they are not in the
 * table of node types.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
const earlierFamilies: Readonly<Record<string, readonly string[]>> = {
  t1: ["micro"],
  m1: ["small", "medium", "large", "xlarge"],
  m2: ["xlarge", "2xlarge", "4xlarge"],
  m3: ["medium", "large", "xlarge", "2xlarge"],
  c1: ["xlarge"],
  r3: ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge"],
};

const earlierTypes = new Set(
  Object.entries(earlierFamilies).flatMap(([family, sizes]) => sizes.map((size) => `cache.${family}.${size}`)),
);

/** True for a node type that only caches that exist have: AWS makes no new ones of it. */
export function isRetired(nodeType: string): boolean {
  return earlierTypes.has(nodeType) || nodeTypeFacts(nodeType)?.creatable === false;
}
