import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { Construct } from "constructs";
import {
  type Problems,
  type Tags,
  claimName,
  copyOf,
  fitName,
  isUnresolved,
  list,
  namedTags,
  optional,
  referenceOnly,
  required,
  secretive,
  struct,
  tagsCheck,
  validate,
  variants,
} from "../../core";
import {
  accessStringCheck,
  checkAccessString,
  isSwitchedOff,
  normalAccessString,
  shownAccessString,
} from "./access-string";
import { type Engine, engineCheck, hasModes, isKnownEngine } from "../facts/engines";
import { maxIdLength, maxPasswords } from "../facts/limits";
import { userIdFormCheck, userNameCheck } from "../names";

const hints = () => require("./hints") as typeof import("./hints");

/** How a user proves who it is. */
export type UserAuthentication =
  | { readonly kind: "iam" }
  | {
      readonly kind: "password";
      /** One or two passwords, as references to where they are kept. */
      readonly passwords: readonly string[];
    }
  | { readonly kind: "disabled" };

/** Properties of a {@link User}. */
export interface UserProps {
  /**
   * Id of the user, unique in the account and region: lower-case letters, digits and hyphens. One over 40 characters is
   * shortened with a hash.
   */
  readonly userId: string;
  /**
   * Name that clients log in with.
   *
   * @default - the `userId`, which an IAM user needs
   */
  readonly userName?: string;
  /**
   * Engine of the caches the user is for; only its name is sent to AWS, and the version decides what `accessString` may
   * say. Known at synth: no token.
   */
  readonly engine: Engine;
  /** What the user may do, in the engine's ACL language, without passwords; `accessString()` writes one. */
  readonly accessString: string;
  /** How the user proves who it is. */
  readonly authentication: UserAuthentication;
  /**
   * Tags of the user.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

const propsCheck = struct<UserProps>(
  {
    userId: required(userIdFormCheck),
    userName: optional(userNameCheck),
    engine: required(engineCheck),
    accessString: required(accessStringCheck),
    authentication: required(
      secretive(
        variants<UserAuthentication>(
          {
            iam: {},
            password: { passwords: required(list(referenceOnly("password"), { max: maxPasswords })) },
            disabled: {},
          },
          () => hints().userAuthenticationHints,
        ),
      ),
    ),
    tags: optional(tagsCheck),
  },
  () => hints().userHints,
);

/**
 * A user of role-based access control.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export class User extends Construct {
  /** The provider's resource. */
  public readonly resource: ElasticacheUser;
  /** Id of the user. */
  public readonly userId: string;
  /** ARN of the user. */
  public readonly userArn: string;
  /** Name that clients log in with. */
  public readonly userName: string;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: UserProps) {
    super(scope, id);
    validate(this, propsCheck, props, { rules: checkUser });

    const { engine, authentication } = props;
    const userId = fitName(props.userId, maxIdLength);
    const userName = props.userName === undefined || props.userName === props.userId ? userId : props.userName;

    this.resource = new ElasticacheUser(this, "Resource", {
      userId,
      userName,
      engine: engine.kind,
      accessString: normalAccessString(props.accessString, engine),
      ...authenticationArguments(authentication),
      tags: namedTags(userId, props.tags),
      // A group must release a user before the user is deleted, and Terraform does that in this order only.
      lifecycle: { createBeforeDestroy: true },
    });
    this.userId = this.resource.userId;
    this.userArn = this.resource.arn;
    this.userName = userName;
    claimName(this, this.resource, "user", "userId");
  }
}

/**
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
function checkUser(props: Partial<UserProps>, problems: Problems): void {
  const { userId, userName = userId, engine, accessString, authentication } = props;
  if (userId === "default") {
    problems.add("userId", "must not be `default`, the id of the user that AWS keeps in every account", userId);
  }
  const areKnown = ![userId, userName].some(isUnresolved);
  if (authentication?.kind === "iam" && areKnown && userName !== userId) {
    problems.add(
      "userName",
      `must equal \`userId\` ${String(userId)} for a user that authenticates with IAM`,
      userName,
    );
  }
  if (engine === undefined || !isKnownEngine(engine)) {
    return;
  }
  if (authentication?.kind === "iam" && !hasModes(engine)) {
    problems.add("authentication.kind", "needs Redis OSS 7.0 or Valkey 7.2 or later for `iam`", "iam");
  }
  if (authentication?.kind === "disabled" && engine.kind === "valkey") {
    problems.add("authentication.kind", "must be `iam` or `password` for Valkey", "disabled");
  }
  if (accessString !== undefined) {
    const isRight = !problems.has("accessString");
    checkAccessString(problems, "accessString", accessString, engine);
    if (authentication?.kind === "disabled" && isRight && !isSwitchedOff(accessString, engine)) {
      const rule = "must be known at synth and say `off` for a user without a password";
      problems.add("accessString", rule, shownAccessString(accessString));
    }
  }
}

/**
 * AWS reports `no-password` of a user without a password, and the provider's block takes `no-password-required` alone:
 * with it, every plan would update the user. The provider's other argument is not read back.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_Authentication.html
 */
function authenticationArguments(authentication: UserAuthentication) {
  switch (authentication.kind) {
    case "iam":
      return { authenticationMode: { type: "iam" } };
    case "password":
      return { authenticationMode: { type: "password", passwords: copyOf(authentication.passwords) } };
    case "disabled":
      return { noPasswordRequired: true };
  }
}
