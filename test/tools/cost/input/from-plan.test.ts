import { totalOf } from "../../../../tools/cost/estimate/estimate";
import type { ResourceChange, Values } from "../../../../tools/shared/plan/plan";
import { change, group, planWith } from "../../shared/plan/plans";
import { componentsOf, monthly, planned } from "../support/pricing";

const before = { engine: "valkey", node_type: "cache.r7g.large", num_cache_clusters: 2 };
const inVirginia = { provider_config: { aws: { expressions: { region: { constant_value: "us-east-1" } } } } };
const plan = (...changes: readonly ResourceChange[]) => planWith(changes, { configuration: inVirginia });
const both = (changes: readonly ResourceChange[]) => {
  const { before: past, ...project } = planned(plan(...changes));
  return [monthly({ resources: past! }), monthly(project)];
};

/** Two nodes of cache.r7g.large with Valkey cost 255.79 a month in us-east-1. */
describe("a plan has what a resource costs before and after it", () => {
  test.each([
    ["a new one", ["create"], { before: null, after: before }, ["0.00", "255.79"]],
    ["one that goes", ["delete"], { before, after: null }, ["255.79", "0.00"]],
    ["one that stays", ["no-op"], { before, after: before }, ["255.79", "255.79"]],
    ["one that changes", ["update"], { before, after: { ...before, num_cache_clusters: 3 } }, ["255.79", "383.69"]],
    [
      "one that is replaced",
      ["delete", "create"],
      { before, after: { ...before, node_type: "cache.t4g.small" } },
      ["255.79", "37.38"],
    ],
    [
      "one that is forgotten, for which AWS goes on charging",
      ["forget"],
      { before, after: null },
      ["255.79", "255.79"],
    ],
  ])("%s", (_what, actions, values, dollars) => {
    expect(both([change(`${group}.cache`, actions, values)])).toEqual(dollars);
  });

  test("but not a data source, and not what an unfinished replacement left behind", () => {
    expect(
      both([
        change(`${group}.read`, ["read"], { before: null, after: before }, { mode: "data" }),
        change(`${group}.old`, ["delete"], { before, after: null }, { deposed: "0a1b2c3d" }),
      ]),
    ).toEqual(["0.00", "0.00"]);
  });
});

describe("where Terraform does not know a number of nodes yet", () => {
  const update = (past: Values, next: Values) =>
    componentsOf(
      planned(
        plan(change(`${group}.cache`, ["update"], { before: { ...before, ...past }, after: { ...before, ...next } })),
      ),
    )[0]!.slice(1);

  // What provider 5.100.0 plans: the numbers that follow are those of before.
  test.each([
    [
      "a replica more",
      { num_node_groups: 1, replicas_per_node_group: 1 },
      { num_node_groups: 1, replicas_per_node_group: 1, num_cache_clusters: 3 },
      "383.69",
    ],
    [
      "a shard more",
      { num_node_groups: 2, replicas_per_node_group: 0 },
      { num_node_groups: 3, replicas_per_node_group: 0 },
      "383.69",
    ],
    [
      "a replica of each shard more",
      { num_node_groups: 2, replicas_per_node_group: 0 },
      { num_node_groups: 2, replicas_per_node_group: 1 },
      "511.58",
    ],
  ])("%s counts", (_what, past, next, dollars) => {
    expect(update(past, next)[1]).toBe(dollars);
  });

  test("a value within a block that it knows after the apply only is not priced", () => {
    const after = { engine: "valkey", node_type: "cache.r7g.large", node_group_configuration: [{}] };
    const unknown = change(`${group}.cache`, ["create"], {
      after,
      after_unknown: { node_group_configuration: [{ replica_count: true }] },
    });

    expect(componentsOf(planned(plan(unknown)))[0]![2]).toBe("`node_group_configuration` is known after apply only");
  });

  test("a value that it knows after the apply only is not priced", () => {
    const after = { engine: "valkey", num_cache_clusters: 2 };
    const unknown = change(`${group}.cache`, ["create"], { after, after_unknown: { node_type: true } });

    expect(componentsOf(planned(plan(unknown)))[0]).toEqual(["Nodes", "-", "`node_type` is known after apply only"]);
  });
});

describe("a plan that does not show everything", () => {
  const create = change(`${group}.cache`, ["create"], { before: null, after: before });

  test.each([
    ["ended in an error", { errored: true }, "plan", "planning ended in an error, so that something may be missing"],
    [
      "is one of several",
      { complete: false },
      "plan",
      "Terraform says that it needs further plans, so that something may be missing",
    ],
    [
      "puts something off",
      {
        deferred_changes: [{ reason: "instance_count_unknown", resource_change: change(`${group}.later`, ["create"]) }],
      },
      `${group}.later`,
      "Terraform puts it off to a later plan",
    ],
  ])("because it %s is a lower bound", (_why, rest, address, reason) => {
    const project = planned({ ...plan(create), ...rest });

    expect(monthly(project)).toBe("255.79");
    expect(totalOf(project.resources).notPriced).toEqual([{ address, reason }]);
  });
});
