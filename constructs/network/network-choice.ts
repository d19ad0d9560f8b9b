import ipaddr from "ipaddr.js";
import {
  type Check,
  anything,
  knownText,
  list,
  literal,
  lookupTagsCheck,
  optional,
  required,
  struct,
  text,
  textMatching,
  variants,
} from "../core";
import type { Tags } from "../core";

/** A network that exists. */
export interface ExistingNetwork {
  /** The network exists. */
  readonly kind: "existing";
  /** VPC of the cache. */
  readonly vpcId: string;
  /** Private subnets of that VPC, in two or more Availability Zones for Multi-AZ. */
  readonly subnetIds: readonly string[];
}

/** A network that exists and is found by tags when Terraform plans. */
export interface NetworkLookup {
  /** The network exists; its ids are looked up. */
  readonly kind: "lookup";
  /** Tags of exactly one VPC. */
  readonly vpcTags: Tags;
  /** Tags that the subnets for the cache carry, and no others of the VPC. */
  readonly subnetTags: Tags;
}

/** A small private VPC made for the cache: one subnet per zone, no route to or from the internet. */
export interface IsolatedNetwork {
  /** The network is made for the cache. */
  readonly kind: "isolated";
  /** Availability Zones of the subnets, 2 to 8. How many there are is known at synth: no token for the list. */
  readonly availabilityZones: readonly string[];
  /**
   * IPv4 range of the VPC, /16 to /24; each subnet is an eighth of it.
   *
   * @default "10.0.0.0/24"
   */
  readonly cidrBlock?: string;
}

/** Where a cache lives. A `CacheNetwork` is one, too: it exists for the next that needs it. */
export type Network = ExistingNetwork | NetworkLookup | IsolatedNetwork;

/**
 * Limits of a VPC's own range, as prefix lengths. Eight subnets of the narrowest have 32 addresses, of which AWS keeps 5.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
const widestVpc = 16;
const narrowestVpc = 24;

const vpcCidr: Check = knownText((at, value, problems) => {
  const valid = typeof value === "string" && ipaddr.IPv4.isValidCIDR(value);
  const [, prefix] = valid ? ipaddr.IPv4.parseCIDR(value) : [undefined, 0];
  if (!valid || prefix < widestVpc || prefix > narrowestVpc) {
    problems.add(at, `must be an IPv4 range between /${widestVpc} and /${narrowestVpc}`, value);
  } else if (`${ipaddr.IPv4.networkAddressFromCIDR(value).toString()}/${prefix}` !== value) {
    problems.add(at, "must be the network's own address", value);
  }
});

/** Subnets that the range of an isolated network is cut into. */
export const subnetBits = 3;

/** Check of the id of a VPC. */
export const vpcIdCheck: Check = textMatching(/^vpc-\w+$/, "must be a VPC id like vpc-0123456789abcdef0");

/**
 * Check of a {@link Network}.
 *
 * @internal
 */
export const networkCheck: Check = variants("kind", {
  existing: struct<ExistingNetwork>({
    kind: required(anything),
    vpcId: required(vpcIdCheck),
    subnetIds: required(list(textMatching(/^subnet-\w+$/, "must be a subnet id like subnet-0123456789abcdef0"))),
  }),
  lookup: struct<NetworkLookup>({
    kind: required(anything),
    vpcTags: required(lookupTagsCheck),
    subnetTags: required(lookupTagsCheck),
  }),
  isolated: struct<IsolatedNetwork>({
    kind: required(anything),
    availabilityZones: required(literal(list(text, { min: 2, max: 2 ** subnetBits }))),
    cidrBlock: optional(vpcCidr),
  }),
});
