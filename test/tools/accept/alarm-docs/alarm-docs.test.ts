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

  it("counts an alarm on an expression once for each metric it reads, and not for the expression", () => {
    const alarm = { metric_query: [{ expression: "a1 + b1" }, { metric: {} }, { metric: {} }] };
    const resource = { aws_cloudwatch_metric_alarm: { math: alarm, plain: { metric_name: "Evictions" } } };
    expect(costOf({ resource })).toStrictEqual({ alarms: 2, metrics: 3, composites: 0, dashboards: 0, dollars: 0.3 });
  });
});
