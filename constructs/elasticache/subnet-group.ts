import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { Construct } from "constructs";
import {
  type Tags,
  claimName,
  copyOf,
  fitName,
  list,
  lowerCase,
  maxSubnetGroupNameLength,
  namedTags,
  optional,
  required,
  struct,
  subnetGroupNameCheck,
  subnetIdCheck,
  tagsCheck,
  validate,
} from "../core";
import { maxSubnets } from "./facts/limits";
import { groupDescriptionCheck, nameCheck } from "./names";

const hints = () => require("./hints") as typeof import("./hints");

/** Properties of a {@link SubnetGroup}. */
export interface SubnetGroupProps {
  /** What the group is for: the beginning of its name, and a part of its description. */
  readonly name: string;
  /**
   * Name of the group, in full; AWS stores it in lower case. Another name replaces the group, and the cache in it.
   *
   * @default "<name>-subnet-group"
   */
  readonly subnetGroupName?: string;
  /**
   * Description shown in the console.
   *
   * @default "Subnets of <name>"
   */
  readonly description?: string;
  /** Subnets of one VPC, 1 to 20, in two or more Availability Zones for Multi-AZ. */
  readonly subnetIds: readonly string[];
  /**
   * Tags of the group.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

const propsCheck = struct<SubnetGroupProps>(
  {
    name: required(nameCheck),
    subnetGroupName: optional(subnetGroupNameCheck),
    description: optional(groupDescriptionCheck),
    subnetIds: required(list(subnetIdCheck, { max: maxSubnets })),
    tags: optional(tagsCheck),
  },
  () => hints().subnetGroupHints,
);

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

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: SubnetGroupProps) {
    super(scope, id);
    validate(this, propsCheck, props);

    const name = lowerCase(props.subnetGroupName ?? fitName(`${props.name}-subnet-group`, maxSubnetGroupNameLength));
    this.resource = new ElasticacheSubnetGroup(this, "Resource", {
      name,
      description: props.description ?? `Subnets of ${props.name}`,
      subnetIds: copyOf(props.subnetIds),
      tags: namedTags(name, props.tags),
    });
    this.subnetGroupName = this.resource.name;
    claimName(this, this.resource, "subnet group", props.subnetGroupName === undefined ? "name" : "subnetGroupName");
  }
}
