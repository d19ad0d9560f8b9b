import { cacheKeyPolicy, type CacheKeyPolicyProps } from "../../../constructs/encryption";

const place = { account: "111122223333", region: "eu-central-1", cacheNames: ["sessions"] };

interface Statement {
  readonly Sid: string;
  readonly Principal: { readonly AWS?: string };
  readonly Condition: { readonly ArnLike?: Readonly<Record<string, unknown>> };
}

function statement(sid: string, props: Partial<CacheKeyPolicyProps>): Statement | undefined {
  const { Statement } = JSON.parse(cacheKeyPolicy({ ...place, ...props })) as { Statement: readonly Statement[] };
  return Statement.find(({ Sid }) => Sid === sid);
}

describe("the policy of a key of one's own", () => {
  test("is for the log groups of each cache that uses the key", () => {
    const logs = statement("LogsAreEncrypted", { cacheNames: ["sessions", "catalog"] });
    expect(logs?.Condition.ArnLike).toStrictEqual({
      "kms:EncryptionContext:aws:logs:arn": [
        "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/elasticache/sessions/*",
        "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/elasticache/catalog/*",
      ],
    });
  });

  test("is for log groups with another prefix, and for others by their names", () => {
    const names = { logGroupPrefix: "/aws/vendedlogs/", logGroupNames: ["/shop/slow"] };
    const logs = statement("LogsAreEncrypted", { cacheNames: ["sessions", "catalog"], ...names });
    expect(logs?.Condition.ArnLike).toStrictEqual({
      "kms:EncryptionContext:aws:logs:arn": [
        "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/vendedlogs/sessions/*",
        "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/vendedlogs/catalog/*",
        "arn:aws:logs:eu-central-1:111122223333:log-group:/shop/slow",
      ],
    });
  });

  test("of another account is administered there, and used by the caches' account", () => {
    const principal = (sid: string) => statement(sid, { keyAccount: "444455556666" })?.Principal.AWS;
    expect(principal("AccountAdministersKey")).toBe("arn:aws:iam::444455556666:root");
    expect(principal("AccountUsesKeyThroughServices")).toBe("arn:aws:iam::111122223333:root");
    expect(principal("ElastiCacheKeepsUsingKey")).toBe("arn:aws:iam::111122223333:root");
  });

  // https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
  test.each([
    ["us-east-1", "aws"],
    ["us-gov-west-1", "aws-us-gov"],
    ["cn-northwest-1", "aws-cn"],
    ["eusc-de-east-1", "aws-eusc"],
    ["us-iso-east-1", "aws-iso"],
    ["us-isob-east-1", "aws-iso-b"],
    ["eu-isoe-west-1", "aws-iso-e"],
    ["us-isof-south-1", "aws-iso-f"],
    ["${var.region}", "aws"],
  ])("in %s is of the partition %s", (region, partition) => {
    const root = statement("AccountAdministersKey", { region })?.Principal.AWS;
    expect(root).toBe(`arn:${partition}:iam::111122223333:root`);
  });

  test("is of the partition that it is told, whatever the region", () => {
    const root = statement("AccountAdministersKey", { region: "${var.region}", partition: "aws-us-gov" });
    expect(root?.Principal.AWS).toBe("arn:aws-us-gov:iam::111122223333:root");
  });

  test.each([
    [{ account: "1111-2222-3333" }, '`account` must be an account of 12 digits, got "1111-2222-3333"'],
    [{ account: undefined }, "`account` is required"],
    [{ keyAccount: "shop" }, '`keyAccount` must be an account of 12 digits, got "shop"'],
    [{ region: "Frankfurt" }, '`region` must be a region of AWS such as eu-central-1, got "Frankfurt"'],
    [{ partition: "china" }, '`partition` must be a partition of AWS such as aws or aws-us-gov, got "china"'],
    [
      { region: "cn-north-1", partition: "aws" },
      '`partition` must be aws-cn, the partition of `region`, got "aws"; or be left out',
    ],
    [{ region: "us-east-1", partition: "aws-us-gov" }, "`partition` must be aws, the partition of `region`"],
    [{ logGroupPrefix: "aws/" }, '`logGroupPrefix` must not begin with aws/, got "aws/"; /aws/ is right'],
    [{ logGroupNames: ["a b"] }, "`logGroupNames[0]` must be the name of a log group, at most 512 letters, digits and"],
    [{ cacheNames: [] }, "`cacheNames` must have at least 1 member"],
    [{ cacheNames: "sessions" }, '`cacheNames` must be a list, got "sessions"'],
    [{ cacheNames: "${var.names}" }, '`cacheNames` must be known at synth, got "${var.names}"'],
    [
      { cacheNames: ["my cache"] },
      '`cacheNames[0]` must be letters, digits, hyphens, underscores and slashes, got "my cache"',
    ],
    [{ cacheName: "sessions" }, "`cacheName` is not a prop here"],
  ])("refuses %j", (props, message) => {
    const refused = { ...place, ...props } as unknown as CacheKeyPolicyProps;
    expect(() => cacheKeyPolicy(refused)).toThrow(message);
  });
});
