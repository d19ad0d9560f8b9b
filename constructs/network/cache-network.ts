import { DataAwsSubnets } from "@cdktf/provider-aws/lib/data-aws-subnets";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import {
  Problems,
  type Shape,
  type Tags,
  copyOf,
  copyOfTags,
  namedTags,
  optional,
  required,
  struct,
  tagsCheck,
  isUnresolved,
} from "../core";
import {
  type ExistingNetwork,
  type IsolatedNetwork,
  type Network,
  type NetworkLookup,
  networkCheck,
  subnetBits,
} from "./network-choice";

/** Range of an isolated network that names none. */
const defaultCidrBlock = "10.0.0.0/24";

/** Properties of a {@link CacheNetwork}. */
export interface CacheNetworkProps {
  /** The network: given, looked up or to be made. */
  readonly network: Network;
  /**
   * Tags of what is made; of use for an isolated network only.
   *
   * @default - a `Name` only
   */
  readonly tags?: Tags;
}

const shape: Shape<CacheNetworkProps> = { network: required(networkCheck), tags: optional(tagsCheck) };

/** A VPC and the subnets in it that caches may use: given, found or made. */
export class CacheNetwork extends Construct implements ExistingNetwork {
  /** Once made or found, the network exists for everyone else. */
  public readonly kind = "existing";
  /** Id of the VPC. */
  public readonly vpcId: string;
  /** Ids of the subnets for caches. */
  public readonly subnetIds: readonly string[];

  /** @throws ValidationError when the network cannot hold a cache, with every reason */
  constructor(scope: Construct, id: string, props: CacheNetworkProps) {
    super(scope, id);
    const problems = new Problems();
    struct(shape)("", props, problems);
    problems.throwIfAny(this);

    const found = this.find(props.network, props.tags);
    this.vpcId = found.vpcId;
    this.subnetIds = found.subnetIds;
  }

  private find(network: Network, tags: Tags | undefined): Omit<ExistingNetwork, "kind"> {
    switch (network.kind) {
      case "existing":
        return { vpcId: network.vpcId, subnetIds: copyOf(network.subnetIds) };
      case "lookup":
        return this.lookUp(network);
      case "isolated":
        return this.make(network, tags);
    }
  }

  private lookUp({ vpcTags, subnetTags }: NetworkLookup) {
    const vpc = new DataAwsVpc(this, "Vpc", { tags: copyOfTags(vpcTags) });
    const vpcId = vpc.id;
    const subnets = new DataAwsSubnets(this, "Subnets", {
      filter: [{ name: "vpc-id", values: [vpcId] }],
      tags: copyOfTags(subnetTags),
    });
    return { vpcId, subnetIds: subnets.ids };
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
    // The framework would quote a reference in a function's argument, but not the attribute that has its value.
    const range = isUnresolved(cidrBlock) ? vpc.cidrBlock : cidrBlock;
    // The group every VPC is born with lets its members talk to each other and out: empty it.
    new DefaultSecurityGroup(this, "DefaultSecurityGroup", { vpcId, tags: namedTags(`${name}-default`, tags) });
    const subnetIds = availabilityZones.map((availabilityZone, index) => {
      const subnet = new Subnet(this, `Subnet${index + 1}`, {
        vpcId,
        availabilityZone,
        cidrBlock: Fn.cidrsubnet(range, subnetBits, index),
        mapPublicIpOnLaunch: false,
        tags: namedTags(`${name}-${index + 1}`, tags),
      });
      return subnet.id;
    });
    return { vpcId, subnetIds };
  }
}
