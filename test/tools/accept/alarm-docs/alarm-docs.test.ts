import { readFileSync } from "node:fs";
import { join } from "node:path";
import { costOf } from "../../../../tools/accept/alarm-docs/cost";
import { cacheWith } from "../../../support/fixtures";

const root = join(__dirname, "../../../..");

interface Alarm {
  readonly metric_query?: readonly { readonly metric?: unknown }[];
}

/** Prices in US dollars a month, us-east-1: https://aws.amazon.com/cloudwatch/pricing/ */
const perMetric = 0.1;
const perComposite = 0.5;
const perDashboard = 3;

describe("the documentation of the alarms", () => {
  it("says what a cache of the defaults costs at its level, counted in what is synthesized", () => {
    const { document } = cacheWith();
    const resources = document.resource as Readonly<Record<string, Readonly<Record<string, Alarm>>>>;
    const metrics = Object.values(resources.aws_cloudwatch_metric_alarm!).map(
      ({ metric_query }) => metric_query?.filter(({ metric }) => metric !== undefined).length ?? 1,
    );
    const composites = Object.keys(resources.aws_cloudwatch_composite_alarm!).length;
    const dashboards = Object.keys(resources.aws_cloudwatch_dashboard!).length;
    const read = metrics.reduce((sum, count) => sum + count, 0);
    const dollars = read * perMetric + composites * perComposite + dashboards * perDashboard;
    expect([metrics.length, read, composites, dashboards]).toStrictEqual([42, 54, 4, 1]);
    expect(dollars.toFixed(2)).toBe("10.40");
    expect(readFileSync(join(root, "README.md"), "utf8")).toContain(`\`standard\` $${dollars.toFixed(2)}`);
    expect(readFileSync(join(root, "docs/alarms.md"), "utf8")).toMatch(
      /\| `standard` +\| 42 +\| 54 +\| 4 +\| 1 +\| \$10\.40 +\|/,
    );
  });

  const page = readFileSync(join(root, "docs/alarms.md"), "utf8");
  const [, section = ""] = /^## Targets$(.*?)^## /ms.exec(page) ?? [];
  const rows = section
    .split("\n")
    .filter((line) => /^\| [^-]/.test(line))
    .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | *\|$/g, "").trim()));

  it("has the usual targets beside the thresholds, and what to set for each", () => {
    expect(rows.map(([aim, , override]) => [aim, override])).toStrictEqual([
      ["target", "at the target"],
      ["a hit rate of 80 to 95 %", '`"hit-rate-low": { minPercent: 90 }`'],
      [
        "fewer than 100 evictions a minute",
        '`"evictions-per-minute": { maxEvictions: 100 }` `"evictions-per-5-minutes": { maxEvictions: 500 }`',
      ],
      [
        "99 % of requests within 5 ms (Valkey)",
        '`"read-latency-p99": { maxMicroseconds: 5000 }` `"write-latency-p99": { maxMicroseconds: 5000 }`',
      ],
      ["memory below 80 %", "as it is"],
      ["CPU below 75 %", "as it is"],
      ["connections below 80 % of what a node takes", "as it is"],
    ]);
    const thresholds = rows.map(([, alarms = ""]) =>
      [...alarms.matchAll(/[<>]=? ([\d ]+)/g)].map(([, n = ""]) => n.trim()),
    );
    expect(thresholds.slice(1)).toStrictEqual([
      ["80", "50"],
      ["1 000", "1 000"],
      ["10 000", "10 000"],
      ["80", "95"],
      ["75", "75"],
      ["80"],
    ]);
  });

  it.each(rows.slice(1).map(([aim = "", , override = ""]) => [aim, override]))(
    "has for %s a setting that a cache takes, and that changes its alarms",
    (_aim, override) => {
      const typed = [...override.matchAll(/`"([\w-]+)": \{ (\w+): (\d+) \}`/g)];
      const overrides = Object.fromEntries(
        typed.map(([, id = "", field = "", value]) => [id, { [field]: Number(value) }]),
      );
      const { document } = cacheWith({
        engine: { kind: "valkey", version: "8.0" },
        alarms: { level: "standard", overrides },
      });
      const { aws_cloudwatch_metric_alarm: alarms = {} } = document.resource as Readonly<
        Record<string, Readonly<Record<string, { readonly alarm_name: string; readonly threshold: number }>>>
      >;
      const changed = typed.map(([, id = "", , value]) => {
        const made = Object.values(alarms).filter(({ alarm_name }) => alarm_name.endsWith(`-${id}`));
        return [id, [...new Set(made.map(({ threshold }) => threshold))], Number(value)] as const;
      });
      changed.forEach(([id, thresholds, value]) => {
        expect([id, ...thresholds]).toStrictEqual([id, value]);
      });
      expect(typed.length).toBe((override.match(/": \{/g) ?? []).length);
    },
  );

  it("counts an alarm on an expression once for each metric it reads, and not for the expression", () => {
    const alarm = { metric_query: [{ expression: "a1 + b1" }, { metric: {} }, { metric: {} }] };
    const resource = { aws_cloudwatch_metric_alarm: { math: alarm, plain: { metric_name: "Evictions" } } };
    const { dollars, ...counts } = costOf({ resource });

    expect(counts).toStrictEqual({ alarms: 2, metrics: 3, composites: 0, dashboards: 0 });
    expect(dollars.toFixed(2)).toBe("0.30");
  });
});
