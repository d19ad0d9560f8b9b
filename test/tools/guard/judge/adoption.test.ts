import { judge } from "../../../../tools/guard/judge/judge";
import { headlineOf } from "../../../../tools/guard/judge/verdict";
import type { Change } from "../../../../tools/shared/plan/plan";
import { change, group, planWith } from "../../shared/plan/plans";

const imported = (address: string, actions: string, values: Partial<Change> = {}) =>
  change(address, actions.split(","), { importing: { id: "legacy" }, ...values });

const found = (before: Change["before"], after: Change["after"]) => ({ before, after });

const nothing = { changes: [], keep: [], recorded: [], unread: [], later: [] };

describe("what a plan takes over", () => {
  test("stays as it is without a change", () => {
    const verdict = judge(planWith([imported("aws_elasticache_subnet_group.cache", "no-op")]));

    expect(verdict.adoption).toEqual({
      imported: [{ address: "aws_elasticache_subnet_group.cache", id: "legacy", outcome: "stays", ...nothing }],
      created: [],
    });
    expect(verdict.notes).toEqual([]);
    expect(headlineOf(verdict)).toBe("SAFE");
  });

  test("is nothing without an import", () => {
    expect(judge(planWith([change("aws_cloudwatch_dashboard.d", ["create"])]))).not.toHaveProperty("adoption");
  });

  test("changes in place, with the values that may be shown, and with what clients notice", () => {
    const { adoption, interruptions } = judge(
      planWith([
        imported(
          `${group}.cache`,
          "update",
          found(
            {
              node_type: "cache.r6g.large",
              auth_token: "a",
              auth_token_update_strategy: "SET",
              tags: null,
              tags_all: {},
            },
            {
              node_type: "cache.r7g.large",
              auth_token: "b",
              auth_token_update_strategy: "SET",
              tags: { team: "shop" },
              tags_all: { team: "shop" },
            },
          ),
        ),
      ]),
    );

    expect(adoption?.imported).toEqual([
      {
        address: `${group}.cache`,
        id: "legacy",
        outcome: "changes",
        ...nothing,
        changes: [
          { attribute: "node_type", values: "cache.r6g.large → cache.r7g.large" },
          { attribute: "auth_token" },
          { attribute: "tags", values: '(none) → {"team":"shop"}' },
        ],
      },
    ]);
    expect(interruptions.map(({ attribute }) => attribute)).toEqual(["node_type", "auth_token"]);
  });

  test.each<[type: string, attribute: string, value: unknown]>([
    ["aws_kms_key", "deletion_window_in_days", 30],
    ["aws_secretsmanager_secret", "recovery_window_in_days", 30],
    ["aws_sns_topic_subscription", "confirmation_timeout_in_minutes", 1],
    [group, "final_snapshot_identifier", "last"],
  ])("stays as it is where only the state learns what AWS does not return: %s, %s", (type, attribute, value) => {
    const plan = (before: unknown) =>
      judge(planWith([imported(`${type}.it`, "update", found({ [attribute]: before }, { [attribute]: value }))]));

    expect(plan(null).adoption?.imported[0]).toMatchObject({ outcome: "stays", changes: [], recorded: [attribute] });
    expect(plan("other").adoption?.imported[0]).toMatchObject({
      outcome: "changes",
      changes: [{ attribute }],
      recorded: [],
    });
  });

  test("is told from what is new beside it, and from what is only read", () => {
    const { adoption } = judge(
      planWith([
        imported("aws_security_group.clients", "no-op"),
        change("aws_cloudwatch_metric_alarm.cpu", ["create"]),
        change("aws_cloudwatch_log_group.slow", ["create"]),
        change("aws_cloudwatch_log_group.engine", ["update"]),
        change("aws_vpc.main", ["read"], {}, { mode: "data" }),
        change("aws_cloudwatch_alarm_mute_rule.nights", ["create"]),
        ...["aws_cloudwatch_composite_alarm.all", "aws_cloudwatch_dashboard.d", "aws_sns_topic.t"].map((address) =>
          change(address, ["create"]),
        ),
      ]),
    );

    expect(adoption?.created).toEqual([
      { address: "aws_cloudwatch_metric_alarm.cpu", overwrites: true },
      { address: "aws_cloudwatch_log_group.slow", overwrites: false },
      { address: "aws_cloudwatch_alarm_mute_rule.nights", overwrites: true },
      { address: "aws_cloudwatch_composite_alarm.all", overwrites: true },
      { address: "aws_cloudwatch_dashboard.d", overwrites: true },
      { address: "aws_sns_topic.t", overwrites: true },
    ]);
  });
});

