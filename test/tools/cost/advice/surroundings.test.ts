import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { RedisCache } from "../../../../constructs";
import { synthesize } from "../../../../constructs/testing";
import type { StackDocument } from "../../../../tools/shared/stack/document";
import { adviceForDocument, adviceForResources, type Found } from "./advise";

const about = (advice: readonly Found[]) => advice.filter(([, text]) => text.includes("is for what surrounds it"));

function cachesWith(
  nodeType: `cache.${string}`,
  level: "essential" | "standard" | "full",
  names = ["Cache"],
): StackDocument {
  const network = { kind: "existing", vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-0a", "subnet-0b"] } as const;
  return synthesize((stack) => {
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    for (const name of names) {
      const topology = { kind: "replicated", replicas: 0 } as const;
      new RedisCache(stack, name, { name: name.toLowerCase(), network, nodeType, topology, alarms: { level } });
    }
  }).document;
}

test("a small cache says what surrounds it, and how much of that can go", () => {
  // node 11.68; 39 x 0.10 alarm metrics and composites 3.90, dashboard 3, key 1, secret 0.40
  expect(about(adviceForDocument(cachesWith("cache.t4g.micro", "standard")))).toStrictEqual([
    [
      "5.4",
      'cache: $8.30 of $19.98 a month, 42 %, is for what surrounds it, most of it for alarms ($3.90); $5.40 can be saved: $1.40 with alarms of `level: "essential"`, $3.00 without the dashboard, $1.00 with a key of AWS, which replaces a cache that exists',
    ],
  ]);
});

test("the level of alarms really saves what is said", () => {
  const [full, standard, essential] = (["full", "standard", "essential"] as const).map((level) =>
    Number(about(adviceForDocument(cachesWith("cache.t4g.micro", level)))[0]?.[0]),
  );
  expect([full, standard, essential]).toStrictEqual([6.3, 5.4, 4]);
});

test("each of two caches has its own", () => {
  const advice = about(adviceForDocument(cachesWith("cache.t4g.micro", "standard", ["Shop", "Pages"])));
  expect(advice.map(([saving, text]) => [saving, text.slice(0, text.indexOf(" of "))])).toStrictEqual([
    ["5.4", "pages: $8.30"],
    ["5.4", "shop: $8.30"],
  ]);
});

test("a large cache gets no such line", () => {
  expect(about(adviceForDocument(cachesWith("cache.r7g.large", "full")))).toStrictEqual([]);
});

describe("of other modules", () => {
  const group = { replication_group_id: "shop", node_type: "cache.t4g.micro", num_cache_clusters: 1 };
  const body = JSON.stringify({ widgets: [{ properties: { metrics: [["AWS/ElastiCache", "CPUUtilization"]] } }] });

  test("a dashboard that shows the cache can go, at a quarter of the cost and more", () => {
    const dashboards = (count: number) =>
      about(
        adviceForResources({
          aws_elasticache_replication_group: { shop: { ...group, node_type: "cache.t4g.small" } },
          aws_cloudwatch_dashboard: Object.fromEntries(
            Array.from({ length: count }, (_, index) => [`d${index}`, { dashboard_body: body }]),
          ),
        }),
      );
    // 6 of 29.36 are 20 %, 9 of 32.36 are 28 %
    expect(dashboards(2)).toStrictEqual([]);
    expect(dashboards(3)[0]?.[0]).toBe("9");
  });

  test("so can the key that encrypts it, and no other", () => {
    const keys = (key: string) =>
      about(
        adviceForResources({
          aws_elasticache_replication_group: { shop: { ...group, kms_key_id: `\${aws_kms_key.${key}.arn}` } },
          aws_kms_key: { a: {}, b: {}, c: {}, d: {}, e: {} },
        }),
      );
    expect(keys("a")[0]?.[0]).toBe("1");
    expect(keys("other")).toStrictEqual([]);
  });

  test("nobody knows which of their alarms can go", () => {
    const alarm = { alarm_name: "shop-cpu", namespace: "AWS/ElastiCache", metric_name: "CPUUtilization" };
    const alarms = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`cpu-high-${index}`, alarm]));
    const advice = adviceForResources({
      aws_elasticache_replication_group: { shop: group },
      aws_cloudwatch_metric_alarm: { ...alarms, constructor_0123ABCD: alarm },
    });
    expect(about(advice)).toStrictEqual([]);
  });

  test.each([
    ["whose nodes are not priced", { ...group, node_type: "${var.type}" }],
    ["in a region that is not priced", group],
  ])("no advice for a cache %s", (_, args) => {
    const resources = {
      aws_elasticache_replication_group: { shop: args },
      aws_cloudwatch_dashboard: { d: { dashboard_body: body } },
    };
    const region = args === group ? "sa-east-1" : "us-east-1";
    expect(about(adviceForResources(resources, { region }))).toStrictEqual([]);
  });
});

test("what surrounds a serverless cache is compared with its declared usage only", () => {
  const resources = {
    aws_elasticache_serverless_cache: { shop: { name: "shop", engine: "valkey" } },
    aws_cloudwatch_dashboard: { shop: { dashboard_body: '{"namespace":"AWS/ElastiCache"}' } },
  };
  expect(about(adviceForResources(resources))).toStrictEqual([]);
  expect(about(adviceForResources(resources, { usage: { average_data_gb: 0.1 } }))[0]?.[0]).toBe("3");
  expect(about(adviceForResources(resources, { usage: { average_data_gb: 1 } }))).toStrictEqual([]);
});
