import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { KmsKeyPolicy } from "@cdktf/provider-aws/lib/kms-key-policy";
import { CacheKey, type CacheKeyProps } from "../../../constructs/encryption";
import { inStack, refusal } from "../../support/fixtures";

describe("a cache's key", () => {
  let keyArn = "";
  const stack = inStack((scope) => {
    keyArn = new CacheKey(scope, "Key", { name: "sessions" }).kmsKeyArn;
  });

  it("in its smallest use rotates and cannot be destroyed", () => {
    expect(stack.only(KmsKey)).toStrictEqual({
      description: "Data of the cache sessions",
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      tags: { Name: "sessions" },
      lifecycle: { prevent_destroy: true },
    });
    expect(stack.only(KmsAlias)).toMatchObject({ name: "alias/elasticache-sessions" });
  });

  it("is known by its own ARN, to those that wait for its policy", () => {
    const reference = inStack((scope) => {
      const { kmsKeyArn } = new CacheKey(scope, "Key", { name: "sessions" });
      new KmsAlias(scope, "Probe", { name: kmsKeyArn, targetKeyId: "probe" });
    }).byAddress(KmsAlias)["aws_kms_alias.Probe"]?.name;
    expect(reference).toMatch(/^\$\{element\(\[aws_kms_key\.\w+\.arn, aws_kms_key_policy\.\w+\.id\], 0\)\}$/);
    expect(keyArn).toMatch(/TfToken/);
  });

  it("can be destroyed when told so", () => {
    const unprotected = inStack((scope) => new CacheKey(scope, "Key", { name: "sessions", deletionProtection: false }));
    expect(unprotected.only(KmsKey).lifecycle).toStrictEqual({ prevent_destroy: false });
  });

  it("locks nobody out: the account administers it", () => {
    const policy = JSON.parse(stack.only(KmsKeyPolicy).policy as string) as { Statement: { Action: string[] }[] };
    const [administration] = policy.Statement;
    expect(administration).toMatchObject({
      Effect: "Allow",
      Principal: { AWS: expect.stringMatching(/^arn:.*:iam::.*:root$/) as unknown },
      Resource: "*",
    });
    expect(administration?.Action).toEqual(expect.arrayContaining(["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"]));
    expect(administration?.Action).not.toContain("kms:Decrypt");
  });

  it("encrypts the log groups of its cache, with another prefix and others by name", () => {
    const arnsFor = (props: Partial<CacheKeyProps>) => {
      const made = inStack((scope) => new CacheKey(scope, "Key", { name: "sessions", ...props }));
      const { Statement } = JSON.parse(made.only(KmsKeyPolicy).policy as string) as {
        Statement: { Sid: string; Condition?: { ArnLike?: Record<string, string | string[]> } }[];
      };
      const condition = Statement.find(({ Sid }) => Sid === "LogsAreEncrypted")?.Condition?.ArnLike;
      const arns = [condition?.["kms:EncryptionContext:aws:logs:arn"] ?? []].flat();
      return arns.map((arn) => arn.replace(/^arn:.*:log-group:/, ""));
    };
    expect(arnsFor({})).toStrictEqual(["/aws/elasticache/sessions/*"]);
    expect(arnsFor({ logGroupPrefix: "/aws/vendedlogs/" })).toStrictEqual(["/aws/vendedlogs/sessions/*"]);
    expect(arnsFor({ logGroupNames: ["/shop/slow", "${var.name}"] })).toStrictEqual([
      "/aws/elasticache/sessions/*",
      "/shop/slow",
      "${var.name}",
    ]);
  });

  it.each([
    [{ logGroupPrefix: "/aws/vendedlogs" }, "`logGroupPrefix` must be letters, digits and ._/#-, and end with a slash"],
    [{ logGroupNames: ["/shop/*"] }, "`logGroupNames[0]` must be the name of a log group, at most 512 letters"],
    [{ logGroupNames: [] }, "`logGroupNames` must have at least 1 member"],
    [{ logGroupNames: "${var.names}" }, "`logGroupNames` must be known at synth"],
  ])("is refused with %j", (props, message) => {
    expect(refusal(CacheKey, { name: "sessions", ...props })).toContain(message);
  });

  it("refuses a protection that Terraform would have to compute", () => {
    expect(refusal(CacheKey, { name: "sessions", deletionProtection: "${var.protect}" })).toBe(
      'ValidationError: `deletionProtection` must be known at synth, true or false, got "${var.protect}" [stack/It]',
    );
  });
});
