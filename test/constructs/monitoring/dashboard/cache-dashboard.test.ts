import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { RedisCache, type RedisCacheProps } from "../../../../constructs";
import type { IReplicationGroup } from "../../../../constructs/elasticache";
import { CacheAlarms, CacheDashboard } from "../../../../constructs/monitoring";
import { inStack, network } from "../../../support/fixtures";
import { readDashboard } from "../../../support/cloudwatch/dashboard";
import { type WatchedProps, synthesizeCache } from "../../../support/cloudwatch/watched-cache";

function dashboardOf(props: WatchedProps, memberIds: readonly string[] = ["app-001", "app-002", "app-003"]) {
  const body = String(synthesizeCache(props).only(CloudwatchDashboard).dashboard_body);
  const { widgets } = readDashboard(body, memberIds);
  return { widgets, titles: widgets.flatMap(({ properties }) => properties.title ?? []) };
}

const redis: WatchedProps = { engine: { kind: "redis", version: "7.1" }, nodeType: "cache.r6g.large" };
const sharded: RedisCacheProps["topology"] = { kind: "sharded", shards: 45, replicasPerShard: 1 };

const described = (id: string) =>
  ({
    replicationGroupId: id,
    replicationGroupArn: `arn:aws:elasticache:us-east-1:111122223333:replicationgroup:${id}`,
    engine: { kind: "redis", version: "7.1" },
    nodeType: "cache.r7g.large",
    topology: { kind: "replicated", replicas: 0 },
    authentication: "off",
    memberClusterIds: [`${id}-001`],
  }) as const;

describe("a dashboard with the alarms of another cache", () => {
  const refused = "`alarms` must be the `CacheAlarms` of `replicationGroup`, got ";
  const show = (replicationGroup: IReplicationGroup, watched: IReplicationGroup) => () =>
    inStack((scope) => {
      const alarms = new CacheAlarms(scope, "Alarms", { replicationGroup: watched });
      new CacheDashboard(scope, "It", { replicationGroup, alarms });
    });

  it("is refused where the caches are described", () => {
    expect(show(described("new"), described("old"))).toThrow(`${refused}"old" [stack/It]`);
    const elsewhere = {
      ...described("new"),
      replicationGroupArn: described("new").replicationGroupArn.replace("east", "west"),
    };
    expect(show(described("new"), elsewhere)).toThrow(`${refused}"new" [stack/It]`);
    expect(show(described("new"), described("new"))).not.toThrow();
    expect(show({ ...described("new"), replicationGroupId: "${var.id}" }, described("new"))).not.toThrow();
  });

  it("is refused where the caches are made", () => {
    const make = (which: "one" | "two") => () =>
      inStack((scope) => {
        const one = new RedisCache(scope, "One", { name: "one", network, dashboard: { kind: "off" } });
        const two = new RedisCache(scope, "Two", { name: "two", network });
        const { replicationGroup } = one;
        new CacheDashboard(scope, "It", { replicationGroup, alarms: { one, two }[which].alarms });
      });
    expect(make("two")).toThrow(`${refused}"two" [stack/It]`);
    expect(make("one")).not.toThrow();
  });
});

