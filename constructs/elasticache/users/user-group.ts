import { ElasticacheUserGroup } from "@cdktf/provider-aws/lib/elasticache-user-group";
import { Construct } from "constructs";
import {
  type Tags,
  claimName,
  copyOf,
  fitName,
  list,
  lowerCase,
  namedTags,
  optional,
  required,
  struct,
  tagsCheck,
  validate,
} from "../../core";
import { type Engine, engineCheck } from "../facts/engines";
import { maxIdLength, maxUsers } from "../facts/limits";
import { userGroupIdFormCheck, userIdCheck } from "../names";

const hints = () => require("./hints") as typeof import("./hints");

/** Properties of a {@link UserGroup}. */
export interface UserGroupProps {
  /**
   * Id of the group, unique in the account and region: letters, digits and hyphens. Capitals are written in lower case,
   * as AWS stores them. One over 40 characters is shortened with a hash.
   */
  readonly userGroupId: string;
  /** Engine of the caches that use the group; only its name is sent to AWS. Known at synth: no token. */
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

const propsCheck = struct<UserGroupProps>(
  {
    userGroupId: required(userGroupIdFormCheck),
    engine: required(engineCheck),
    userIds: required(list(userIdCheck, { max: maxUsers })),
    tags: optional(tagsCheck),
  },
  () => hints().userGroupHints,
);

/**
 * The users that may log in to a cache. Only the group decides who its members are.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export class UserGroup extends Construct {
  /** The provider's resource. */
  public readonly resource: ElasticacheUserGroup;
  /** Id of the group. */
  public readonly userGroupId: string;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: UserGroupProps) {
    super(scope, id);
    validate(this, propsCheck, props);

    const userGroupId = fitName(lowerCase(props.userGroupId), maxIdLength);
    this.resource = new ElasticacheUserGroup(this, "Resource", {
      userGroupId,
      engine: props.engine.kind,
      userIds: copyOf(props.userIds),
      tags: namedTags(userGroupId, props.tags),
      // A cache must release a group before the group is deleted, and Terraform does that in this order only.
      lifecycle: { createBeforeDestroy: true },
    });
    this.userGroupId = this.resource.userGroupId;
    claimName(this, this.resource, "user group", "userGroupId");
  }
}
