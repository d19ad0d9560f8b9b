import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CacheLogs } from "../../../constructs/logs";
import { inStack, refusal } from "../../support/fixtures";

const kmsKeyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd";

describe("logs", () => {
  it("go to a group for each kind, kept for a year", () => {
    const stack = inStack((scope) => new CacheLogs(scope, "It", { name: "sessions" }));
    expect(stack.all(CloudwatchLogGroup)).toStrictEqual([
      {
        name: "/aws/elasticache/sessions/engine-log",
        retention_in_days: 365,
        tags: { Name: "/aws/elasticache/sessions/engine-log" },
      },
      {
        name: "/aws/elasticache/sessions/slow-log",
        retention_in_days: 365,
        tags: { Name: "/aws/elasticache/sessions/slow-log" },
      },
    ]);
  });

  it.each([0, 1, 3653])("are kept for %d days when told so", (retentionInDays) => {
    const stack = inStack((scope) => new CacheLogs(scope, "It", { name: "sessions", retentionInDays, kmsKeyArn }));
    expect(stack.all(CloudwatchLogGroup)).toEqual([
      expect.objectContaining({ retention_in_days: retentionInDays, kms_key_id: kmsKeyArn }),
      expect.objectContaining({ retention_in_days: retentionInDays, kms_key_id: kmsKeyArn }),
    ]);
  });

  it.each([2, -1, 366, 4000])("are not kept for %d days, which CloudWatch does not know", (retentionInDays) => {
    expect(refusal(CacheLogs, { name: "sessions", retentionInDays })).toMatch(
      new RegExp(
        `^ValidationError: \`retentionInDays\` must be a number of days that CloudWatch accepts: 0, 1, 3, .*, got ${retentionInDays} `,
      ),
    );
  });
});
