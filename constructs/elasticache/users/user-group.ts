import { ElasticacheUserGroup } from "@cdktf/provider-aws/lib/elasticache-user-group";
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
  tagsCheck,
} from "../../core";
import { type Engine, engineCheck } from "../facts/engines";
import { nameCheck } from "../names";

/**
 * Longest user group id, in characters.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
const longestId = 40;

/**
 * Most users in one group.
 *
 * @internal
 */
export const mostUsers = 100;

/** Properties of a {@link UserGroup}. */
export interface UserGroupProps {
  /** Id of the group, unique in the account and region. */
  readonly userGroupId: string;
  /** Engine of the caches that use the group; AWS is told its name. */
  readonly engine: Engine;
  /** Users of the group, 1 to 100; for Redis one of them is named `default`. */
  readonly userIds: readonly string[];
  /**
   * Tags of the group.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

const shape: Shape<UserGroupProps> = {
  userGroupId: required(nameCheck),
  engine: required(engineCheck),
  userIds: required(list(nameCheck, { max: mostUsers })),
  tags: optional(tagsCheck),
};

/**
 * The users that may log in to a cache. The group is the one owner of its members.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export class UserGroup extends Construct {
  /** The provider's resource. */
  public readonly resource: ElasticacheUserGroup;
  /** Id of the group. */
  public readonly userGroupId: string;

  /** @throws ValidationError when the props cannot work, with every reason */
  constructor(scope: Construct, id: string, props: UserGroupProps) {
    super(scope, id);
    const problems = new Problems();
    struct(shape)("", props, problems);
    problems.throwIfAny(this);

    const userGroupId = fitName(props.userGroupId, longestId);
    this.resource = new ElasticacheUserGroup(this, "Resource", {
      userGroupId,
      engine: props.engine.name,
      userIds: copyOf(props.userIds),
      tags: namedTags(userGroupId, props.tags),
      // A cache must let go of a group before the group is deleted, which Terraform does in this order only.
      lifecycle: { createBeforeDestroy: true },
    });
    this.userGroupId = this.resource.userGroupId;
  }
}
