import type { Check } from "./check";
import { textMatching } from "./texts";

/**
 * Name of a region. Its first part has two letters nearly everywhere, but not in `eusc-de-east-1`.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
const regionName = "[a-z]+(?:-[a-z]+)+-\\d+";

/**
 * A whole text that is the name of a region.
 *
 * @internal
 */
export const regionForm = new RegExp(`^${regionName}$`);

/**
 * Name of an Availability Zone, or of a Local Zone such as `us-west-2-lax-1a`: that of its region and more.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Local_zones.html
 */
const zoneForm = new RegExp(`^(${regionName})(?:[a-z]|(?:-[a-z\\d]+)+-\\d+[a-z]?)$`);

/**
 * Check of the name of a zone, as the account sees it: not of its id, such as `use1-az1`.
 *
 * @internal
 */
export const zoneCheck: Check<string> = textMatching(zoneForm, "must be the name of a zone like us-east-1a");

/**
 * The region of a zone; undefined for anything that is no zone.
 *
 * @internal
 */
export function regionOfZone(zone: string): string | undefined {
  return zoneForm.exec(zone)?.[1];
}

const commonPartition = "aws";

/**
 * Partitions of AWS other than `aws`, by the regions in them.
 *
 * @see https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
 */
const partitions: readonly (readonly [partition: string, regions: RegExp])[] = [
  ["aws-cn", /^cn-/],
  ["aws-us-gov", /^us-gov-/],
  ["aws-eusc", /^eusc-/],
  ["aws-iso", /^us-iso-/],
  ["aws-iso-b", /^us-isob-/],
  ["aws-iso-e", /^eu-isoe-/],
  ["aws-iso-f", /^us-isof-/],
];

/**
 * The partition of a region, if it is known to be another one than `aws`.
 *
 * @internal
 */
export function otherPartitionOf(region: string): string | undefined {
  return partitions.find(([, regions]) => regions.test(region))?.[0];
}

/**
 * The partition of a region: `aws` for one that is in no other.
 *
 * @internal
 */
export function partitionOf(region: string): string {
  return otherPartitionOf(region) ?? commonPartition;
}

/**
 * True for a partition whose regions are known.
 *
 * @internal
 */
export function isKnownPartition(partition: string): boolean {
  return partition === commonPartition || partitions.some(([other]) => other === partition);
}

/**
 * True when a partition is known to be that of a region, or when either is not known.
 *
 * @internal
 */
export function mayHaveRegion(partition: string, region: string): boolean {
  const own = otherPartitionOf(region);
  const isOther = partitions.some(([other]) => other === partition);
  return own === undefined ? !isOther : own === partition;
}
