import { parsePlan } from "../../../../tools/shared/plan/plan";

const plan = (rest: object) => JSON.stringify({ format_version: "1.2", planned_values: {}, ...rest });

describe("parsePlan", () => {
  test("fills in what Terraform leaves out", () => {
    expect(parsePlan(plan({}))).toEqual({
      format_version: "1.2",
      terraform_version: "unknown",
      resource_changes: [],
      resource_drift: [],
      deferred_changes: [],
      action_invocations: [],
      variables: {},
      output_changes: {},
      planned_values: {},
      prior_state: {},
      configuration: {},
      errored: false,
      complete: true,
    });
  });

  test("reads a file that begins with a byte order mark", () => {
    expect(parsePlan(`\uFEFF${plan({})}`).format_version).toBe("1.2");
  });

  test("takes resources without their changes from a plan that says it ended in an error", () => {
    const prior_state = { values: { root_module: { resources: [{ address: "a.b" }] } } };

    expect(parsePlan(plan({ prior_state, errored: true })).resource_changes).toEqual([]);
  });

  test("reads later minor versions, with whatever they add", () => {
    expect(parsePlan(plan({ format_version: "1.99", news: {}, errored: true, complete: false }))).toMatchObject({
      format_version: "1.99",
      errored: true,
      complete: false,
    });
  });

  test.each([
    ["no JSON", "{", "not plan JSON: it does not parse as JSON; create it with `terraform show -json <plan file>`"],
    ["a list", "[]", "not plan JSON: it is not an object"],
    ["null", "null", "not plan JSON: it is not an object"],
    [
      "a configuration",
      '{"resource":{}}',
      "not plan JSON: it has no `format_version`; create it with `terraform show -json <plan file>`",
    ],
    [
      "a state",
      '{"format_version":"1.0","values":{}}',
      "not plan JSON: it has no `planned_values`; a state or a configuration cannot be judged",
    ],
    ...[
      "x",
      [{ address: "a.b", type: "a", change: null }],
      [null],
      [{}],
      [{ address: "a.b", type: "a" }],
      [{ address: "a.b", type: "a", change: { actions: "delete" } }],
      [{ address: "a.b", type: "a", change: { actions: [] } }],
      [{ address: "a.b", type: "a", change: { actions: [1] } }],
      [{ address: "a.b", type: "a", name: 1, change: { actions: ["delete"] } }],
      [{ address: "a.b", type: "a", change: { actions: ["delete"], before: true } }],
      [{ address: "a.b", type: "a", change: { actions: ["delete", "create"], replace_paths: [null] } }],
      [{ address: "a.b", type: "a", change: { actions: ["update"], before: null, after: {} } }],
    ].map((changes): [string, string, string] => [
      `changes like ${JSON.stringify(changes)}`,
      plan({ resource_changes: changes }),
      "not plan JSON: `resource_changes` must be a list of changes with address, type and actions",
    ]),
    ...[
      { planned_values: { root_module: { resources: [{ address: "a.b" }] } } },
      { planned_values: { root_module: { child_modules: [{}] } } },
      { prior_state: { values: { root_module: { resources: [{ address: "a.b" }] } } } },
    ].map((rest): [string, string, string] => [
      `resources without their changes, as ${JSON.stringify(rest)}`,
      plan(rest),
      "incomplete: it names resources, but has no `resource_changes` that say what happens to them",
    ]),
    [
      "what was put off without saying what",
      plan({ deferred_changes: [{ reason: "instance_count_unknown" }] }),
      "not plan JSON: `deferred_changes` must be a list of changes with address, type and actions",
    ],
    [
      "another major version",
      plan({ format_version: "2.0" }),
      "plan JSON of format version 2.0 is not understood here, only 1.x is",
    ],
    [
      "a version that only begins alike",
      plan({ format_version: "10.0" }),
      "plan JSON of format version 10.0 is not understood here, only 1.x is",
    ],
  ])("refuses %s", (_title, text, message) => {
    expect(() => parsePlan(text)).toThrow(message);
  });
});
