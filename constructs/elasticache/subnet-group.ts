import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { Construct } from "constructs";
import {
  Problems,
  type Shape,
  type Tags,
  copyOf,
  fitName,
  list,
  namedTags,
  optional,
  required,
  struct,
  text,
  tagsCheck,
} from "../core";
import { nameCheck } from "./names";

/**
 * Longest name of a subnet group, in characters.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html
 */
const longestName = 255;

/**
 * Most subnets in one group.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html
 * @internal
 */
export const mostSubnets = 20;

/** Properties of a {@link SubnetGroup}. */
export interface SubnetGroupProps {
  /** Beginning of the group's name. */
  readonly name: string;
  /** Subnets of one VPC, 1 to 20, in two or more Availability Zones for Multi-AZ. */
  readonly subnetIds: readonly string[];
  /**
   * Tags of the group.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

const shape: Shape<SubnetGroupProps> = {
  name: required(nameCheck),
  subnetIds: required(list(text, { max: mostSubnets })),
  tags: optional(tagsCheck),
};

/**
 * The subnets a cache may place its nodes in.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_subnet_group
 */
export class SubnetGroup extends Construct {
  /** The provider's resource. */
  public readonly resource: ElasticacheSubnetGroup;
  /** Name of the group. */
  public readonly subnetGroupName: string;

  /** @throws ValidationError when the props cannot work, with every reason */
  constructor(scope: Construct, id: string, props: SubnetGroupProps) {
    super(scope, id);
    const problems = new Problems();
    struct(shape)("", props, problems);
    problems.throwIfAny(this);

    const name = fitName(`${props.name}-subnet-group`, longestName);
    this.resource = new ElasticacheSubnetGroup(this, "Resource", {
      name,
      description: `Subnets of ${props.name}`,
      subnetIds: copyOf(props.subnetIds),
      tags: namedTags(name, props.tags),
    });
    this.subnetGroupName = this.resource.name;
  }
}
