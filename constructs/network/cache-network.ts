import { DataAwsElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/data-aws-elasticache-subnet-group";
import { DataAwsSubnets } from "@cdktf/provider-aws/lib/data-aws-subnets";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import {
  type Tags,
  checkPlaces,
  copyOf,
  keepInPlace,
  lowerCase,
  namedTags,
  optional,
  required,
  struct,
  validate,
  tagsCheck,
  isUnresolved,
} from "../core";
import { byTags, unaffectedByAspects } from "./look-up";
import {
  type ExistingNetwork,
  type IsolatedNetwork,
  type Network,
  type NetworkLookup,
  type NetworkOfSubnetGroup,
  checkNetworkApp,
  networkCheck,
  placedZones,
  subnetBits,
} from "./network-choice";

const hints = () => require("./hints") as typeof import("./hints");

/** @internal */
export const networkHints = () => hints().networkHints;

/** Default range of an isolated network. */
const defaultCidrBlock = "10.0.0.0/24";

/** Properties of a {@link CacheNetwork}. */
export interface CacheNetworkProps {
  /** The network: given, looked up or to be made. */
  readonly network: Network;
  /**
   * Tags of what is made; used for an isolated network only.
   *
   * @default - a `Name` only
   */
  readonly tags?: Tags;
}

const propsCheck = struct<CacheNetworkProps>(
  { network: required(networkCheck), tags: optional(tagsCheck) },
  networkHints,
);

/** The ids of a network, and what was made of it. */
interface Found extends Omit<ExistingNetwork, "kind"> {
  readonly subnetGroupName?: string;
  readonly vpc?: Vpc;
  readonly subnets?: readonly Subnet[];
}

/** A VPC and the subnets in it that caches may use: given, found or made. */
export class CacheNetwork extends Construct implements ExistingNetwork {
  /** For everything that uses it, the network exists. */
  public readonly kind = "existing";
  /** Id of the VPC. */
  public readonly vpcId: string;
  /** Ids of the subnets for caches. */
  public readonly subnetIds: readonly string[];
  /** Name of the existing subnet group that caches in this network use, if there is one. */
  public readonly subnetGroupName: string | undefined;
  /** The provider's resource of the VPC, if it was made here. */
  public readonly vpc: Vpc | undefined;
  /** The provider's resources of the subnets, if they were made here. */
  public readonly subnets: readonly Subnet[];

  /** @throws ValidationError that lists every problem with the network */
  constructor(scope: Construct, id: string, props: CacheNetworkProps) {
    super(scope, id);
    validate(this, propsCheck, props, {
      rules: ({ network }, problems) => {
        checkPlaces(problems, placedZones("network", network));
        checkNetworkApp(problems, network, this);
      },
    });

    const found = this.find(props.network, props.tags);
    this.vpcId = found.vpcId;
    this.subnetIds = found.subnetIds;
    this.subnetGroupName = found.subnetGroupName;
    this.vpc = found.vpc;
    this.subnets = found.subnets ?? [];
    keepInPlace(this, found.vpc, placedZones("network", props.network));
  }

  private find(network: Network, tags: Tags | undefined): Found {
    switch (network.kind) {
      case "existing":
        return { vpcId: network.vpcId, subnetIds: copyOf(network.subnetIds), subnetGroupName: subnetGroupOf(network) };
      case "lookup":
        return this.lookUp(network);
      case "existing-subnet-group":
        return this.ofSubnetGroup(network);
      case "isolated":
        return this.make(network, tags);
    }
  }

  private lookUp({ vpcTags, subnetTags }: NetworkLookup) {
    const vpcId = unaffectedByAspects(new DataAwsVpc(this, "Vpc", byTags(vpcTags))).id;
    const { filter = [], tags } = byTags(subnetTags);
    const within = { name: "vpc-id", values: [vpcId] };
    const subnets = new DataAwsSubnets(this, "Subnets", { filter: [within, ...filter], tags });
    return { vpcId, subnetIds: unaffectedByAspects(subnets).ids };
  }

  private ofSubnetGroup({ subnetGroupName }: NetworkOfSubnetGroup) {
    const name = lowerCase(subnetGroupName);
    const group = unaffectedByAspects(new DataAwsElasticacheSubnetGroup(this, "SubnetGroup", { name }));
    return { vpcId: group.vpcId, subnetIds: group.subnetIds, subnetGroupName: name };
  }

  private make({ availabilityZones, cidrBlock = defaultCidrBlock }: IsolatedNetwork, tags: Tags | undefined) {
    const name = this.node.path.replaceAll("/", "-").toLowerCase();
    const vpc = new Vpc(this, "Vpc", {
      cidrBlock,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: namedTags(name, tags),
    });
    const vpcId = vpc.id;
    // In a function's argument, the framework would quote a reference, but not the attribute that has its value.
    const range = isUnresolved(cidrBlock) ? vpc.cidrBlock : cidrBlock;
    // Every VPC has a default security group that lets its members reach each other and the internet: remove its rules.
    new DefaultSecurityGroup(this, "DefaultSecurityGroup", { vpcId, tags: namedTags(`${name}-default`, tags) });
    const subnets = availabilityZones.map(
      (availabilityZone, index) =>
        new Subnet(this, `Subnet${index + 1}`, {
          vpcId,
          availabilityZone,
          cidrBlock: Fn.cidrsubnet(range, subnetBits, index),
          mapPublicIpOnLaunch: false,
          tags: namedTags(`${name}-${index + 1}`, tags),
        }),
    );
    return { vpcId, subnetIds: subnets.map(({ id }) => id), vpc, subnets };
  }
}

/**
 * Name of the existing subnet group that caches in a network use, if there is one: another cache's network may be one
 * that was found by its group.
 *
 * @internal
 */
export function subnetGroupOf(network: Network | undefined): string | undefined {
  if (network instanceof CacheNetwork || network?.kind === "existing-subnet-group") {
    return network.subnetGroupName;
  }
  return undefined;
}
