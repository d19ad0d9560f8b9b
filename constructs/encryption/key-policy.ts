import { defaultLogGroupPrefix, jsonText, withNumberTokens } from "../core";

/** Where a key and its caches are. */
export interface KeyPlace {
  /** Partition of AWS: `aws`, `aws-us-gov`, … */
  readonly partition: string;
  /** Region of the key and its caches. */
  readonly region: string;
  /** Account of the caches. */
  readonly account: string;
  /**
   * Account of the key.
   *
   * @default - the account of the caches
   */
  readonly keyAccount?: string;
  /** End of the services' host names in the partition: `amazonaws.com`, `amazonaws.com.cn`. */
  readonly dnsSuffix: string;
}

/** Caches that use a key, as far as the key's policy depends on them. */
export interface KeyCaches {
  /** Names of the caches. */
  readonly cacheNames: readonly string[];
  /**
   * With what the names of their log groups begin, before the name of the cache.
   *
   * @default "/aws/elasticache/"
   */
  readonly logGroupPrefix?: string;
  /**
   * Names of further log groups.
   *
   * @default - there are no others
   */
  readonly logGroupNames?: readonly string[];
}

/** Names of the log groups that the key is for; an asterisk stands for any characters. */
function logGroupsOf({ cacheNames, logGroupPrefix, logGroupNames = [] }: KeyCaches): readonly string[] {
  return [...cacheNames.map((name) => `${logGroupPrefix ?? defaultLogGroupPrefix}${name}/*`), ...logGroupNames];
}

/**
 * What the account's administrators may do with the key itself. They may replace its policy, so nobody is locked out.
 * They may not read data, nor create a grant that would let somebody read it.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
const administration = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

const use = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];

/** ElastiCache calls KMS under either of these names. */
const elastiCache = ["elasticache", "dax"];

/** Services that use the key on behalf of a caller, whose own permissions are checked as well. */
const services = [...elastiCache, "secretsmanager", "sns"];

/**
 * The policy of a key of caches. Every permission is tied to an account. CloudWatch Logs has a different
 * principal in each region and partition; KMS identifies the other services by their host name, which may end in `.cn`
 * in China.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function keyPolicy(place: KeyPlace, caches: KeyCaches): string {
  const { partition, region, account, keyAccount = account, dnsSuffix } = place;
  const root = (id: string) => ({ AWS: `arn:${partition}:iam::${id}:root` });
  const [first, ...more] = logGroupsOf(caches).map(
    (name) => `arn:${partition}:logs:${region}:${account}:log-group:${withNumberTokens(name)}`,
  );
  const logGroups = more.length === 0 ? first : [first, ...more];
  const via = (names: readonly string[]) => names.map((name) => `${name}.${region}.amazonaws.com*`);
  const statement = (Sid: string, Principal: object, Action: readonly string[], Condition?: object) => ({
    Sid,
    Effect: "Allow",
    Principal,
    Action,
    Resource: "*",
    Condition,
  });
  return jsonText({
    Version: "2012-10-17",
    Statement: [
      statement("AccountAdministersKey", root(keyAccount), administration),
      statement("AccountUsesKeyThroughServices", root(account), use, {
        StringLike: { "kms:ViaService": via(services) },
      }),
      statement("ElastiCacheKeepsUsingKey", root(account), ["kms:CreateGrant"], {
        StringLike: { "kms:ViaService": via(elastiCache) },
        Bool: { "kms:GrantIsForAWSResource": "true" },
      }),
      statement("LogsAreEncrypted", { Service: `logs.${region}.${dnsSuffix}` }, use, {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": logGroups },
      }),
      statement(
        "AlarmsArePublished",
        { Service: "cloudwatch.amazonaws.com" },
        ["kms:Decrypt", "kms:GenerateDataKey*"],
        { StringEquals: { "aws:SourceAccount": account } },
      ),
    ],
  });
}
