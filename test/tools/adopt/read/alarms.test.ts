import { readAlarms } from "../../../../tools/adopt/read/alarms";
import { openSession } from "../../../../tools/adopt/read/session";
import { serve } from "./support/server";
import { answersOf } from "./support/world";

const server = serve();

const dimension = (Name: string, Value: string) => ({ Name, Value });
const metric = (AlarmName: string, ...Dimensions: object[]) => ({ AlarmName, Dimensions });
const composite = (AlarmName: string, AlarmRule: string) => ({ AlarmName, AlarmRule });

async function read(...alarms: object[]) {
  server().answers = answersOf({ "cloudwatch:DescribeAlarms": alarms }, 2);
  return readAlarms(openSession("us-east-1"));
}

async function names(...alarms: object[]): Promise<readonly string[]> {
  return (await read(...alarms)).map(({ name }) => name);
}

test("alarms on a node or a group are about it, with all that they notify, each once", async () => {
  const arns = ["a", "b", "c"].map((name) => `arn:aws:sns:us-east-1:111122223333:${name}`);
  const [a, b, c] = arns;
  const alarms = await read(
    {
      ...metric("cpu", dimension("CacheClusterId", "Orders-001"), dimension("CacheNodeId", "0001")),
      AlarmActions: [a, b],
      OKActions: [a],
      InsufficientDataActions: [c],
    },
    metric("of EC2", dimension("InstanceId", "i-1")),
    metric("replicas", dimension("ReplicationGroupId", "orders")),
  );

  expect(alarms).toEqual([
    { name: "cpu", actions: arns, about: ["orders-001"] },
    { name: "replicas", actions: [], about: ["orders"] },
  ]);
});

test("metric math is about the caches of every metric in it", async () => {
  const of = (id: string) => ({
    Metric: { Namespace: "AWS/ElastiCache", Dimensions: [dimension("CacheClusterId", id)] },
  });
  const Metrics = [
    { Id: "a", MetricStat: of("orders-001") },
    { Id: "b", MetricStat: of("orders-002") },
    { Id: "c", Expression: "a + b" },
  ];

  expect(await read({ AlarmName: "sum", Metrics })).toEqual([
    { name: "sum", actions: [], about: ["orders-001", "orders-002"] },
  ]);
});

test.each([
  ['ALARM("cpu")', true],
  ["ALARM(cpu)", true],
  ["NOT OK( 'cpu' )", true],
  ["INSUFFICIENT_DATA(cpu) AND TRUE", true],
  ['ALARM("other") OR (ALARM("cpu") AND NOT ALARM(x))', true],
  ['ALARM("arn:aws:cloudwatch:us-east-1:111122223333:alarm:cpu")', true],
  ["ALARM(arn:aws:cloudwatch:us-east-1:111122223333:alarm:cpu)", true],
  ['ALARM("cpu (old)")', false],
  ['ALARM("other")', false],
  ["FALSE", false],
])("a composite alarm with the rule %s is about the cache of the alarm cpu: %s", async (rule, isAbout) => {
  const found = await names(metric("cpu", dimension("CacheClusterId", "orders-001")), composite("both", rule));
  expect(found).toEqual(isAbout ? ["cpu", "both"] : ["cpu"]);
});

test("a name in a rule may have brackets and quotes", async () => {
  const name = 'cpu (the "old" one)';
  const rule = String.raw`ALARM("cpu (the \"old\" one)")`;
  expect(await names(metric(name, dimension("CacheClusterId", "orders-001")), composite("both", rule))).toEqual([
    name,
    "both",
  ]);
});

test("a composite alarm of composite alarms is about what they are about, in any order", async () => {
  const alarms = await read(
    composite("whole", 'ALARM("half") OR ALARM("round")'),
    composite("half", 'ALARM("cpu") OR ALARM("memory")'),
    composite("round", 'ALARM("round")'),
    metric("cpu", dimension("CacheClusterId", "orders-001")),
    metric("memory", dimension("CacheClusterId", "bills-001")),
  );

  expect(Object.fromEntries(alarms.map(({ name, about }) => [name, about]))).toEqual({
    cpu: ["orders-001"],
    memory: ["bills-001"],
    half: ["orders-001", "bills-001"],
    whole: ["orders-001", "bills-001"],
  });
});
