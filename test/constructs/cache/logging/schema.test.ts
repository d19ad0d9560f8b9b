import { cacheRefusal } from "../../../support/fixtures";

const perLog = (slowLog: object) => ({ kind: "per-log", slowLog });
const group = { kind: "existing-log-group", logGroupName: "/shop/redis" };
const stream = { kind: "existing-delivery-stream", deliveryStreamName: "logs" };

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
// https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html
describe("the logs of a cache", () => {
  it.each<[object]>([
    [perLog({ ...group, logGroupName: "s".repeat(512) })],
    [perLog({ ...group, logGroupName: "aws-logs" })],
    [perLog({ ...stream, deliveryStreamName: "s".repeat(64) })],
    [perLog({ ...stream, deliveryStreamName: "Logs_of.the-shop" })],
    [{ kind: "own-log-groups", prefix: "a/" }],
    [{ kind: "own-log-groups", prefix: "/" }],
    // 512 = 493 + "sessions" + "/engine-log"
    [{ kind: "own-log-groups", prefix: `${"p".repeat(492)}/` }],
    [perLog({ ...group, logGroupName: "${var.group}" })],
    [perLog({ ...stream, deliveryStreamName: "${var.stream}" })],
    [{ kind: "own-log-groups", prefix: "${var.prefix}" }],
  ])("may be %j", (logs) => {
    expect(cacheRefusal({ logs })).toBe("accepted");
  });

  it.each<[unknown, string]>([
    [
      perLog({ ...group, logGroupName: "s".repeat(513) }),
      "`logs.slowLog.logGroupName` must be the name of a log group, at",
    ],
    [
      perLog({ ...group, logGroupName: "/shop/*" }),
      "`logs.slowLog.logGroupName` must be the name of a log group, at most",
    ],
    [perLog({ kind: "existing-log-group" }), "`logs.slowLog.logGroupName` is required"],
    [
      perLog({ ...stream, deliveryStreamName: "s".repeat(65) }),
      "`logs.slowLog.deliveryStreamName` must be the name of a delivery stream, at most 64 letters, digits and ._-, got",
    ],
    [
      perLog({ ...stream, deliveryStreamName: "a/b" }),
      "`logs.slowLog.deliveryStreamName` must be the name of a delivery",
    ],
    [
      perLog({ kind: "own-log-group", logGroupName: "aws/a" }),
      '`logs.slowLog.logGroupName` must not begin with aws/, got "aws/a"; /aws/ is right [stack/It]',
    ],
    [perLog({ ...group, retentionInDays: 7 }), "`logs.slowLog.retentionInDays` is not a prop here (known: kind,"],
    [
      perLog({ ...group, format: "${var.format}" }),
      '`logs.slowLog.format` must be known at synth, one of "json", "text"',
    ],
    [
      { kind: "own-log-groups", prefix: `${"p".repeat(493)}/` },
      "`logs.prefix` must have at most 493 characters: names of log groups have 512, got",
    ],
    [
      { kind: "own-log-groups", prefix: "/aws/vendedlogs" },
      "`logs.prefix` must be letters, digits and ._/#-, and end with",
    ],
    [
      { kind: "off", prefix: "/a/" },
      '`logs.prefix` is not a prop here (known: kind), got "/a/"; it needs `kind`: "own-log-groups"',
    ],
    [
      perLog({ kind: "own-log-group", format: "plain" }),
      '`logs.slowLog.format` must be one of "json", "text", got "plain"',
    ],
  ])("may not be %j", (logs, message) => {
    expect(cacheRefusal({ logs })).toContain(message);
  });

  it("are judged beside a name that is wrong", () => {
    const logs = { kind: "own-log-groups", prefix: `${"p".repeat(600)}/` };
    const said = cacheRefusal({ name: undefined, logs });
    expect(said).toContain("`name` is required");
    expect(said).toContain("`logs.prefix` must have at most 500 characters");
  });
});

const each = 'set `kind`: "per-log", and `slowLog` and `engineLog`, each with a `kind`';

/** @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_replication_group */
test.each<[unknown, string]>([
  [false, 'write { kind: "off" }'],
  [{ kind: "own-log-groups", logGroupName: "a" }, each],
  [{ kind: "own-log-groups", destination_type: "kinesis-firehose" }, each],
  [{ kind: "existing-log-group", logGroupName: "a" }, each],
  [{ kind: "kinesis-firehose" }, each],
  [{ kind: "own-log-groups", log_format: "text" }, "it is called `format`"],
  [{ kind: "own-log-groups", namePrefix: "/a/" }, "it is called `prefix`"],
  [{ kind: "own-log-groups", retention: 7 }, "it is called `retentionInDays`"],
  [perLog({ kind: "cloudwatch-logs", logGroupName: "a" }), 'set `kind`: "existing-log-group" and `logGroupName`'],
  [perLog({ kind: "kinesis-firehose" }), 'set `kind`: "existing-delivery-stream" and `deliveryStreamName`'],
  [perLog({ ...stream, deliveryStreamName: undefined, firehose: "a" }), "it is called `deliveryStreamName`"],
  [perLog({ kind: "existing-log-group", destination: "a" }), "it is called `logGroupName`"],
  [perLog({ ...group, log_format: "text" }), "it is called `format`"],
  [perLog({ kind: "own-log-group", prefix: "/a/" }), "give the whole `logGroupName`"],
  [perLog({ kind: "own-log-group", retention: 7 }), "it is called `retentionInDays`"],
])("somebody who writes the logs %j is told what is meant", (logs, remedy) => {
  expect(cacheRefusal({ logs })).toContain(remedy);
});

test.each([
  ["logDelivery", 'set `logs`: { kind: "per-log", slowLog, engineLog }'],
  ["log_delivery_configuration", 'set `logs`: { kind: "per-log", slowLog, engineLog }'],
  ["slowLogGroupName", 'set `logs`: { kind: "per-log", slowLog, engineLog }'],
  ["log_format", 'set `logs`: { kind: "own-log-groups", format }'],
  ["retentionInDays", 'set `logs`: { kind: "own-log-groups", retentionInDays }'],
])("a cache that is given %s says where that belongs", (prop, remedy) => {
  expect(cacheRefusal({ [prop]: "x" })).toContain(`got "x"; ${remedy} [stack/It]`);
});
