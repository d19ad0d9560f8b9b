import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { KmsKeyPolicy } from "@cdktf/provider-aws/lib/kms-key-policy";
import { Fn, TerraformLocal, Token } from "cdktf";
import { Construct } from "constructs";
import {
  type Check,
  type Tags,
  claimName,
  fitName,
  list,
  literal,
  literalFlag,
  logGroupNameCheck,
  logGroupPrefixCheck,
  namedTags,
  optional,
  required,
  struct,
  textMatching,
  validate,
  tagsCheck,
} from "../core";
import { type KeyPlace, keyPolicy } from "./key-policy";
import { cacheNameCheck, dnsSuffixOf } from "./key-place";

const hints = () => require("./hints") as typeof import("./hints");

/** @internal */
export const keyHints = () => hints().keyHints;

/**
 * Maximum length of an alias, with its prefix.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
 */
const maxAliasLength = 256;

/**
 * Check of an alias.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
 * @internal
 */
export const aliasCheck: Check<string> = textMatching(
  new RegExp(`^(?=.{1,${maxAliasLength}}$)alias/(?!aws/)[\\w/-]+$`),
  `must be alias/ and letters, digits, hyphens, underscores and slashes, at most ${maxAliasLength} in all, and not begin with alias/aws/`,
);

/** Properties of a {@link CacheKey}. */
export interface CacheKeyProps {
  /** Name of the cache whose data the key protects. */
  readonly name: string;
  /**
   * Alias of the key, in full: `alias/` and a name that does not begin with `aws/`. Changing it replaces the alias, not
   * the key.
   *
   * @default "alias/elasticache-<name>"
   */
  readonly alias?: string;
  /**
   * Whether Terraform refuses to delete the key. A cache whose key is deleted can no longer be read. Known at synth: no token.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * With what the names of the log groups begin that the key encrypts, before the name of the cache and a slash.
   *
   * @default "/aws/elasticache/"
   */
  readonly logGroupPrefix?: string;
  /**
   * Names of further log groups that the key encrypts.
   *
   * @default - none but those whose names begin with the prefix and the cache's name
   */
  readonly logGroupNames?: readonly string[];
  /**
   * Tags of the key.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

const propsCheck = struct<CacheKeyProps>(
  {
    name: required(cacheNameCheck),
    alias: optional(aliasCheck),
    deletionProtection: optional(literalFlag),
    logGroupPrefix: optional(logGroupPrefixCheck),
    logGroupNames: optional(literal(list(logGroupNameCheck))),
    tags: optional(tagsCheck),
  },
  () => hints().cacheKeyHints,
);

/**
 * A customer managed key for everything that belongs to one cache: its snapshots and disks, its secrets, its logs and
 * its alert topics. It rotates every year.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
 */
export class CacheKey extends Construct {
  /** The provider's resource. */
  public readonly resource: KmsKey;
  /** The provider's resource of the key's policy. */
  public readonly policy: KmsKeyPolicy;
  /** The provider's resource of the key's alias. */
  public readonly alias: KmsAlias;
  /** ARN of the key, known once its policy lets the services use it. */
  public readonly kmsKeyArn: string;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: CacheKeyProps) {
    super(scope, id);
    validate(this, propsCheck, props);

    this.resource = new KmsKey(this, "Resource", {
      description: `Data of the cache ${props.name}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      tags: namedTags(props.name, props.tags),
      lifecycle: { preventDestroy: props.deletionProtection ?? true },
    });
    const keyArn = this.resource.arn;
    const keyId = this.resource.keyId;
    const { name, logGroupPrefix, logGroupNames } = props;
    const caches = { cacheNames: [name], logGroupPrefix, logGroupNames };
    this.policy = new KmsKeyPolicy(this, "Policy", { keyId, policy: keyPolicy(this.place(keyArn), caches) });
    this.alias = new KmsAlias(this, "Alias", {
      name: props.alias ?? fitName(`alias/elasticache-${props.name}`, maxAliasLength),
      targetKeyId: keyId,
    });
    claimName(this, this.alias, "alias of a key", props.alias === undefined ? "name" : "alias");
    // Always the key's own ARN; the reference to the policy makes everything that uses the key wait for it.
    this.kmsKeyArn = Token.asString(Fn.element([keyArn, this.policy.id], 0));
  }

  /** Read from the key's ARN, so that no look-up of the account is needed; as locals, so that the policy stays JSON. */
  private place(keyArn: string): KeyPlace {
    const parts = Fn.split(":", keyArn);
    const local = (id: string, value: unknown) => new TerraformLocal(this, id, value).asString;
    const partition = local("Partition", Fn.element(parts, 1));
    return {
      partition,
      region: local("Region", Fn.element(parts, 3)),
      account: local("Account", Fn.element(parts, 4)),
      dnsSuffix: local("DnsSuffix", dnsSuffixOf(partition)),
    };
  }
}
