import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CacheLogs, type CacheLogsProps } from "../../../constructs/logs";
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

  const namesOf = (props: Partial<CacheLogsProps>) =>
    inStack((scope) => new CacheLogs(scope, "It", { name: "sessions", ...props }))
      .all(CloudwatchLogGroup)
      .map(({ name }) => name);

  it("go to groups with another prefix, which is never shortened", () => {
    expect(namesOf({ prefix: "/aws/vendedlogs/" })).toStrictEqual([
      "/aws/vendedlogs/sessions/engine-log",
      "/aws/vendedlogs/sessions/slow-log",
    ]);
    const prefix = `${"p".repeat(492)}/`;
    expect(namesOf({ prefix })).toStrictEqual([`${prefix}sessions/engine-log`, `${prefix}sessions/slow-log`]);
  });

  it("go to groups of any names and times, each its own", () => {
    const slowLog = { kind: "own-log-group", logGroupName: "s".repeat(512), retentionInDays: 30 } as const;
    const engineLog = { kind: "own-log-group", logGroupName: "Shop_1.a#b/engine-log" } as const;
    const stack = inStack(
      (scope) => new CacheLogs(scope, "It", { name: "sessions", slowLog, engineLog, retentionInDays: 90 }),
    );
    expect(stack.all(CloudwatchLogGroup)).toMatchObject([
      { name: "Shop_1.a#b/engine-log", retention_in_days: 90, tags: { Name: "Shop_1.a#b/engine-log" } },
      { name: "s".repeat(512), retention_in_days: 30, tags: { Name: expect.stringMatching(/^s{247}-/) as unknown } },
    ]);
  });

  it("keep the addresses of their groups, whatever these are called", () => {
    const addresses = (props: Partial<CacheLogsProps>) =>
      Object.keys(
        inStack((scope) => new CacheLogs(scope, "It", { name: "sessions", ...props })).byAddress(CloudwatchLogGroup),
      );
    const [engine, slow] = addresses({});
    expect([engine, slow]).toEqual([expect.stringContaining("_EngineLog_"), expect.stringContaining("_SlowLog_")]);
    expect(addresses({ prefix: "/a/" })).toStrictEqual([engine, slow]);
    expect(addresses({ engineLog: { kind: "off" }, slowLog: { kind: "own-log-group", logGroupName: "a" } })).toEqual([
      slow,
    ]);
  });

  it("may be one, and then are delivered as one", () => {
    let logs: CacheLogs | undefined;
    const stack = inStack((scope) => {
      const slowLog = { kind: "own-log-group", format: "text" } as const;
      logs = new CacheLogs(scope, "It", { name: "sessions", slowLog, engineLog: { kind: "off" } });
    });
    expect(stack.only(CloudwatchLogGroup).name).toBe("/aws/elasticache/sessions/slow-log");
    expect(logs?.engineLog).toBeUndefined();
    const { slowLog, engineLog } = logs?.delivery ?? {};
    expect({ slowLog, engineLog }).toEqual({
      slowLog: { kind: "log-group", logGroupName: expect.stringMatching(/^\$\{TfToken/) as unknown, format: "text" },
      engineLog: undefined,
    });
  });

  it.each<[object, unknown[]]>([
    [{}, ["json", "json"]],
    [{ format: "text" }, ["text", "text"]],
    [{ format: "text", engineLog: { kind: "own-log-group", format: "json" } }, ["text", "json"]],
  ])("with %j have the formats %j", (props, formats) => {
    inStack((scope) => {
      const { slowLog, engineLog } = new CacheLogs(scope, "It", { name: "sessions", ...props }).delivery;
      expect([slowLog?.format, engineLog?.format]).toEqual(formats);
    });
  });

  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
  it.each<[object, string]>([
    [
      { prefix: "/aws/vendedlogs" },
      "`prefix` must be letters, digits and ._/#-, and end with a slash, like /aws/vended",
    ],
    [{ prefix: "" }, "`prefix` must be letters, digits and ._/#-, and end with a slash, like /aws/vendedlogs/, got"],
    [{ prefix: "/my logs/" }, "`prefix` must be letters, digits and ._/#-, and end with a slash, like /aws/vended"],
    [
      { prefix: "aws/vendedlogs/" },
      '`prefix` must not begin with aws/, got "aws/vendedlogs/"; /aws/ is right [stack/It]',
    ],
    [{ prefix: `${"p".repeat(493)}/` }, "`prefix` must have at most 493 characters: names of log groups have 512, got"],
    [
      { name: "${var.name}", prefix: `${"p".repeat(500)}/` },
      "`prefix` must have at most 500 characters: names of log groups have 512, got",
    ],
    [
      { slowLog: { kind: "own-log-group", logGroupName: "s".repeat(513) } },
      "`slowLog.logGroupName` must be the name of a log group, at most 512 letters, digits and ._/#-, got",
    ],
    [
      { engineLog: { kind: "own-log-group", logGroupName: "aws/engine" } },
      '`engineLog.logGroupName` must not begin with aws/, got "aws/engine"; /aws/ is right [stack/It]',
    ],
    [
      { engineLog: { kind: "own-log-group", retentionInDays: 2 } },
      "`engineLog.retentionInDays` must be a number of days that CloudWatch accepts: 0, 1, 3",
    ],
    [{ format: "plain" }, '`format` must be one of "json", "text", got "plain"'],
    [{ format: "${var.format}" }, '`format` must be known at synth, one of "json", "text"'],
    [{ slowLog: { kind: "own-log-group", name: "a" } }, "`slowLog.name` is not a prop here (known: kind, logGroupName"],
    [
      { slowLog: { kind: "existing-log-group", logGroupName: "a" } },
      'must be one of "own-log-group", "off", got "existing-log-group"; a group that exists is no group of its own',
    ],
    [{ logGroupName: "a" }, 'got "a"; set `logGroupName` of `slowLog` and of `engineLog` [stack/It]'],
    [{ namePrefix: "/a/" }, 'got "/a/"; it is called `prefix` [stack/It]'],
  ])("are refused with %j", (props, message) => {
    expect(refusal(CacheLogs, { name: "sessions", ...props })).toContain(message);
  });

  it("go to two groups, not twice to one", () => {
    const group = { kind: "own-log-group", logGroupName: "/shop/redis" } as const;
    const make = () => inStack((scope) => new CacheLogs(scope, "It", { name: "a", slowLog: group, engineLog: group }));
    expect(make).toThrow(
      '`engineLog.logGroupName` must be another one: stack/It has the log group "/shop/redis" as well [stack/It]',
    );
  });
});
