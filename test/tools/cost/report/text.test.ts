import { textReport } from "../../../../tools/cost/report/text";
import { busyPlan, cacheOf, stackOf, today, usage } from "./examples";

test("a stack, by cache: what it has, what depends on usage, where the prices are from", () => {
  const stack = stackOf(
    {
      aws_elasticache_replication_group: { sessions: cacheOf({ snapshot_retention_limit: 2 }) },
      aws_cloudwatch_composite_alarm: { all: {}, some: {} },
      aws_cloudwatch_metric_alarm: { cpu: {}, memory: {} },
      aws_kms_key: { cache: {} },
    },
    { usageOf: usage({ snapshot_storage_size_gb: 1 }) },
  );

  expect(textReport({ projects: [stack], today, warnings: ["prices are old"] })).toBe(`\
prod costs $453.43 a month, $0.62 an hour

sessions                                            Quantity  Price                 Hourly  Monthly
  Nodes (Redis OSS, on demand, cache.r6g.large)  2,190 hours  $0.206 per hour      $0.6180  $451.14
  Backups (1 of 2 snapshots; the first is free)   1 GB-month  $0.085 per GB-month  $0.0001    $0.09  *
  Composite alarm                                          2  $0.50 per month [1]  $0.0014    $1.00
  Alarm metrics (2 resources)                      2 metrics  $0.10 per metric     $0.0003    $0.20
  Customer managed key                                     1  $1.00 per month      $0.0014    $1.00
  Sum                                                                              $0.6211  $453.43
  Depends on usage: data transfer of clients between zones $0.01 per GB; requests to the key $0.03 per 10,000 requests

Advice
  - sessions: Valkey in place of Redis OSS saves $90.23 a month, 20 % of the nodes; the engine changes in place, see
    docs/migrations.md#from-redis-oss-to-valkey
  - sessions: Database Savings Plans do not cover cache.r6g.large, but its successor cache.r7g.large with Valkey: that
    saves up to $53.96 a month more than the change to Valkey alone, for a commitment of one year

* Usage costs are estimates: they follow from the usage that was declared.
Prices: AWS Price List of AmazonElastiCache (2026-10-02), other price lists (2026-08-21)
[1] taken as equal to another region (2026-11-23)
Warning: prices are old
`);
});

test("a plan: its sentence, its figures and its changes before what it leaves", () => {
  const report = textReport({ projects: [busyPlan()], today, warnings: [] });

  expect(report.slice(0, report.indexOf("\nsessions"))).toBe(`\
Monthly estimate of what is priced decreases by $66.25 (15 %), from $455.94 to at least $389.69; 1 item is not priced

Project  Baseline cost  Usage cost*     Total change  New monthly cost
prod           -$64.55       -$1.70  -$66.25 (-15 %)  at least $389.69

Changes (+ added, - removed, ~ changed, * usage)
  ~ aws_elasticache_replication_group.sessions                                     -$69.15 ($454.54 → $385.39)
      ~ Nodes (Redis OSS → Valkey, on demand, cache.r6g.large → cache.r7g.large)   -$67.45 ($451.14 → $383.69)
      ~ Backups (4 of 5 snapshots; the first is free → 2 of 3 snapshots; the first is free)  -$1.70 ($3.40 → $1.70) *
      - Extended support of Redis OSS 6.2, years 1 and 2 (from 2027-02-01 to 2029-01-31)  $0.00 [1]
      - Extended support of Redis OSS 6.2, year 3 (from 2029-02-01 to 2030-01-31)  $0.00 [1]
  - aws_secretsmanager_secret.token                                                -$0.40
      - Secret                                                                     -$0.40
      - Requests for the secret                                                    depends on usage, $0.05 per 10,000 requests
  + aws_cloudwatch_dashboard.board                                                 +$3.00
      + Dashboard                                                                  +$3.00
  + aws_cloudwatch_metric_alarm.a and 2 more like it                               +$0.30
      + Alarm metrics                                                              +$0.30
  + aws_cloudwatch_log_group.slow                                                  depends on usage
      + Log events written                                                         depends on usage, $0.50 per GB
      + Log events kept                                                            depends on usage, $0.03 per GB-month
  + aws_lambda_function.warm                                                       not priced
      + aws_lambda_function                                                        not priced

prod costs at least $389.69 a month, $0.53 an hour, after the plan; 1 item is not priced
`);
  expect(report).toContain("\n  Sum of what is priced  ");
  expect(report).toContain("\nNot priced\n  aws_lambda_function.warm: no price for resources of this type\n");
  expect(report).toContain(
    "\n[1] Extended Support: 80 % of the price of the node in years 1 and 2, 160 % in year 3, to a tenth of a cent (2026-11-23)\n",
  );
});

test("several stacks end with what they cost together", () => {
  const key = { aws_kms_key: { cache: {} } };
  const report = textReport({ projects: [stackOf(key), stackOf(key, { name: "dev" })], today, warnings: [] });

  expect(report).toContain("\nAll together: $2.00 a month, $0.00 an hour\n");
  expect(report).not.toContain("* Usage costs");
});

test("what lacks the same price is named below the reason, and advice stands on lines of its own", () => {
  const stack = {
    ...stackOf({ aws_lambda_function: { a: {}, b: {} } }),
    advice: [{ address: "x", text: `Buy ${"less ".repeat(30)}and save.`, saving: 1 as never }],
  };

  const report = textReport({ projects: [stack], today, warnings: [] });
  expect(report).toContain(`
Not priced
  no price for resources of this type:
    aws_lambda_function.a
    aws_lambda_function.b

Advice
  - Buy less`);
  expect(Math.max(...report.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
});

test("no name begins a line of its own, or paints over one", () => {
  const stack = stackOf({
    aws_elasticache_replication_group: { a: cacheOf({ replication_group_id: "x\nprod costs $0.00 \u001b[2K" }) },
  });

  expect(textReport({ projects: [stack], today, warnings: [] })).not.toMatch(
    // eslint-disable-next-line no-control-regex -- these are what must not come through
    /^prod costs \$0|\u001b/m,
  );
});
