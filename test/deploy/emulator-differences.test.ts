import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { type Question, ask } from "./support/aws";
import { describeAlarm } from "./support/alarm-question";
import { Corrections, type CorrectionName } from "./support/corrections";
import { type Lab, openLab } from "./support/lab";

/** One thing that the emulator reports wrongly once the cache has changed. */
interface Difference {
  readonly question: Question;
  /** What the emulator says when it is asked directly. */
  readonly said: unknown;
  /** What it was told, and what AWS would say. */
  readonly meant: unknown;
}

const group = (query: string): Question => ({
  service: "elasticache",
  operation: "describe_replication_groups",
  query: `ReplicationGroups[0].${query}`,
});
const node = (query: string): Question => ({
  service: "elasticache",
  operation: "describe_cache_clusters",
  query: `CacheClusters[0].${query}`,
});
const iamUser: Question = {
  service: "elasticache",
  operation: "describe_users",
  query: "Users[?UserId=='app-cache-cluster-app'].Authentication.Type | [0]",
};
const systemParameters: Question = {
  service: "elasticache",
  operation: "describe_cache_parameters",
  parameters: { CacheParameterGroupName: "app-cache-cluster-valkey8", Source: "user" },
  query: "length(Parameters[?Source=='system'])",
};

/** Every correction of the proxy, attribute by attribute; alarms are asked for in the provider's protocol, below. */
const differences: Readonly<Record<Exclude<CorrectionName, "alarms">, Difference>> = {
  "key of a group": {
    question: group("KmsKeyId"),
    said: null,
    meant: expect.stringMatching(/^arn:aws:kms:us-east-1:444455556666:key\/[0-9a-f-]{36}$/),
  },
  "engine of a group": { question: group("Engine"), said: "redis", meant: "valkey" },
  "member clusters": { question: group("MemberClusters | length(@)"), said: 3, meant: 2 },
  "delivery streams": {
    question: group("LogDeliveryConfigurations[?LogType=='engine-log'].DestinationDetails | [0]"),
    said: null,
    meant: { KinesisFirehoseDetails: { DeliveryStream: "redis-logs" } },
  },
  "engine of a node": { question: node("Engine"), said: "redis", meant: "valkey" },
  "version of a node": { question: node("EngineVersion"), said: "7.0", meant: "8.0" },
  "node type of a node": { question: node("CacheNodeType"), said: "cache.r6g.large", meant: "cache.r6g.xlarge" },
  "parameter group of a node": {
    question: node("CacheParameterGroup.CacheParameterGroupName"),
    said: "app-cache-cluster-redis7",
    meant: "app-cache-cluster-valkey8",
  },
  "minor upgrades of a node": { question: node("AutoMinorVersionUpgrade"), said: null, meant: false },
  "authentication of a user": { question: iamUser, said: "no-password", meant: "iam" },
  "default parameters": { question: systemParameters, said: 3, meant: 0 },
  port: { question: node("CacheNodes[0].Endpoint.Port"), said: 6379, meant: 6380 },
  "topic of a node": {
    question: node("NotificationConfiguration"),
    said: null,
    meant: { TopicArn: "arn:aws:sns:us-east-1:444455556666:app-cache-cluster-events", TopicStatus: "active" },
  },
};

/** Users of each kind, with a `default` one that is switched off; they stay as they are when the cache becomes Valkey. */
const authentication = {
  kind: "rbac",
  userEngine: { kind: "redis", version: "7.0" },
  users: {
    app: { kind: "iam", accessString: "on ~* -@all +@read" },
    batch: { kind: "password", accessString: "on ~* -@all +@write" },
  },
} as const;

const logs = {
  kind: "per-log",
  engineLog: { kind: "existing-delivery-stream", deliveryStreamName: "redis-logs" },
} as const;

requireOrSkip(...terraformRequirement())("the emulator, after a change of all that it forgets", () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await openLab("seed");
    lab.deployment.configure({ authentication, logs, port: 6380 });
    await lab.deployment.succeed("init");
    await lab.deployment.succeed("apply", "-auto-approve");
    lab.deployment.configure({
      authentication,
      logs,
      port: 6380,
      topology: { kind: "replicated", replicas: 1 },
      nodeType: "cache.r6g.xlarge",
      engine: { kind: "valkey", version: "8.0" },
      autoMinorVersionUpgrade: false,
    });
    await lab.deployment.succeed("apply", "-auto-approve");
  });

  afterAll(async () => {
    await lab.close();
  });

  test.each(Object.entries(differences))("says another thing than it was told: %s", async (_name, difference) => {
    const { question, said, meant } = difference;
    expect(await ask(lab.account, question)).toEqual(said);
    expect(await ask({ ...lab.account, url: lab.proxy.url }, question)).toEqual(meant);
  });

  test("leaves out most of an alarm: alarms", async () => {
    const name = "app-cache-cluster-node-1-memory-critical";
    const [direct, corrected] = [
      await describeAlarm(lab.emulator.url, lab.account, name),
      await describeAlarm(lab.proxy.url, lab.account, name),
    ];
    const dimension = "<Name>CacheClusterId</Name><Value>app-cache-cluster-0001-001</Value>";

    expect(direct).toContain(`<AlarmName>${name}</AlarmName>`);
    expect(direct).not.toContain("CacheClusterId");
    expect(corrected).toContain(dimension);
  });

  test("needs every correction, and the second plan with them is empty", async () => {
    const { output } = await lab.deployment.run("plan", "-detailed-exitcode");
    expect(output).toContain("No changes.");
    expect([...lab.proxy.corrections.used.keys()].sort()).toEqual([...Corrections.names].sort());
  });
});
