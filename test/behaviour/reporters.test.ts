import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import { RedisCache, type RedisCacheProps } from "../../constructs";
import { CacheMonitoring, type CacheMonitoringProps } from "../../constructs/cache";
import { CacheAlarms } from "../../constructs/monitoring";
import { SecurityGroup } from "../../constructs/network";
import { synthesize } from "../../constructs/testing";
import { network } from "../support/fixtures";

const open = { kind: "cidr", cidr: "0.0.0.0/0" } as const;
const wrong = { metric: "CurrItems", max: 1 } as unknown as Parameters<RedisCache["addAlarm"]>[1];

function shop(): TerraformStack {
  const stack = new TerraformStack(new App({ stackTraces: false }), "shop");
  new AwsProvider(stack, "Aws", { region: "us-east-1", allowedAccountIds: ["111122223333"] });
  return stack;
}

const cacheIn = (stack: TerraformStack, props: Partial<RedisCacheProps> = {}) =>
  new RedisCache(stack, "A", { name: "sessions", network, ...props });

function reporting(work: () => unknown): string {
  try {
    work();
    return "";
  } catch (error) {
    return String(error);
  }
}

/** The construct that an error names. */
function reporter(work: () => unknown): string | undefined {
  return /\[([^[\]]*)\](?= *$|\n {2}-)/m.exec(reporting(work))?.[1];
}

describe("a cache reports mistakes in the calls of its methods itself", () => {
  const methods: Readonly<Record<string, (cache: RedisCache) => unknown>> = {
    allowFrom: (cache) => {
      cache.allowFrom("web", open);
    },
    "allowFrom with a bad name": (cache) => {
      cache.allowFrom("w b", { kind: "cidr", cidr: "10.0.0.0/8" });
    },
    "allowFrom again": (cache) => {
      cache.allowFrom("web", { kind: "cidr", cidr: "10.0.0.0/8" });
      cache.allowFrom("web", { kind: "cidr", cidr: "10.0.0.0/9" });
    },
    "allowFrom with a scope that is none": (cache) => {
      cache.allowFrom("web", { kind: "cidr", cidr: "10.0.0.0/8" }, {} as never);
    },
    metric: (cache) => cache.metric("Nope" as never),
    "metric of a node": (cache) => cache.metric("CurrItems", { node: "node-9" }),
    metricHitRate: (cache) => cache.metricHitRate({ node: "node-9" }),
    addAlarm: (cache) => {
      cache.addAlarm("many", wrong);
    },
    grantConnect: (cache) => {
      cache.grantConnect({} as never);
    },
    connectPolicyDocument: (cache) => cache.connectPolicyDocument({ users: ["nobody"] }),
  };

  it.each(Object.entries(methods))("%s", (_name, call) => {
    const cache = cacheIn(shop());
    expect(reporter(() => call(cache))).toBe("shop/A");
  });

  it.each(["metric", "metricHitRate", "addAlarm"])("%s, while the number of nodes is unknown", (name) => {
    const stack = shop();
    const replicas = new TerraformVariable(stack, "replicas", { type: "number" }).numberValue;
    const cache = cacheIn(stack, { topology: { kind: "replicated", replicas } });
    expect(reporter(() => methods[name]?.(cache))).toBe("shop/A");
  });

  it("also what is found out later, with the prop of the call", () => {
    const stack = shop();
    cacheIn(stack).allowFrom("web", { kind: "security-group", securityGroupId: "111122223333/sg-0a" });
    expect(() => synthesize(stack)).toThrow(
      "[shop] `clients.web.securityGroupId` must not name the account of the provider, " +
        'got "111122223333/sg-0a"; leave it out [shop/A]',
    );
  });
});

describe("alerts that are used alone report what is found out later as it was typed:", () => {
  const topic = (region: string) => `arn:aws:sns:${region}:111122223333:alerts`;
  const critical = {
    it: { kind: "function", functionArn: "arn:aws:lambda:eu-west-1:111122223333:function:to-chat" },
  } as const;
  const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd";

  it.each<[what: string, props: Partial<CacheMonitoringProps>, message: string]>([
    [
      "a subscriber",
      { alerts: { kind: "own-topics", critical } },
      "`alerts.critical.it.functionArn` must be in us-east-1",
    ],
    ["a key", { kmsKeyArn }, "`kmsKeyArn` must be in us-east-1"],
    [
      "a topic",
      {
        alerts: { kind: "existing-topics", criticalTopicArn: topic("us-east-1"), warningTopicArn: topic("eu-west-1") },
      },
      "`alerts.warningTopicArn` must be in us-east-1",
    ],
  ])("%s", (_what, props, message) => {
    const stack = shop();
    const { replicationGroup } = cacheIn(stack, {
      alerts: { kind: "off" },
      alarms: { level: "off" },
      dashboard: { kind: "off" },
    });
    const said = reporting(() => {
      new CacheMonitoring(stack, "Monitoring", { replicationGroup, ...props });
      synthesize(stack);
    });
    expect(said).toContain(message);
    expect(said).toContain(" [shop/Monitoring]");
    expect(said.split("must be in")).toHaveLength(2);
  });
});

describe("a part that is used alone reports them itself:", () => {
  it("a security group", () => {
    const group = new SecurityGroup(shop(), "Group", { name: "sessions", vpcId: "vpc-0a", port: 6379 });
    expect(
      reporter(() => {
        group.allowFrom("web", open);
      }),
    ).toBe("shop/Group");
  });

  it("alarms, and monitoring", () => {
    const stack = shop();
    const { replicationGroup } = cacheIn(stack);
    const alarms = new CacheAlarms(stack, "Alarms", { replicationGroup });
    const monitoring = new CacheMonitoring(stack, "Monitoring", { replicationGroup });
    expect(reporter(() => alarms.metric("Nope" as never))).toBe("shop/Alarms");
    expect(reporter(() => alarms.addAlarm("many", wrong))).toBe("shop/Alarms");
    expect(reporter(() => monitoring.metricHitRate({ node: "node-9" }))).toBe("shop/Monitoring");
    expect(
      reporter(() => {
        monitoring.addAlarm("many", wrong);
      }),
    ).toBe("shop/Monitoring");
  });
});
