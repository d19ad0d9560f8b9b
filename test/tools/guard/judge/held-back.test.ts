import { judge } from "../../../../tools/guard/judge/judge";
import type { Plan, Values } from "../../../../tools/shared/plan/plan";
import { change, group, planWith } from "../../shared/plan/plans";

const literals = (values: Values) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { constant_value: value }]));

const refersTo = (...references: readonly string[]) => ({
  references: references.flatMap((reference) => [reference, reference.replace(/\.\w+$/, "")]),
});

/** What is said of an imported group that stays as it is, though the code may say otherwise. */
function said(exists: Values, expressions: object, others: Plan["resource_changes"] = [], address = `${group}.cache`) {
  const imported = change(address, ["no-op"], { importing: { id: "legacy" }, before: exists, after: exists });
  const plan = planWith([{ ...imported, type: group }, ...others], {
    configuration: { root_module: { resources: [{ address, type: group, expressions }] } },
  });
  const { later = [], unread = [] } = judge(plan).adoption?.imported[0] ?? {};
  return { later: later.map(({ attribute, values }) => `${attribute} ${values ?? ""}`.trimEnd()), unread };
}

describe("what an imported group's resource ignores", () => {
  test.each<[what: string, exists: Values, code: Values, later: readonly string[]]>([
    ["a text", { description: "Old" }, { description: "New" }, ["description Old → New"]],
    ["case, where it counts", { description: "old" }, { description: "Old" }, ["description old → Old"]],
    ["a number", { num_cache_clusters: 2 }, { num_cache_clusters: 3 }, ["num_cache_clusters 2 → 3"]],
    [
      "members of a set",
      { security_group_ids: ["sg-1"] },
      { security_group_ids: ["sg-2"] },
      ['security_group_ids ["sg-1"] → ["sg-2"]'],
    ],
    ["tags", { tags: { a: "b" } }, { tags: { a: "c" } }, ['tags {"a":"b"} → {"a":"c"}']],
    ["what is too long to be shown", { description: "d".repeat(61) }, { description: "New" }, ["description"]],
    [
      "a log that is left out",
      { log_delivery_configuration: [{ log_type: "slow-log", destination: "old" }] },
      {},
      ['log_delivery_configuration [{"log_type":"slow-log","destination":"old"}] → (none)'],
    ],
    ["users that are left out", { user_group_ids: ["app"] }, {}, ['user_group_ids ["app"] → (none)']],
    ["snapshots that are left out", { snapshot_retention_limit: 3 }, {}, ["snapshot_retention_limit 3 → (none)"]],
    [
      "a lower version, which replaces",
      { engine: "redis", engine_version: "7.1" },
      { engine_version: "7.0" },
      ["engine_version 7.1 → 7.0, which would replace it"],
    ],
    [
      "a mode that is turned on",
      { transit_encryption_mode: "" },
      { transit_encryption_mode: "preferred" },
      ["transit_encryption_mode  → preferred"],
    ],
  ])("is said: %s", (_what, exists, code, later) => {
    expect(said(exists, literals(code)).later).toEqual(later);
  });

  test.each<[what: string, exists: Values, code: Values]>([
    ["the same", { description: "Same" }, { description: "Same" }],
    [
      "a window in capitals",
      { maintenance_window: "sun:05:00-sun:07:00" },
      { maintenance_window: "Sun:05:00-Sun:07:00" },
    ],
    ["a flag as text", { auto_minor_version_upgrade: "true" }, { auto_minor_version_upgrade: true }],
    ["a set in another order", { security_group_ids: ["sg-1", "sg-2"] }, { security_group_ids: ["sg-2", "sg-1"] }],
    ["tags in another order", { tags: { a: "1", b: "2" } }, { tags: { b: "2", a: "1" } }],
    ["no users on either side", { user_group_ids: [] }, {}],
    ["no tags on either side", { tags: {} }, {}],
    ["what AWS keeps when it is left out", { node_type: "cache.r6g.large", snapshot_window: "02:00-03:00" }, {}],
    ["what would replace the group", { port: 6380 }, { port: 6379 }],
  ])("is not said: %s", (_what, exists, code) => {
    expect(said(exists, literals(code)).later).toEqual([]);
  });

  const parameters = (name: string, address = "aws_elasticache_parameter_group.p") =>
    change(address, ["create"], { after: { name }, after_unknown: { arn: true } });
  const clients = (id?: string) =>
    change(
      "aws_security_group.s",
      ["create"],
      id === undefined ? { after: {}, after_unknown: { id: true } } : { after: { id } },
    );

  test.each<
    [what: string, exists: Values, expressions: object, others: Plan["resource_changes"], later: readonly string[]]
  >([
    [
      "another group that the code makes",
      { parameter_group_name: "legacy" },
      { parameter_group_name: refersTo("aws_elasticache_parameter_group.p.name") },
      [parameters("sessions")],
      ["parameter_group_name legacy → sessions"],
    ],
    [
      "the group that it has",
      { parameter_group_name: "legacy" },
      { parameter_group_name: refersTo("aws_elasticache_parameter_group.p.name") },
      [parameters("legacy")],
      [],
    ],
    [
      "something new",
      { security_group_ids: ["sg-1"] },
      { security_group_ids: refersTo("aws_security_group.s.id") },
      [clients()],
      ['security_group_ids ["sg-1"] → (known after apply)'],
    ],
    [
      "what it has, perhaps beside literals, which no plan shows",
      { security_group_ids: ["sg-1", "sg-2"] },
      { security_group_ids: refersTo("aws_security_group.s.id") },
      [clients("sg-1")],
      [],
    ],
    [
      "a variable or a local, which no plan shows",
      { description: "a" },
      { description: { references: ["local.a"] } },
      [],
      [],
    ],
    [
      "a block that refers to its log group",
      { log_delivery_configuration: [{ log_type: "slow-log", destination: "/old" }] },
      {
        log_delivery_configuration: [
          { log_type: { constant_value: "slow-log" }, destination: refersTo("aws_elasticache_parameter_group.p.name") },
        ],
      },
      [parameters("/old")],
      [],
    ],
  ])("is looked up where the code refers to %s", (_what, exists, expressions, others, later) => {
    expect(said(exists, expressions, others).later).toEqual(later);
  });

  /** A plan has texts of JSON as they are written, beside what they refer to. */
  const inJson = (value: unknown, ...references: readonly string[]) => ({
    constant_value: value,
    ...refersTo(...references),
  });

  test.each<
    [what: string, exists: Values, expressions: object, others: Plan["resource_changes"], later: readonly string[]]
  >([
    [
      "the group that it has",
      { parameter_group_name: "legacy" },
      {
        parameter_group_name: inJson(
          "${aws_elasticache_parameter_group.p.name}",
          "aws_elasticache_parameter_group.p.name",
        ),
      },
      [parameters("legacy")],
      [],
    ],
    [
      "another group",
      { parameter_group_name: "legacy" },
      {
        parameter_group_name: inJson(
          "${aws_elasticache_parameter_group.p.name}",
          "aws_elasticache_parameter_group.p.name",
        ),
      },
      [parameters("sessions")],
      ["parameter_group_name legacy → sessions"],
    ],
    [
      "what it has, beside literals",
      { security_group_ids: ["sg-1", "sg-2"] },
      { security_group_ids: inJson(["${aws_security_group.s.id}", "sg-2"], "aws_security_group.s.id") },
      [clients("sg-1")],
      [],
    ],
    [
      "what it has, beside one literal more",
      { security_group_ids: ["sg-1", "sg-2"] },
      { security_group_ids: inJson(["${aws_security_group.s.id}"], "aws_security_group.s.id") },
      [clients("sg-1")],
      ['security_group_ids ["sg-1","sg-2"] → ["sg-1"]'],
    ],
    [
      "something new",
      { security_group_ids: ["sg-1"] },
      { security_group_ids: inJson(["${aws_security_group.s.id}"], "aws_security_group.s.id") },
      [clients()],
      ['security_group_ids ["sg-1"] → (known after apply)'],
    ],
    [
      "tags with a reference",
      { tags: { group: "legacy" } },
      {
        tags: inJson({ group: "${aws_elasticache_parameter_group.p.name}" }, "aws_elasticache_parameter_group.p.name"),
      },
      [parameters("legacy")],
      [],
    ],
    [
      "a part of a text, which no plan shows",
      { description: "a" },
      { description: inJson("of ${aws_elasticache_parameter_group.p.name}", "aws_elasticache_parameter_group.p.name") },
      [parameters("legacy")],
      [],
    ],
  ])("is looked up where code in JSON refers to %s", (_what, exists, expressions, others, later) => {
    expect(said(exists, expressions, others).later).toEqual(later);
  });

  test("is said of a text in JSON that refers to something and is not returned by AWS", () => {
    const name = inJson("final-${terraform_data.f.output}", "terraform_data.f.output");
    expect(said({}, { final_snapshot_identifier: name }).unread).toContain("final_snapshot_identifier");
  });

  test("is not guessed in a module, where the plan shows no values", () => {
    const address = `module.redis.${group}.this`;
    expect(said({ description: "a" }, literals({ description: "b" }), [], address).later).toEqual([]);
  });

  test("is not said of what changes in place, nor of other types", () => {
    const [before, after] = [{ description: "a" }, { description: "b" }];
    const importing = { id: "legacy" };
    const plan = planWith(
      [
        change(`${group}.a`, ["update"], { importing, before, after }),
        change("aws_kms_key.b", ["no-op"], { importing, before, after: before }),
      ],
      {
        configuration: {
          root_module: {
            resources: [
              { address: `${group}.a`, type: group, expressions: literals(after) },
              { address: "aws_kms_key.b", type: "aws_kms_key", expressions: literals(after) },
            ],
          },
        },
      },
    );
    expect(judge(plan).adoption?.imported.flatMap(({ later }) => later)).toEqual([]);
  });

  test("shows no secret", () => {
    expect(JSON.stringify(said({ auth_token: null }, literals({ auth_token: "canary-of-a-token" })))).not.toContain(
      "canary",
    );
  });
});

describe("what AWS does not return of a group", () => {
  const empty = {
    apply_immediately: null,
    auth_token: "",
    auth_token_update_strategy: null,
    final_snapshot_identifier: null,
    notification_topic_arn: null,
    preferred_cache_cluster_azs: null,
  };

  test("is missing in the state where the code says it, and the strategy always", () => {
    const code = {
      ...literals({ apply_immediately: false, auth_token: "t" }),
      notification_topic_arn: refersTo("a.b.arn"),
    };
    expect(said(empty, {}).unread).toEqual(["auth_token_update_strategy"]);
    expect(said(empty, code, [change("a.b", ["create"], { after: {}, after_unknown: { arn: true } })]).unread).toEqual([
      "apply_immediately",
      "auth_token",
      "auth_token_update_strategy",
      "notification_topic_arn",
    ]);
  });

  test("is not missing once it is in the state", () => {
    expect(said({ ...empty, auth_token_update_strategy: "ROTATE" }, {}).unread).toEqual([]);
  });
});