describe("what cannot be kept", () => {
  const replaced = (address: string, attribute: string, before: unknown, after: unknown, rest: Partial<Change> = {}) =>
    judge(
      planWith([
        imported(address, "delete,create", {
          ...found({ [attribute]: before }, { [attribute]: after }),
          replace_paths: [[attribute]],
          ...rest,
        }),
      ]),
    );

  test.each<[address: string, attribute: string, before: unknown, after: unknown, keep: string]>([
    [`${group}.c`, "port", 6380, 6379, "write `port` as it exists, 6380; in a `RedisCache`: `port`"],
    [
      `${group}.c`,
      "subnet_group_name",
      "legacy",
      "sessions",
      "write `subnet_group_name` as it exists, legacy; in a `RedisCache`: `subnetGroup`",
    ],
    [
      `${group}.c`,
      "kms_key_id",
      null,
      "arn",
      "leave `kms_key_id` out: it has none; in a `RedisCache`: `encryptionAtRest`",
    ],
    [
      "aws_elasticache_parameter_group.p",
      "description",
      "Ours",
      "Theirs",
      "write `description` as it exists, Ours; in a `RedisCache`: `parameterGroup`",
    ],
    [
      "aws_security_group.s",
      "description",
      "d".repeat(61),
      "Clients",
      "write `description` as it exists; in a `RedisCache`: `securityGroupDescription`",
    ],
    ["aws_lambda_permission.p", "statement_id", "a", "b", "write `statement_id` as it exists, a"],
    [
      "aws_sns_topic.t",
      "name",
      "legacy",
      "sessions",
      "write `name` as it exists, legacy; in a `RedisCache`: `events` or `alerts`",
    ],
  ])("says how to write the code: %s, %s", (address, attribute, before, after, keep) => {
    const { adoption } = replaced(address, attribute, before, after);

    expect(adoption?.imported[0]).toMatchObject({ outcome: "cannot be kept", keep: [keep] });
    expect(adoption?.imported[0]?.changes.map((each) => each.attribute)).toEqual([attribute]);
  });

  test("says it of a group as the way out, instead of a second cache beside it", () => {
    const verdict = replaced(`${group}.c`, "port", 6380, 6379);

    expect(verdict.losses.map(({ instead }) => instead)).toEqual([
      ["write `port` as it exists, 6380; in a `RedisCache`: `port`"],
    ]);
    expect(headlineOf(verdict)).toBe("NOT SAFE");
  });

  test("names what the code takes from something new", () => {
    const { adoption } = replaced(`${group}.c`, "kms_key_id", "arn:old", undefined, {
      after: {},
      after_unknown: { kms_key_id: true },
    });

    expect(adoption?.imported[0]?.keep).toEqual([
      "write `kms_key_id` as it exists, arn:old: the code refers to something new, which is to be imported or given; in a `RedisCache`: `encryptionAtRest`",
    ]);
  });

  test("is the value of a secret, which is given instead", () => {
    const { adoption, losses } = replaced("aws_secretsmanager_secret_version.v", "secret_string_wo_version", null, 1);
    const way =
      'do not import the value of a secret: give the secret instead (`authentication: { kind: "existing-secret" }`)';

    expect(adoption?.imported[0]?.keep).toEqual([way]);
    expect(losses[0]?.instead).toEqual([way]);
  });

  test("keeps the usual way out where no attribute is the reason", () => {
    const plan = planWith([{ ...imported(`${group}.c`, "delete,create"), action_reason: "replace_by_request" }]);

    expect(judge(plan).losses[0]?.instead).toEqual(["leave out `-replace`"]);
  });
});
