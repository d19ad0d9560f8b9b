import { changeOf, columnsOf, figuresOf, headlineOf, sentenceOf } from "../../../../tools/cost/report/summary";
import { busyPlan, cacheOf, changed, group, kept, made, planOf, stackOf, usage } from "./examples";

const key = { aws_kms_key: { cache: {} } };
const unpriced = { aws_lambda_function: { warm: {} } };

test.each([
  ["one key", stackOf(key), "prod costs $1.00 a month, $0.00 an hour"],
  [
    "a lower bound",
    stackOf({ ...key, ...unpriced }),
    "prod costs at least $1.00 a month, $0.00 an hour; 1 item is not priced",
  ],
  [
    "two things without a price",
    stackOf({ aws_lambda_function: { a: {}, b: {} } }),
    "prod costs at least $0.00 a month, $0.00 an hour; 2 items are not priced",
  ],
  ["a plan", planOf([kept(group, cacheOf({}))]), "prod costs $451.14 a month, $0.62 an hour, after the plan"],
])("says in one sentence what %s costs", (_, project, sentence) => {
  expect(headlineOf(project)).toBe(sentence);
});

const z9 = cacheOf({ node_type: "cache.z9.large" });
const lambda = "aws_lambda_function.warm";
const keyMade = made("aws_kms_key.cache", {});

test.each([
  ["more", [keyMade, kept("aws_kms_key.old", {})], "Monthly estimate increases by $1.00 (100 %), from $1.00 to $2.00"],
  ["more than nothing", [keyMade], "Monthly estimate increases by $1.00, from $0.00 to $1.00"],
  [
    "less",
    [changed(group, cacheOf({}), cacheOf({ num_cache_clusters: 2 }))],
    "Monthly estimate decreases by $150.38 (33 %), from $451.14 to $300.76",
  ],
  [
    "a little more",
    [kept(group, cacheOf({})), made("aws_cloudwatch_metric_alarm.cpu", {})],
    "Monthly estimate increases by $0.10 (0.02 %), from $451.14 to $451.24",
  ],
  ["nothing", [kept(group, cacheOf({}))], "Monthly estimate does not change: $451.14 a month"],
  [
    "nothing, beside something without a price",
    [kept(group, cacheOf({})), kept(lambda, {})],
    "Monthly estimate does not change: at least $451.14 a month; 1 item is not priced",
  ],
  [
    "more, and something without a price",
    [kept(group, cacheOf({})), keyMade, made(lambda, {})],
    "Monthly estimate increases by at least $1.00 (0.2 %), from $451.14 to at least $452.14; 1 item is not priced",
  ],
  [
    "the price away",
    [changed(group, cacheOf({}), z9)],
    "Monthly estimate of what is priced decreases by $451.14 (100 %), from $451.14 to at least $0.00; 1 item is not priced",
  ],
  [
    "only something without a price",
    [kept(group, cacheOf({})), made(lambda, {})],
    "Monthly estimate of what is priced does not change: at least $451.14 a month; 1 item is not priced",
  ],
])("says in one sentence that a plan brings %s", (_, changes, sentence) => {
  expect(changeOf(planOf(changes))).toBe(sentence);
});

test("a stack has no change", () => {
  expect(changeOf(stackOf(key))).toBeUndefined();
});

test("several stacks have one sentence together", () => {
  expect(sentenceOf([stackOf(key), stackOf({ ...key, ...unpriced })])).toBe(
    "All together: at least $2.00 a month, $0.00 an hour; 1 item is not priced",
  );
});

test("the figures of a plan are changes of baseline and usage, which add up to the change of all", () => {
  expect(columnsOf([busyPlan()])).toEqual([
    "Project",
    "Baseline cost",
    "Usage cost*",
    "Total change",
    "New monthly cost",
  ]);
  // Nodes -67.452, secret -0.40, dashboard +3.00, alarms +0.30; two of four charged snapshots of 10 GB at 0.085 less.
  expect(figuresOf([busyPlan()])).toEqual([["prod", "-$64.55", "-$1.70", "-$66.25 (-15 %)", "at least $389.69"]]);
});

test.each([
  ["more", [keyMade, kept("aws_kms_key.old", {})], ["prod", "+$1.00", "-", "+$1.00 (+100 %)", "$2.00"]],
  ["more than nothing", [keyMade], ["prod", "+$1.00", "-", "+$1.00", "$1.00"]],
  ["nothing", [kept("aws_kms_key.old", {})], ["prod", "-", "-", "-", "$1.00"]],
])("the figures of a plan that brings %s", (_, changes, figures) => {
  expect(figuresOf([planOf(changes)])).toEqual([figures]);
});

test("the figures of stacks are what they cost, and what all of them do", () => {
  const dev = stackOf({ aws_cloudwatch_log_group: { slow: {} } }, { usageOf: usage({ storage_gb: 100 }), name: "dev" });

  expect(columnsOf([stackOf(key), dev])).toEqual(["Project", "Baseline cost", "Usage cost*", "Monthly cost"]);
  expect(figuresOf([stackOf(key), dev])).toEqual([
    ["prod", "$1.00", "-", "$1.00"],
    ["dev", "$0.00", "$3.00", "$3.00"],
    ["All together", "$1.00", "$3.00", "$4.00"],
  ]);
});
