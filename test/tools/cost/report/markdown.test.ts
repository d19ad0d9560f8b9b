import { markdownReport } from "../../../../tools/cost/report/markdown";
import { busyPlan, cacheOf, changed, group, kept, planOf, stackOf, today, usage } from "./examples";

test("a plan: one sentence, the figures, and the changes to unfold", () => {
  const report = markdownReport({ projects: [busyPlan()], today, warnings: ["prices are old"] });

  expect(report).toBe(`\
### Cost estimate

**Monthly estimate of what is priced decreases by $66.25 (15 %), from $455.94 to at least $389.69; 1 item is not priced**

| Project | Baseline cost | Usage cost\\* | Total change | New monthly cost |
| --- | ---: | ---: | ---: | ---: |
| \`prod\` | -$64.55 | -$1.70 | -$66.25 (-15 %) | at least $389.69 |

\\* Usage costs are estimates: they follow from the usage that was declared.

<details>
<summary>Changes</summary>

\`\`\`diff
# + added, - removed, ~ changed, * usage
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
\`\`\`

</details>

#### Not priced

- \`aws_lambda_function.warm\`: no price for resources of this type

#### Advice

- sessions: Database Savings Plans cover these nodes: that saves up to $76.74 a month, for a commitment of one year

#### Warnings

- prices are old

#### Prices

- [AWS Price List of AmazonElastiCache](https://example.com/elasticache), 2026-10-02
- [other price lists](https://example.com/others), 2026-08-21
- \\[1\\] derived: [Extended Support: 80 % of the price of the node in years 1 and 2, 160 % in year 3, to a tenth of a cent](https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/extended-support-charges.html), 2026-11-23
`);
});

test("a plan that changes no cost has nothing to unfold", () => {
  const report = markdownReport({ projects: [planOf([kept(group, cacheOf({}))])], today, warnings: [] });

  expect(report).toContain("**Monthly estimate does not change: $451.14 a month**");
  expect(report).not.toContain("<details>");
});

test("stacks: what they cost together, a row for each, and a breakdown to unfold, by cache", () => {
  const prod = stackOf(
    {
      aws_elasticache_replication_group: { sessions: cacheOf({ snapshot_retention_limit: 2 }) },
      aws_kms_key: { cache: {} },
    },
    { usageOf: usage({ snapshot_storage_size_gb: 10 }) },
  );
  const dev = {
    ...stackOf({ aws_kms_key: { a: {}, b: {} } }, { name: "dev", region: "eu-west-1" }),
    advice: [{ address: "aws_kms_key.a", text: "Share a key: saves $1.00 a month", saving: 1 as never }],
  };
  const report = markdownReport({ projects: [prod, dev], today, warnings: [] });

  expect(report.slice(0, report.indexOf("\n#### Prices"))).toBe(`\
### Cost estimate

**All together: $454.99 a month, $0.62 an hour**

| Project | Baseline cost | Usage cost\\* | Monthly cost |
| --- | ---: | ---: | ---: |
| \`prod\` | $452.14 | $0.85 | $452.99 |
| \`dev\` | $2.00 | - | $2.00 |
| All together | $454.14 | $0.85 | $454.99 |

\\* Usage costs are estimates: they follow from the usage that was declared.

<details>
<summary>Breakdown: prod</summary>

#### \`sessions\`

| Component | Resource | Quantity | Price | Hourly | Monthly |
| --- | --- | ---: | ---: | ---: | ---: |
| Nodes (Redis OSS, on demand, cache.r6g.large) | \`aws_elasticache_replication_group.sessions\` | 2,190 hours | $0.206 per hour | $0.6180 | $451.14 |
| Backups (1 of 2 snapshots; the first is free) | \`aws_elasticache_replication_group.sessions\` | 10 GB-months | $0.085 per GB-month | $0.0012 | $0.85\\* |
| Data transfer of clients between zones | \`aws_elasticache_replication_group.sessions\` |  | $0.01 per GB |  | depends on usage |
| Customer managed key | \`aws_kms_key.cache\` | 1 | $1.00 per month | $0.0014 | $1.00 |
| Requests to the key | \`aws_kms_key.cache\` |  | $0.03 per 10,000 requests |  | depends on usage |
| **Sum** |  |  |  | **$0.6205** | **$452.99** |

</details>

<details>
<summary>Breakdown: dev</summary>

#### Everything else

| Component | Resource | Quantity | Price | Hourly | Monthly |
| --- | --- | ---: | ---: | ---: | ---: |
| Customer managed key | \`aws_kms_key.a\` and 1 more | 2 | $1.00 per month \\[1\\] | $0.0027 | $2.00 |
| Requests to the key | \`aws_kms_key.a\` and 1 more |  | $0.03 per 10,000 requests \\[1\\] |  | depends on usage |
| **Sum** |  |  |  | **$0.0027** | **$2.00** |

</details>

#### Advice: prod

- sessions: Valkey in place of Redis OSS saves $90.23 a month, 20 % of the nodes; the engine changes in place, see docs/migrations.md#from-redis-oss-to-valkey
- sessions: Database Savings Plans do not cover cache.r6g.large, but its successor cache.r7g.large with Valkey: that saves up to $53.96 a month more than the change to Valkey alone, for a commitment of one year

#### Advice: dev

- Share a key: saves $1.00 a month
`);
});

test("names change nothing about the layout, and call nobody", () => {
  const id = "a`b|c<script>alert(1)</script>\n# @everyone";
  const before = cacheOf({ replication_group_id: id });
  const after = { ...before, node_type: "cache.</details>|`@everyone\n```" };
  const stack = stackOf({ aws_elasticache_replication_group: { a: after } }, { name: "</summary>|@everyone" });
  const plan = markdownReport({ projects: [planOf([changed(group, before, after)])], today, warnings: [] });
  const stacks = markdownReport({ projects: [stack, stack], today, warnings: [] });

  // The fence ends with a line of its own only, so that nothing within it is read.
  const read = `${plan.replace(/^```diff\n.*?^```$/ms, "")}${stacks}`.replace(/`[^`\n]*`/g, "code");
  expect(read).not.toMatch(/@everyone|<script|(?<!\\)<\/details>./);
  expect(read.match(/^<\/details>$/gm)).toHaveLength(3);
  expect(stacks).toContain("\n#### `a b\\|c<script>alert(1)</script> # @everyone`\n");
  expect(stacks).toContain("\n| `</summary>\\|@everyone` |");
  expect(stacks).toContain("<summary>Breakdown: &#60;/summary&#62;|@\u200beveryone</summary>");
});

test("an address of a price that is none of the web is no link", () => {
  const project = stackOf({ aws_kms_key: { a: {} } });
  const [resource] = project.resources;
  const source = { kind: "list", date: "2026-11-23", text: "mine", url: "javascript:alert(1)" } as const;
  const components = resource!.components.map((component) => ({
    ...component,
    price: { ...component.price!, source },
  }));
  const report = markdownReport({
    projects: [{ ...project, resources: [{ ...resource!, components }] }],
    today,
    warnings: [],
  });

  expect(report).toContain("\n- mine, 2026-11-23\n");
  expect(report).not.toContain("javascript:");
});
