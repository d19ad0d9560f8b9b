import { Construct, type IConstruct } from "constructs";
import ipaddr from "ipaddr.js";
import {
  type Check,
  type PlacedLiteral,
  type Problems,
  checkSameApp,
  isUnresolved,
  knownText,
  list,
  literal,
  lookupTagsCheck,
  optional,
  required,
  subnetGroupNameCheck,
  subnetIdCheck,
  variants,
  vpcIdCheck,
  zoneCheck,
} from "../core";
import type { Tags } from "../core";
import { otherSpellingRule, spaceOf } from "./cidr";

const hints = () => require("./hints") as typeof import("./hints");

/** An existing network. */
export interface ExistingNetwork {
  /** The network exists. */
  readonly kind: "existing";
  /** VPC of the cache. */
  readonly vpcId: string;
  /** Private subnets of that VPC, in two or more Availability Zones for Multi-AZ. */
  readonly subnetIds: readonly string[];
}

/** An existing network that is found by tags when Terraform plans. */
export interface NetworkLookup {
  /** The network exists; its ids are looked up. */
  readonly kind: "lookup";
  /** Tags of exactly one VPC. */
  readonly vpcTags: Tags;
  /** Tags that the subnets for the cache carry, and no other subnets of the VPC. */
  readonly subnetTags: Tags;
}

/**
 * An existing subnet group, whose VPC and subnets are looked up when Terraform plans. Caches in this network use the
 * group itself and make none.
 */
export interface NetworkOfSubnetGroup {
  /** The subnet group exists; the ids of its network are looked up. */
  readonly kind: "existing-subnet-group";
  /** Name of the subnet group. */
  readonly subnetGroupName: string;
}

/** A small private VPC made for the cache: one subnet per zone, no route to or from the internet. */
export interface IsolatedNetwork {
  /** The network is made for the cache. */
  readonly kind: "isolated";
  /** Availability Zones of the subnets, 2 to 8, all in one region. Their number must be known at synth, so the list cannot be a token. */
  readonly availabilityZones: readonly string[];
  /**
   * IPv4 range of the VPC, /16 to /24; each subnet is an eighth of it.
   *
   * @default "10.0.0.0/24"
   */
  readonly cidrBlock?: string;
}

/** Where a cache lives. A `CacheNetwork` can be given to further caches: it is an existing network. */
export type Network = ExistingNetwork | NetworkLookup | NetworkOfSubnetGroup | IsolatedNetwork;

/**
 * Prefix lengths of an isolated network's range. In the narrowest, eight subnets have 32 addresses each, of which AWS
 * keeps 5.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
const minIpv4PrefixLength = 16;
const maxIpv4PrefixLength = 24;

/**
 * Address space that is neither private nor routable: that of the own network, loopback, link-local and multicast.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/multicast-addresses
 */
const spaceOfNoVpc = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4"];

const vpcCidr: Check<string> = knownText((at, value, problems) => {
  const valid = typeof value === "string" && ipaddr.IPv4.isValidCIDR(value);
  const [, prefix] = valid ? ipaddr.IPv4.parseCIDR(value) : [undefined, 0];
  if (!valid || prefix < minIpv4PrefixLength || prefix > maxIpv4PrefixLength) {
    problems.add(at, `must be an IPv4 range between /${minIpv4PrefixLength} and /${maxIpv4PrefixLength}`, value);
    return;
  }
  const first = ipaddr.IPv4.networkAddressFromCIDR(value);
  const normal = `${first.toString()}/${prefix}`;
  if (normal !== value) {
    problems.add(at, otherSpellingRule(value, first), value, `write ${normal}`);
  } else {
    checkSpace(at, value, problems);
  }
});

function checkSpace(at: string, cidr: string, problems: Problems): void {
  const space = spaceOf(cidr, spaceOfNoVpc);
  if (space !== undefined) {
    problems.add(at, `must not be in ${space}, which has no addresses for a network`, cidr, "take a private range");
  }
}

/**
 * Subnets that the range of an isolated network is cut into.
 *
 * @internal
 */
export const subnetBits = 3;

/**
 * Check of a {@link Network}.
 *
 * @internal
 */
export const networkCheck: Check<Network> = variants<Network>(
  {
    existing: {
      vpcId: required(vpcIdCheck),
      subnetIds: required(list(subnetIdCheck)),
    },
    lookup: {
      vpcTags: required(lookupTagsCheck),
      subnetTags: required(lookupTagsCheck),
    },
    "existing-subnet-group": { subnetGroupName: required(subnetGroupNameCheck) },
    isolated: {
      availabilityZones: required(literal(list(zoneCheck, { min: 2, max: 2 ** subnetBits }))),
      cidrBlock: optional(vpcCidr),
    },
  },
  () => hints().networkChoiceHints,
);

/**
 * Checks that a network which is made elsewhere is made in the same app.
 *
 * @internal
 */
export function checkNetworkApp(problems: Problems, network: Network | undefined, scope: IConstruct): void {
  if (Construct.isConstruct(network)) {
    checkSameApp(problems, "network", network, scope, "network");
  }
}

/**
 * The zones of a network, which are in the region of everything in it.
 *
 * @internal
 */
export function placedZones(at: string, network: Network | undefined): readonly PlacedLiteral[] {
  return network?.kind !== "isolated" || isUnresolved(network.availabilityZones)
    ? []
    : network.availabilityZones.map((value, index) => ({
        prop: `${at}.availabilityZones[${index}]`,
        value,
        same: ["region"],
      }));
}