describe("the dashboard", () => {
  const { widgets, titles } = dashboardOf(redis);

  it("shows alarms, then what clients feel, then what may cause it, then the slow log", () => {
    expect(titles).toStrictEqual([
      "Alarms",
      "Hit rate, %",
      "Fullest node, % of memory",
      "Busiest engine, % of its thread",
      "Primaries that answer",
      "Hit rate, % - and lookups per minute (right)",
      "Command time, average µs in the engine",
      "Evictions per minute",
      "Memory, % of the limit",
      "Bytes used",
      "Memory the host has left, bytes",
      "Engine CPU, % of its thread",
      "Host CPU, %",
      "Connections",
      "New connections per minute",
      "Refused logins per minute",
      "Network in, % of the baseline",
      "Network out, % of the baseline",
      "Packets over an allowance per minute",
      "Replication lag, s",
      "Who is primary (a failover is a change of colour)",
      "Slowest commands",
    ]);
  });

  it("fills the grid of 24 columns without overlaps", () => {
    const cells = new Set<string>();
    for (const { x, y, width, height } of widgets) {
      for (let column = x; column < x + width; column++) {
        for (let row = y; row < y + height; row++) {
          cells.add(`${column},${row}`);
        }
      }
    }
    const area = widgets.reduce((sum, { width, height }) => sum + width * height, 0);
    const rows = Math.max(...widgets.map(({ y, height }) => y + height));
    expect([cells.size, area]).toStrictEqual([24 * rows, 24 * rows]);
  });

  it("reads every metric from the nodes' own ids", () => {
    const read = widgets
      .flatMap(({ properties }) => properties.metrics ?? [])
      .filter(([first]) => typeof first === "string");
    expect(new Set(read.map(([, , dimension]) => dimension))).toStrictEqual(new Set(["CacheClusterId"]));
    expect(new Set(read.map(([, , , member]) => member))).toStrictEqual(new Set(["app-001", "app-002", "app-003"]));
  });

  it("names the region everywhere, as CloudWatch wants it", () => {
    const graphs = widgets.filter(({ type }) => type === "metric" || type === "log");
    expect(new Set(graphs.map(({ properties }) => properties.region))).toStrictEqual(new Set(["us-east-1"]));
  });

  const lines = (title: string, props: WatchedProps = redis) =>
    dashboardOf(props)
      .widgets.find(({ properties }) => properties.title === title)
      ?.properties.annotations?.horizontal.map(({ label, value }) => [label, value]);

  it.each([
    [
      "Memory, % of the limit",
      [
        ["memory-high", 80],
        ["memory-critical", 95],
      ],
    ],
    [
      "Host CPU, %",
      [
        ["cpu-of-one-vcpu", 45],
        ["cpu-high", 75],
      ],
    ],
    [
      "Connections",
      [
        ["connections-high", 52_000],
        ["maxclients", 65_000],
      ],
    ],
    // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
    ["Bytes used", [["maxmemory, reserve included", 14_037_181_030]]],
    ["Network in, % of the baseline", [["baseline", 100]]],
  ])("draws thresholds and limits: %s", (title, expected) => {
    expect(lines(title)).toStrictEqual(expected);
  });

  it("draws these formulas and these lines", () => {
    const props: WatchedProps = {
      engine: { kind: "valkey", version: "8.0" },
      nodeType: "cache.t4g.small",
      alarms: { level: "full" },
      authentication: { kind: "rbac", users: { app: { kind: "iam", accessString: "on ~* +@all" } } },
    };
    const drawn = dashboardOf(props).widgets.flatMap(({ properties: { title, metrics = [], annotations } }) => {
      const formulas = metrics.map(([first]) => Object(first) as { expression?: string; label?: string });
      return [
        ...formulas.flatMap(({ expression, label }) =>
          expression === undefined ? [] : `${title}: ${label} = ${expression}`,
        ),
        ...(annotations?.horizontal ?? []).map(({ label, value }) => `${title}: ${label} ${value}`),
      ];
    });
    expect(drawn).toStrictEqual([
      'Hit rate, %: hit rate = 100 * SUM(METRICS("hits")) / (SUM(METRICS("hits")) + SUM(METRICS("misses")))',
      "Fullest node, % of memory: fullest node = MAX(METRICS())",
      "Busiest engine, % of its thread: busiest engine = MAX(METRICS())",
      'Primaries that answer: primaries = SUM(METRICS("primaries"))',
      'Hit rate, % - and lookups per minute (right): hit rate = 100 * SUM(METRICS("hits")) / (SUM(METRICS("hits")) + SUM(METRICS("misses")))',
      'Hit rate, % - and lookups per minute (right): lookups = SUM(METRICS("hits")) + SUM(METRICS("misses"))',
      "Hit rate, % - and lookups per minute (right): hit-rate-low 80",
      "Hit rate, % - and lookups per minute (right): hit-rate-critical 50",
      "Request latency, 99th percentile, µs: read-latency-p99 10000",
      "Evictions per minute: evictions-per-minute 1000",
      "Memory, % of the limit: memory-high 80",
      "Memory, % of the limit: memory-critical 95",
      "Bytes used: maxmemory, reserve included 1471026299",
      "Memory the host has left, bytes: freeable-memory 100000000",
      "Engine CPU, % of its thread: engine-cpu-critical 90",
      "Host CPU, %: cpu-of-one-vcpu 45",
      "Host CPU, %: cpu-high 75",
      "Connections: connections-high 52000",
      "Connections: maxclients 65000",
      "New connections per minute: new-connections 1000",
      'Refused logins per minute: refused logins = SUM(METRICS("logins"))',
      'Forbidden commands, keys and channels per minute: commands = SUM(METRICS("commands"))',
      'Forbidden commands, keys and channels per minute: keys = SUM(METRICS("keys"))',
      'Forbidden commands, keys and channels per minute: channels = SUM(METRICS("channels"))',
      "Network in, % of the baseline: baseline 100",
      "Network out, % of the baseline: baseline 100",
      'Packets over an allowance per minute: bandwidth in = SUM(METRICS("bandwidthIn"))',
      'Packets over an allowance per minute: bandwidth out = SUM(METRICS("bandwidthOut"))',
      'Packets over an allowance per minute: packets per second = SUM(METRICS("packets"))',
      'Packets over an allowance per minute: tracked connections = SUM(METRICS("conntrack"))',
      "Replication lag, s: replication-lag 5",
    ]);
  });

  it("draws thresholds of what only data tiering has", () => {
    expect(lines("Memory and SSD, % of the limit", { nodeType: "cache.r6gd.xlarge" })).toStrictEqual([
      ["capacity-high", 80],
      ["capacity-critical", 95],
    ]);
  });

  it("draws each node, but a formula without what it is made of", () => {
    const drawn = (title: string) =>
      widgets
        .find(({ properties }) => properties.title === title)
        ?.properties.metrics?.map((metric) => metric.at(-1) as { id: string; visible?: boolean })
        .filter(({ visible }) => visible !== false)
        .map(({ id }) => id);
    expect(drawn("Host CPU, %")).toStrictEqual(["cpu1", "cpu2", "cpu3"]);
    expect(drawn("Hit rate, %")).toStrictEqual(["formula1"]);
  });

  it("draws the thresholds that alarms really have", () => {
    const alarms = { overrides: { "memory-high": { maxPercent: 60 }, "memory-critical": "off" } } as const;
    expect(lines("Memory, % of the limit", { ...redis, alarms })).toStrictEqual([["memory-high", 60]]);
  });

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
  it("asks the slow log for the slowest commands, when there is one", () => {
    const query = widgets.find(({ type }) => type === "log")?.properties.query;
    expect(query?.split("\n| ")).toStrictEqual([
      "SOURCE 'slow-log'",
      "fields @timestamp, CacheClusterId, `Duration (us)` as microseconds, Command, ClientAddress",
      "sort microseconds desc",
      "limit 20",
    ]);
    expect(dashboardOf({ ...redis, logs: { kind: "off" } }).titles).not.toContain("Slowest commands");
  });

  it.each<[WatchedProps["logs"]]>([
    [{ kind: "own-log-groups", format: "text" }],
    [{ kind: "per-log", slowLog: { kind: "existing-delivery-stream", deliveryStreamName: "logs" } }],
    [{ kind: "per-log", slowLog: { kind: "off" } }],
  ])("cannot ask the slow log with %j", (logs) => {
    expect(dashboardOf({ ...redis, logs }).titles).not.toContain("Slowest commands");
  });

  it("asks a log group that exists for the commands of this cache only", () => {
    const slowLog = { kind: "existing-log-group", logGroupName: "/shop/redis" } as const;
    const shown = dashboardOf({ ...redis, logs: { kind: "per-log", slowLog, engineLog: slowLog } });
    const query = shown.widgets.find(({ type }) => type === "log")?.properties.query?.split("\n| ") ?? [];
    expect(query.slice(0, 3)).toStrictEqual([
      "SOURCE '/shop/redis'",
      "filter ispresent(`Duration (us)`) and CacheClusterId like /^app-([0-9]{4}-)?[0-9]{3}$/",
      "fields @timestamp, CacheClusterId, `Duration (us)` as microseconds, Command, ClientAddress",
    ]);
    const [, pattern = ""] = /like \/(.*)\/$/.exec(query[1] ?? "") ?? [];
    const ids = ["app-001", "app-0012-003", "app-eu-001", "my-app-001", "app-1", "app-00012-003"];
    expect(ids.filter((id) => new RegExp(pattern).test(id))).toStrictEqual(["app-001", "app-0012-003"]);
  });

  it.each<[string, WatchedProps, string, string]>([
    [
      "Valkey",
      { engine: { kind: "valkey", version: "8.0" } },
      "Request latency, 99th percentile, µs",
      "Command time, average µs in the engine",
    ],
    ["data tiering", { nodeType: "cache.r6gd.xlarge" }, "Memory and SSD, % of the limit", "Memory, % of the limit"],
    ["burstable nodes", { nodeType: "cache.t4g.small" }, "CPU credits left", "–"],
    ["one node", { topology: { kind: "replicated", replicas: 0 } }, "Primaries that answer", "Replication lag, s"],
  ])("shows what %s publish and nothing else", (_what, props, there, absent) => {
    const shown = dashboardOf(props, ["app-001"]).titles;
    expect(shown).toContain(there);
    expect(shown).not.toContain(absent);
  });

  it("shows the ten worst of ninety nodes", () => {
    const ids = Array.from({ length: 90 }, (_, index) => `app-${String(index).padStart(4, "0")}`);
    const engine = dashboardOf({ ...redis, topology: sharded }, ids).widgets.find(({ properties }) =>
      properties.title?.startsWith("Engine CPU"),
    );
    expect(engine?.properties.title).toBe("Engine CPU, % of its thread (10 highest nodes)");
    expect(engine?.properties.metrics).toHaveLength(91);
    const nodes = engine?.properties.metrics?.slice(1).map((metric) => metric.at(-1) as { visible?: boolean });
    expect(nodes?.every(({ visible }) => visible === false)).toBe(true);
    expect(engine?.properties.metrics?.[0]).toStrictEqual([
      { id: "worst", expression: "SORT(METRICS(), MAX, DESC, 10)", label: "" },
    ]);
  });

  it("counts failovers where there are too many nodes to draw each", () => {
    const few = dashboardOf({ topology: { kind: "sharded", shards: 5, replicasPerShard: 1 } });
    expect(few.titles).toContain("Who is primary (a failover is a change of colour)");
    const many = dashboardOf({ topology: { kind: "sharded", shards: 4, replicasPerShard: 2 } });
    const graph = many.widgets.find(
      ({ properties }) => properties.title === "Nodes that changed their role (a failover is two)",
    );
    expect(graph?.properties.metrics?.[0]).toMatchObject([{ expression: "SUM(ABS(DIFF(METRICS())))" }]);
    expect(graph?.properties.metrics?.slice(1)).toHaveLength(12);
  });

  it("lists alarms from the whole cache down to nodes, by ARN", () => {
    const alarms = widgets.find(({ type }) => type === "alarm")?.properties.alarms;
    expect(alarms?.slice(0, 6)).toStrictEqual(
      [
        "health",
        "some-node-down",
        "some-shard-without-primary",
        "all-nodes-down",
        "no-primary",
        "hit-rate-critical",
      ].map((key) => `arn:aws:cloudwatch:us-east-1:111122223333:alarm:app-${key}`),
    );
  });

  it("is left out when not wanted", () => {
    expect(synthesizeCache({ dashboard: { kind: "off" } }).all(CloudwatchDashboard)).toStrictEqual([]);
  });
});
