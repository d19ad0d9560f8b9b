import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { type LogDelivery, ReplicationGroup } from "../../../../constructs/elasticache";
import { inStack, refusal } from "../../../support/fixtures";

const smallest = { name: "sessions", subnetGroupName: "private", securityGroupIds: ["sg-0a"] };

/** The group that is made, and its arguments. */
function groupWith(logDelivery: LogDelivery) {
  let made: ReplicationGroup | undefined;
  const stack = inStack((scope) => {
    made = new ReplicationGroup(scope, "Group", { ...smallest, logDelivery });
  });
  return { made, args: stack.only(ElasticacheReplicationGroup) };
}

const slow = { kind: "log-group", logGroupName: "/shop/redis" } as const;
const other = { kind: "log-group", logGroupName: "/shop/engine" } as const;
const stream = { kind: "delivery-stream", deliveryStreamName: "logs" } as const;

describe("the logs of a replication group", () => {
  it.each<[LogDelivery]>([[{}], [{ slowLog: undefined, engineLog: undefined }]])(
    "with %j are not delivered",
    (none) => {
      expect(Object.keys(groupWith(none).args)).not.toContain("log_delivery_configuration");
    },
  );

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
  it.each<[LogDelivery, name: string | undefined, shared: boolean | undefined]>([
    [{ slowLog: slow, engineLog: other }, "/shop/redis", false],
    [{ slowLog: { ...slow, format: "json" } }, "/shop/redis", false],
    [{ slowLog: { ...slow, shared: true } }, "/shop/redis", true],
    [{ slowLog: slow, engineLog: slow }, "/shop/redis", true],
    [{ slowLog: { ...slow, shared: false }, engineLog: slow }, "/shop/redis", false],
    [{ slowLog: { ...slow, format: "text" } }, undefined, undefined],
    [{ slowLog: stream }, undefined, undefined],
    [{ engineLog: slow }, undefined, undefined],
  ])("with %j can be shown from %j, where others are: %j", (logDelivery, name, shared) => {
    const { made } = groupWith(logDelivery);
    expect([made?.slowLogGroupName, made?.slowLogGroupShared]).toStrictEqual([name, shared]);
  });

  const kinds = 'must be one of "log-group", "delivery-stream"';
  it.each<[object, string]>([
    // What they were called before.
    [
      { slowLogGroupName: "slow", engineLogGroupName: "engine" },
      '`logDelivery.slowLogGroupName` is not a prop here (known: slowLog, engineLog), got "slow"; set `slowLog`: { kind: "log-group", logGroupName }',
    ],
    [
      { slowLogGroupName: "slow", engineLogGroupName: "engine" },
      '`logDelivery.engineLogGroupName` is not a prop here (known: slowLog, engineLog), got "engine"; set `engineLog`: { kind: "log-group", logGroupName }',
    ],
    [
      { slowLog: "/shop/redis" },
      'must be an object with `kind`, got "/shop/redis"; write { kind: "log-group", logGroupName }',
    ],
    [{ slowLog: { logGroupName: "a" } }, `\`logDelivery.slowLog.kind\` ${kinds}; write \`kind\`: "log-group"`],
    [{ slowLog: { kind: "cloudwatch-logs" } }, `${kinds}, got "cloudwatch-logs"; set \`kind\`: "log-group"`],
    [{ slowLog: { kind: "kinesis-firehose" } }, `${kinds}, got "kinesis-firehose"; set \`kind\`: "delivery-stream"`],
    [{ slowLog: { kind: "log-group" } }, "`logDelivery.slowLog.logGroupName` is required"],
    [{ slowLog: { kind: "log-group", destination: "a" } }, "it is called `logGroupName`"],
    [{ slowLog: { ...slow, logFormat: "json" } }, "it is called `format`"],
    [
      { slowLog: { ...slow, format: "JSON" } },
      '`logDelivery.slowLog.format` must be one of "json", "text", got "JSON"',
    ],
    [{ engineLog: { ...stream, shared: true } }, "`logDelivery.engineLog.shared` is not a prop here"],
    [{ engineLog: { ...stream, format: "${var.f}" } }, "`logDelivery.engineLog.format` must be known at synth"],
  ])("are refused with %j", (logDelivery, message) => {
    expect(refusal(ReplicationGroup, { ...smallest, logDelivery })).toContain(message);
  });
});
