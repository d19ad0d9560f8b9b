import ipaddr from "ipaddr.js";
import { type Check, isUnresolved, knownText } from "../core";

/**
 * Private address space: the private ranges of IPv4, the range that carriers and some VPCs share, and the private range
 * of IPv6. A range of clients lies within one of them.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const privateSpace = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"];

/**
 * Address space from which AWS gives IPv6 ranges to VPCs. It is public, so a range in it counts as one network's own
 * only if it is no wider than a VPC's range.
 */
const globalIpv6 = "2000::/3";

/** IPv6 ranges within the public space that stand for IPv4 addresses, which are checked in their own notation. */
const ipv4InIpv6 = ["2001::/32", "2002::/16"];

/**
 * Minimum length of an IPv6 prefix of a VPC; a wider range is not one network's own.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
const minIpv6PrefixLength = 44;

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** A range of addresses that clients may connect from: private, or the IPv6 range of one network. */
export const clientCidr: Check<string> = knownText((at, value, problems) => {
  if (typeof value !== "string" || !isCidr(value)) {
    problems.add(at, "must be a range in CIDR notation, for example 10.0.0.0/16", value);
    return;
  }
  const range = network(value);
  const normal = `${range[0].toString()}/${range[1]}`;
  const broken = brokenRule(range);
  if (range[1] === 0) {
    problems.add(at, "must not be open to everyone", value, "name the clients' security group or range");
  } else if (broken !== undefined) {
    problems.add(at, broken, value, "name public clients in a prefix list");
  } else if (normal !== value) {
    problems.add(at, otherSpellingRule(value, range[0]), value, `write ${normal}`);
  }
});

/** What is wrong with a range that is not written as AWS writes it: the address in it, or the spelling alone. */
export function otherSpellingRule(value: string, first: ipaddr.IPv4 | ipaddr.IPv6): string {
  const [address] = ipaddr.parseCIDR(value);
  return address.toString() === first.toString()
    ? "must be written as AWS reports it"
    : "must be the first address of the range";
}

/** True for an IPv6 range; one that is known only to Terraform counts as IPv4. */
export function isIpv6(cidr: string): boolean {
  return !isUnresolved(cidr) && cidr.includes(":");
}

/** Four decimal numbers or an IPv6 address: some programs read a number that begins with 0 as octal. */
function isCidr(value: string): boolean {
  return ipaddr.IPv4.isValidCIDRFourPartDecimal(value) || (ipaddr.IPv6.isValidCIDR(value) && !value.includes("%"));
}

/** The first of some spaces that a range is within. */
export function spaceOf(cidr: string, spaces: readonly string[]): string | undefined {
  const range = network(cidr);
  return spaces.find((space) => isWithin(range, space));
}

function brokenRule(range: Range): string | undefined {
  if (privateSpace.some((space) => isWithin(range, space))) {
    return undefined;
  }
  if (!isWithin(range, globalIpv6) || ipv4InIpv6.some((space) => isWithin(range, space))) {
    return range[0].kind() === "ipv4"
      ? "must be a private range"
      : "must be a private range or the range of one network";
  }
  const broken = `must be no wider than the widest range of a VPC, /${minIpv6PrefixLength}`;
  return range[1] < minIpv6PrefixLength ? broken : undefined;
}

/** Parses the space when it is needed: that takes longer than loading the rest of this folder. */
function isWithin([address, prefix]: Range, cidr: string): boolean {
  const [space, spacePrefix] = network(cidr);
  return address.kind() === space.kind() && prefix >= spacePrefix && address.match(space, spacePrefix);
}

/** The first address of a range, and its prefix length. */
function network(cidr: string): Range {
  const { IPv4, IPv6 } = ipaddr;
  const [, prefix] = ipaddr.parseCIDR(cidr);
  return [cidr.includes(":") ? IPv6.networkAddressFromCIDR(cidr) : IPv4.networkAddressFromCIDR(cidr), prefix];
}
