import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { KmsKeyPolicy } from "@cdktf/provider-aws/lib/kms-key-policy";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { CacheKey, cacheKeyPolicy } from "../../../constructs/encryption";
import { cacheWith, inStack } from "../../support/fixtures";

const given = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

describe("the policy of the key", () => {
  interface Statement {
    readonly Sid: string;
    readonly Principal: unknown;
    readonly Action: readonly string[];
    readonly Condition?: unknown;
  }

  const place = { region: "eu-west-1", account: "111122223333", cacheNames: ["sessions"] };
  const statementsFor = (props: Parameters<typeof cacheKeyPolicy>[0]) =>
    (JSON.parse(cacheKeyPolicy(props)) as { Statement: readonly Statement[] }).Statement;
  const statements = statementsFor(place);
  const root = { AWS: "arn:aws:iam::111122223333:root" };
  const use = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];
  const named = (sid: string) => statements.find(({ Sid }) => Sid === sid);

  test("can be read as JSON before Terraform runs", () => {
    const stack = inStack((scope) => new CacheKey(scope, "Key", { name: "sessions" }));
    const parsed = JSON.parse(String(stack.only(KmsKeyPolicy).policy)) as { Statement: readonly Statement[] };
    expect(parsed.Statement.map(({ Sid }) => Sid)).toEqual(statements.map(({ Sid }) => Sid));
  });

  test("is for the account and the services, and for nobody else", () => {
    expect(statements.map(({ Sid, Principal }) => [Sid, Principal])).toEqual([
      ["AccountAdministersKey", root],
      ["AccountUsesKeyThroughServices", root],
      ["ElastiCacheKeepsUsingKey", root],
      ["LogsAreEncrypted", { Service: "logs.eu-west-1.amazonaws.com" }],
      ["AlarmsArePublished", { Service: "cloudwatch.amazonaws.com" }],
    ]);
  });

  // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html: without this nobody could repair it.
  test("locks nobody out: the account may always put another policy", () => {
    const administration = named("AccountAdministersKey");
    expect(administration).not.toHaveProperty("Condition");
    expect(administration?.Action.join(" ").replaceAll("kms:", "")).toBe(
      "CancelKeyDeletion CreateAlias DeleteAlias DescribeKey DisableKey DisableKeyRotation EnableKey EnableKeyRotation " +
        "GetKeyPolicy GetKeyRotationStatus ListGrants ListKeyPolicies ListKeyRotations ListResourceTags PutKeyPolicy " +
        "RevokeGrant RotateKeyOnDemand ScheduleKeyDeletion TagResource UntagResource UpdateAlias UpdateKeyDescription",
    );
  });

  test("lets nobody who administers the key read data, or come to", () => {
    const reading = /^kms:(\*|Encrypt|Decrypt|ReEncrypt|GenerateDataKey|Create(\*|Grant))/;
    expect(named("AccountAdministersKey")?.Action.filter((action) => reading.test(action))).toEqual([]);
  });

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html names both services.
  test("lets ElastiCache use the key for whoever makes a cache, and keep using it", () => {
    expect(named("AccountUsesKeyThroughServices")).toMatchObject({
      Action: use,
      Condition: {
        StringLike: {
          "kms:ViaService": [
            "elasticache.eu-west-1.amazonaws.com*",
            "dax.eu-west-1.amazonaws.com*",
            "secretsmanager.eu-west-1.amazonaws.com*",
            "sns.eu-west-1.amazonaws.com*",
          ],
        },
      },
    });
    expect(named("ElastiCacheKeepsUsingKey")).toMatchObject({
      Action: ["kms:CreateGrant"],
      Condition: {
        StringLike: { "kms:ViaService": ["elasticache.eu-west-1.amazonaws.com*", "dax.eu-west-1.amazonaws.com*"] },
        Bool: { "kms:GrantIsForAWSResource": "true" },
      },
    });
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
  test("lets CloudWatch Logs use the key for this cache's log groups", () => {
    expect(named("LogsAreEncrypted")).toMatchObject({
      Action: use,
      Condition: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn":
            "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/elasticache/sessions/*",
        },
      },
    });
  });

  // https://docs.amazonaws.cn/en_us/aws/latest/userguide/endpoints-arns.html
  test("names CloudWatch Logs as it is called in China", () => {
    const china = statementsFor({ ...place, region: "cn-north-1" });
    expect(china.find(({ Sid }) => Sid === "LogsAreEncrypted")).toMatchObject({
      Principal: { Service: "logs.cn-north-1.amazonaws.com.cn" },
      Condition: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn":
            "arn:aws-cn:logs:cn-north-1:111122223333:log-group:/aws/elasticache/sessions/*",
        },
      },
    });
    const { locals } = inStack((scope) => new CacheKey(scope, "Key", { name: "sessions" })).document as {
      readonly locals?: Readonly<Record<string, unknown>>;
    };
    expect(Object.values(locals ?? {})).toContainEqual(
      expect.stringMatching(/^\$\{lookup\(\{"aws-cn" = "amazonaws\.com\.cn"\}, .*, "amazonaws\.com"\)\}$/),
    );
  });

  // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
  test("lets the account's alarms publish to encrypted topics", () => {
    expect(named("AlarmsArePublished")).toMatchObject({
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
    });
  });
});

describe("a cache", () => {
  /** The keys of everything that is encrypted: data, secret, both logs. */
  function keysOf(stack: ReturnType<typeof cacheWith>): readonly unknown[] {
    return [
      ...stack.all(ElasticacheReplicationGroup),
      ...stack.all(SecretsmanagerSecret),
      ...stack.all(CloudwatchLogGroup),
    ].map(({ kms_key_id }) => kms_key_id);
  }

  test("by default has its own key for its data, its secret and its logs, once the policy lets them use it", () => {
    const keys = keysOf(cacheWith());
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^\$\{element\(\[aws_kms_key\.\w+\.arn, aws_kms_key_policy\.\w+\.id\], 0\)\}$/);
  });

  test("takes a key for all of them, and makes none", () => {
    const stack = cacheWith({ encryptionAtRest: { kind: "existing-key", kmsKeyArn: given } });
    expect(keysOf(stack)).toEqual([given, given, given, given]);
    expect(stack.all(KmsKey)).toEqual([]);
  });

  test("with a key that AWS owns has none to name", () => {
    const stack = cacheWith({ encryptionAtRest: { kind: "aws-owned-key" } });
    expect(keysOf(stack)).toEqual([undefined, undefined, undefined, undefined]);
    expect(stack.only(ElasticacheReplicationGroup)).toMatchObject({ at_rest_encryption_enabled: "true" });
  });
});
