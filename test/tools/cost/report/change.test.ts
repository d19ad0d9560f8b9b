import type { Project } from "../../../../tools/cost/estimate/estimate";
import { changesOf } from "../../../../tools/cost/report/change";
import { changeText } from "../../../../tools/cost/report/change-lines";
import { sourcesOf } from "../../../../tools/cost/report/sources";
import { cacheOf, changed, deleted, group, kept, made, planOf, stackOf, usage } from "./examples";

/** The lines of what a plan changes, without the spaces that put them below each other. */
function linesOf(project: Project): readonly string[] {
  return changeText(changesOf(project), sourcesOf(project.resources)).map((line) =>
    line.trim().replace(/ {2,}/g, "  "),
  );
}

test("a resource that a plan makes is added, one that it deletes is removed", () => {
  const plan = planOf([made("aws_cloudwatch_dashboard.new", {}), deleted("aws_cloudwatch_composite_alarm.old", {})]);

  expect(linesOf(plan)).toEqual([
    "- aws_cloudwatch_composite_alarm.old  -$0.50",
    "- Composite alarm  -$0.50",
    "+ aws_cloudwatch_dashboard.new  +$3.00",
    "+ Dashboard  +$3.00",
  ]);
});

test("another node type and engine are one change of the nodes, with the amount before and after", () => {
  const plan = planOf([
    changed(group, cacheOf({}), cacheOf({ engine: "valkey", engine_version: "8.0", node_type: "cache.r7g.large" })),
  ]);

  expect(linesOf(plan)).toEqual([
    "~ aws_elasticache_replication_group.sessions  -$67.45 ($451.14 → $383.69)",
    "~ Nodes (Redis OSS → Valkey, on demand, cache.r6g.large → cache.r7g.large)  -$67.45 ($451.14 → $383.69)",
  ]);
});

test("the amount of a resource has in it what does not change; those of its components do not", () => {
  const [before, after] = [
    cacheOf({ snapshot_retention_limit: 3 }),
    cacheOf({ snapshot_retention_limit: 3, num_cache_clusters: 2 }),
  ];

  expect(linesOf(planOf([changed(group, before, after)], usage({ snapshot_storage_size_gb: 10 })))).toEqual([
    "~ aws_elasticache_replication_group.sessions  -$150.38 ($452.84 → $302.46)",
    "~ Nodes (Redis OSS, on demand, cache.r6g.large)  -$150.38 ($451.14 → $300.76)",
  ]);
});

test("more of what was declared as usage is a change too, with its star", () => {
  const [before, after] = [cacheOf({ snapshot_retention_limit: 3 }), cacheOf({ snapshot_retention_limit: 5 })];

  expect(linesOf(planOf([changed(group, before, after)], usage({ snapshot_storage_size_gb: 10 })))).toEqual([
    "~ aws_elasticache_replication_group.sessions  +$1.70 ($452.84 → $454.54)",
    "~ Backups (2 of 3 snapshots; the first is free → 4 of 5 snapshots; the first is free)  +$1.70 ($1.70 → $3.40) *",
  ]);
});

test("what depends on usage is named with its price", () => {
  expect(linesOf(planOf([made("aws_cloudwatch_log_group.slow", {})]))).toEqual([
    "+ aws_cloudwatch_log_group.slow  depends on usage",
    "+ Log events written  depends on usage, $0.50 per GB",
    "+ Log events kept  depends on usage, $0.03 per GB-month",
  ]);
});

test("what gets, or loses, its price has no difference", () => {
  const unpriced = cacheOf({ node_type: "cache.z9.large" });

  expect(linesOf(planOf([changed(group, cacheOf({}), unpriced)]))[1]).toBe(
    "~ Nodes (Redis OSS, on demand, cache.r6g.large → cache.z9.large)  $451.14 → not priced",
  );
  expect(linesOf(planOf([changed(group, unpriced, cacheOf({}))]))[1]).toBe(
    "~ Nodes (Redis OSS, on demand, cache.z9.large → cache.r6g.large)  not priced → $451.14",
  );
});

test("a replica in another region is another component", () => {
  const secret = "aws_secretsmanager_secret.token";
  const plan = planOf([
    changed(secret, { replica: [{ region: "eu-west-1" }] }, { replica: [{ region: "eu-central-1" }] }),
  ]);

  expect(linesOf(plan)).toEqual([
    "~ aws_secretsmanager_secret.token  $0.00 ($0.80 → $0.80)",
    "+ Replica of the secret in eu-central-1  +$0.40 [1]",
    "- Replica of the secret in eu-west-1  -$0.40 [1]",
  ]);
});

test("resources with the same change stand together, with the amount of all of them", () => {
  const alarms = ["a", "b", "c"].map((name) => made(`aws_cloudwatch_metric_alarm.${name}`, {}));

  expect(linesOf(planOf([...alarms, made("aws_cloudwatch_metric_alarm.fast", { period: 10 })]))).toEqual([
    "+ aws_cloudwatch_metric_alarm.a and 2 more like it  +$0.30",
    "+ Alarm metrics  +$0.30",
    "+ aws_cloudwatch_metric_alarm.fast  +$0.30",
    "+ Alarm metrics (high resolution)  +$0.30",
  ]);
});

test("what costs the same before and after is left out, as is what is free", () => {
  const plan = planOf([
    kept("aws_kms_key.cache", {}),
    changed(group, cacheOf({ port: 6379 }), cacheOf({ port: 6380 })),
    made("aws_security_group.cache", {}),
  ]);

  expect(changesOf(plan)).toEqual([]);
});

test("a stack without a plan changes nothing", () => {
  expect(changesOf(stackOf({ aws_kms_key: { cache: {} } }))).toEqual([]);
});
