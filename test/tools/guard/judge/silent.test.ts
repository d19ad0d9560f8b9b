import { judge } from "../../../../tools/guard/judge/judge";
import { change, group, planWith } from "../../shared/plan/plans";

const cache = "module.redis.aws_elasticache_replication_group.this[0]";
const member = { replication_group_id: "sessions", global_replication_group_id: "ldgnf-sessions" };

const stepsOf = (expressions: object, passed = {}, ...more: Parameters<typeof planWith>[0]) => {
  const unchanged = { ...change(`${group}.this`, ["no-op"], { before: member, after: member }), address: cache };
  const resources = [{ address: `${group}.this`, type: group, expressions }];
  const configuration = { root_module: { module_calls: { redis: { expressions: passed, module: { resources } } } } };
  return judge(planWith([unchanged, ...more], { configuration })).steps.map(({ address, attribute }) => [
    address,
    attribute,
  ]);
};

describe("a cache in a global datastore", () => {
  test("that no longer says so stays in it, although no change is planned", () => {
    expect(stepsOf({ description: { constant_value: "a" } })).toEqual([[cache, "global_replication_group_id"]]);
  });

  test.each([
    ["null", { constant_value: null }, {}, true],
    ["a variable of the module that nobody passes", { references: ["var.id"] }, {}, true],
    ["a variable of the module that is null", { references: ["var.id"] }, { id: { constant_value: null } }, true],
    ["a variable of the module with a value", { references: ["var.id"] }, { id: { constant_value: "g" } }, false],
    ["a global datastore", { references: ["aws_elasticache_global_replication_group.g.id"] }, {}, false],
  ])("is asked for its global id through %s", (_title, global_replication_group_id, passed, isLeftOut) => {
    expect(stepsOf({ global_replication_group_id }, passed)).toHaveLength(isLeftOut ? 1 : 0);
  });

  test("that says so is as it should be", () => {
    expect(stepsOf({ global_replication_group_id: { constant_value: "ldgnf-sessions" } })).toEqual([]);
  });

  test("that is its primary never says so", () => {
    const primary = { primary_replication_group_id: "sessions" };
    const datastore = change("aws_elasticache_global_replication_group.g", ["no-op"], {
      before: primary,
      after: primary,
    });

    expect(stepsOf({}, {}, datastore)).toEqual([]);
  });
});
