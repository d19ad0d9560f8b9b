import { judge } from "../../../../tools/guard/judge/judge";
import { headlineOf } from "../../../../tools/guard/judge/verdict";
import type { ConfiguredResource } from "../../../../tools/shared/plan/plan";
import { change, group, planWith, update } from "../../shared/plan/plans";
import { replaceableTypes, rows } from "../replacement-matrix";

const replaced = ["delete", "create"];
const replacedCreateFirst = ["create", "delete"];
const addressesLost = (...changes: Parameters<typeof planWith>[0]) =>
  judge(planWith(changes)).losses.map(({ address }) => address);

describe("what is lost", () => {
  test.each(rows.filter(({ plans }) => plans !== "nothing"))("$type: $change", ({ type, plans }) => {
    const address = `${type}.it`;
    const paths = typeof plans === "string" ? undefined : { replace_paths: plans.map((attribute) => [attribute]) };
    const lost = addressesLost(change(address, paths === undefined ? ["update"] : replaced, paths));

    expect(lost).toEqual(paths !== undefined && !replaceableTypes.includes(type) ? [address] : []);
  });

  test("says what forces a replacement, with values that are no secret", () => {
    const verdict = judge(
      planWith([
        change(
          `${group}.cache`,
          replaced,
          {
            before: { port: 6379, final_snapshot_identifier: "cache-final" },
            after: { port: 6380, final_snapshot_identifier: "cache-final" },
            replace_paths: [["port"]],
          },
          { action_reason: "replace_because_cannot_update" },
        ),
      ]),
    );

    expect(verdict.losses).toEqual([
      {
        address: `${group}.cache`,
        action: "replaced: destroyed first, then created",
        reason: "it cannot change in place",
        forcedBy: [{ attribute: "port", values: "6379 → 6380" }],
        lost: [
          "every key in the cache, and its automatic snapshots with it",
          "a final snapshot `cache-final` would be taken first; keys written after it are gone",
        ],
        instead: [
          "make a second cache beside this one, restored from a snapshot of it, move the clients, then remove the old one",
        ],
        source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.DeletingRepGroup.html",
      },
    ]);
  });

  test("shows no name that the plan marks as secret", () => {
    const values = {
      final_snapshot_identifier: "canary",
      global_replication_group_id: "canary",
      maintenance_window: "canary",
      engine_version: "7.0",
    };
    const marks = [
      { final_snapshot_identifier: true, global_replication_group_id: true, maintenance_window: true },
      true,
    ];
    const plans = marks.flatMap((before_sensitive) => [
      planWith([change(`${group}.it`, replaced, { before: values, after: values, before_sensitive })]),
      planWith([
        change(`${group}.it`, ["update"], {
          before: values,
          after: { ...values, engine_version: "7.1" },
          before_sensitive,
        }),
      ]),
    ]);

    expect(JSON.stringify(plans.map((plan) => judge(plan)))).not.toContain("canary");
  });

  test("says that no final snapshot would be taken when only the same apply would add one", () => {
    const { losses } = judge(
      planWith([
        change(`${group}.cache`, replaced, {
          before: { final_snapshot_identifier: null },
          after: { final_snapshot_identifier: "cache-final" },
        }),
      ]),
    );

    expect(losses[0]?.lost[1]).toBe(
      "no final snapshot would be taken: the state has no `final_snapshot_identifier`, and a new one must be applied first",
    );
  });

  test.each([
    ["delete", "destroyed"],
    ["create,delete", "replaced: created first, then destroyed"],
  ])("knows the actions %s", (actions, action) => {
    const { losses } = judge(planWith([change(`${group}.cache`, actions.split(","))]));

    expect(losses.map((loss) => loss.action)).toEqual([action]);
  });

  test.each([["no-op"], ["create"], ["read"], ["update"]])("takes %s for no loss", (action) => {
    expect(addressesLost(change(`${group}.cache`, [action]))).toEqual([]);
  });

  test("leaves data sources alone", () => {
    const read = change("aws_elasticache_replication_group.cache", ["delete"], {}, { mode: "data" });

    expect(addressesLost(read)).toEqual([]);
  });

  test("judges what Terraform put off", () => {
    const deferred = { reason: "provider_config_unknown", resource_change: change(`${group}.cache`, ["delete"]) };

    expect(judge(planWith([], { deferred_changes: [deferred] })).losses).toHaveLength(1);
  });

  test("names a deposed object apart from the current one", () => {
    const current = change(`${group}.cache`, ["no-op"]);
    const deposed = change(`${group}.cache`, ["delete"], {}, { deposed: "1a2b3c4d" });

    expect(addressesLost(current, deposed)).toEqual([`${group}.cache (deposed object 1a2b3c4d)`]);
  });
});

describe("a type without a rule", () => {
  test.each([
    ["aws_db_instance", {}],
    ["aws_efs_file_system", {}],
    ["aws_sqs_queue", {}],
    ["google_sql_database_instance", {}],
    ["example_thing", { deletion_protection: false }],
    ["example_thing", { skip_final_snapshot: true }],
  ])("%s with %j is taken to hold data", (type, before) => {
    const { losses } = judge(planWith([change(`${type}.it`, ["delete"], { before })]));

    expect(losses.map(({ lost }) => lost)).toEqual([
      [
        "whatever it holds: this guard has no rule for its type, whose name or arguments suggest that it stores something",
      ],
    ]);
  });

  test.each([
    ["delete", "destroyed"],
    ["delete,create", "replaced: destroyed first, then created"],
  ])("is not judged when nothing hints at data: %s", (actions, what) => {
    const verdict = judge(planWith([change("aws_lambda_function.it", actions.split(","))]));

    expect(verdict.losses).toEqual([]);
    expect(verdict.unjudged).toEqual([
      {
        address: "aws_lambda_function.it",
        text: `${what}; this guard has no rule for aws_lambda_function`,
        mayLose: true,
      },
    ]);
    expect(headlineOf(verdict)).toBe("NOT JUDGED");
  });

  test("may pass when that is allowed", () => {
    const plan = planWith([change("aws_lambda_function.it", ["delete"])]);

    expect(headlineOf(judge(plan, ["aws_lambda_function.it=it is not used any more"]))).toBe("SAFE");
  });

  test("is named when it changes in place, which deletes nothing", () => {
    const verdict = judge(
      planWith([change("aws_lambda_function.it", ["update"], { before: { timeout: 3 }, after: { timeout: 5 } })]),
    );

    expect(verdict.unjudged).toEqual([
      {
        address: "aws_lambda_function.it",
        text: "changed in place: timeout; this guard has no rule for aws_lambda_function",
        mayLose: false,
      },
    ]);
    expect(headlineOf(verdict)).toBe("SAFE");
  });

  test("is not judged when the action is unknown, whatever the type", () => {
    const verdict = judge(planWith([change(`${group}.cache`, ["evaporate"])]));

    expect(verdict.unjudged).toEqual([
      {
        address: `${group}.cache`,
        text: "its actions are evaporate, which this guard does not know",
        mayLose: true,
      },
    ]);
    expect(headlineOf(verdict)).toBe("NOT JUDGED");
  });

  test("is nobody's business as a data source", () => {
    const read = change("aws_lambda_function.it", ["read"], {}, { mode: "data" });

    expect(judge(planWith([read])).unjudged).toEqual([]);
  });

  test("has no values shown", () => {
    const { losses } = judge(
      planWith([
        change("example_database.it", replaced, {
          before: { master: "hunter2" },
          after: { master: "hunter3" },
          replace_paths: [["master"]],
        }),
      ]),
    );

    expect(losses[0]?.forcedBy).toEqual([{ attribute: "master" }]);
  });
});

describe("a parameter group that is created anew first", () => {
  const parameterGroup = change("aws_elasticache_parameter_group.p", replacedCreateFirst, {
    before: { name: "p-redis7" },
    after: { name: "p-valkey7" },
    replace_paths: [["name"], ["family"]],
  });
  const user = (actions: string[], before: string, after: string, applyImmediately = true) =>
    change(`${group}.cache`, actions, {
      before: { parameter_group_name: before, apply_immediately: applyImmediately },
      after: { parameter_group_name: after, apply_immediately: applyImmediately },
    });
  const leaving = user(["update"], "p-redis7", "p-valkey7");

  test("is no loss when its cache leaves it in the same apply", () => {
    const { losses, steps, notes } = judge(planWith([parameterGroup, leaving]));

    expect([losses, steps]).toEqual([[], []]);
    expect(notes).toEqual([
      {
        address: "aws_elasticache_parameter_group.p",
        text: "replaced: created first, then destroyed; the caches that use it switch to another group in the same apply",
      },
    ]);
  });

  test("cannot go in the same apply when its cache waits for the maintenance window", () => {
    const { losses, steps } = judge(planWith([parameterGroup, user(["update"], "p-redis7", "p-valkey7", false)]));

    expect(losses).toEqual([]);
    expect(steps).toEqual([
      {
        address: "aws_elasticache_parameter_group.p",
        attribute: "name",
        effect:
          "the cache may leave the old group in the maintenance window only, and AWS deletes no group in use: the apply then ends with an error after three minutes",
        instead: "set `apply_immediately` for this apply, or apply once more after the maintenance window",
        source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DeleteCacheParameterGroup.html",
      },
    ]);
  });

  test("is no loss when it is deleted, and its cache goes to another group", () => {
    const deleted = change("aws_elasticache_parameter_group.p", ["delete"], { before: { name: "p-redis7" } });

    expect(addressesLost(deleted, leaving)).toEqual([]);
    expect(addressesLost(deleted)).toEqual(["aws_elasticache_parameter_group.p"]);
  });

  test("is not a loss of its own when its cache is replaced", () => {
    expect(addressesLost(parameterGroup, user(replaced, "p-redis7", "p-valkey7", false))).toEqual([`${group}.cache`]);
  });

  test.each([
    ["nobody leaves it", []],
    ["its cache stays", [user(["no-op"], "p-redis7", "p-redis7")]],
    ["its cache changes otherwise", [user(["update"], "p-redis7", "p-redis7")]],
    ["one of two caches stays", [leaving, user(["no-op"], "p-redis7", "p-redis7")]],
    ["another cache leaves its own", [user(["update"], "q-redis7", "q-valkey7")]],
  ])("is a loss when %s", (_title, users) => {
    expect(addressesLost(parameterGroup, ...users)).toEqual(["aws_elasticache_parameter_group.p"]);
  });

  test("is a loss when the new one has the same name, which AWS refuses while the old one is there", () => {
    const sameName = {
      ...parameterGroup,
      change: { ...parameterGroup.change, after: { name: "p-redis7", family: "valkey7" } },
    };

    expect(addressesLost(sameName, leaving)).toEqual(["aws_elasticache_parameter_group.p"]);
  });

  test("is a loss when it is destroyed first", () => {
    const destroyedFirst = { ...parameterGroup, change: { ...parameterGroup.change, actions: replaced } };

    expect(addressesLost(destroyedFirst, leaving)).toEqual(["aws_elasticache_parameter_group.p"]);
  });
});

describe("a value of a secret that is replaced", () => {
  const version = "aws_secretsmanager_secret_version.v";
  const replacement = change(version, replaced, { replace_paths: [["secret_string_wo_version"]] });
  const reader = (stage: object, secretOf = version) => ({
    address: "data.aws_secretsmanager_secret_version.read",
    type: "aws_secretsmanager_secret_version",
    expressions: { secret_id: { references: [`${secretOf}.secret_id`, secretOf] }, ...stage },
  });
  const previous = { version_stage: { constant_value: "AWSPREVIOUS" } };
  const token = { references: [`${reader({}).address}.secret_string`, reader({}).address] };
  const cache = { address: `${group}.cache`, type: group, expressions: { auth_token: token } };
  const rotation = (strategy: string) =>
    update({ auth_token: "a" }, { auth_token: "b", auth_token_update_strategy: strategy });
  const configured = (...resources: ConfiguredResource[]) => ({ configuration: { root_module: { resources } } });

  test.each([
    ["the previous value is read as well", [replacement], configured(reader(previous))],
    ["the cache that uses it adds its token", [replacement, rotation("ROTATE")], configured(reader({}), cache)],
  ])("is no loss while %s", (_title, changes, rest) => {
    const { losses, notes } = judge(planWith(changes, rest));

    expect(losses).toEqual([]);
    expect(notes).toEqual([
      {
        address: version,
        text: "replaced: destroyed first, then created; the cache accepts the previous value as well, until the next step",
      },
    ]);
  });

  test.each([
    ["nothing reads it", [replacement], {}],
    ["only the current value is read", [replacement], configured(reader({}))],
    ["the previous value of another secret is read", [replacement], configured(reader(previous, `${version}2`))],
    ["the cache takes the new token alone", [replacement, rotation("SET")], configured(reader({}), cache)],
    ["another cache adds a token", [replacement, rotation("ROTATE")], configured(reader({}, `${version}2`), cache)],
    ["it is deleted", [change(version, ["delete"])], configured(reader(previous))],
  ])("is a loss when %s", (_title, changes, rest) => {
    expect(judge(planWith(changes, rest)).losses.map(({ address }) => address)).toEqual([version]);
  });
});

describe("the way round", () => {
  const remedyFor = (attribute: string) =>
    judge(planWith([change(`${group}.cache`, replaced, { replace_paths: [[attribute]] })])).losses[0]?.instead;

  test("an upgrade with TLS at once takes two applies", () => {
    expect(remedyFor("transit_encryption_enabled")).toEqual([
      "apply the engine upgrade first; TLS can be changed in place from engine version 7.0.5 on, in an apply of its own",
    ]);
  });

  test("a restored cache keeps its snapshot in the configuration", () => {
    expect(remedyFor("snapshot_name")).toEqual([
      "leave the snapshot a cache was restored from in the configuration, or ignore changes of it",
    ]);
  });

  test.each([
    [
      "aws_elasticache_replication_group",
      "move the clients away and look at the final snapshot first, and then allow it",
    ],
    ["aws_cloudwatch_log_group", "export the events first, and then allow it"],
    ["aws_vpc", "keep it in the code until nothing uses it any more, and then allow it"],
  ])("to be rid of %s", (type, instead) => {
    expect(judge(planWith([change(`${type}.it`, ["delete"])])).losses[0]?.instead).toEqual([instead]);
  });

  test.each([
    ["replace_by_request", "leave out `-replace`"],
    ["replace_by_triggers", "take the `replace_triggered_by` away"],
  ])("%s", (action_reason, instead) => {
    const asked = change(`${group}.cache`, replaced, {}, { action_reason });

    expect(judge(planWith([asked])).losses[0]?.instead).toEqual([instead]);
  });

  test("a security group keeps both its name and its description", () => {
    const both = change("aws_security_group.it", replaced, { replace_paths: [["name"], ["description"]] });

    expect(judge(planWith([both])).losses[0]?.instead).toEqual([
      "keep the name",
      "keep the description; tags can be changed in place",
    ]);
  });

  test("another VPC takes a second cache, because this plan would lock the clients out and then wait in vain", () => {
    const moved = change("aws_security_group.it", replaced, { replace_paths: [["vpc_id"]] });

    expect(judge(planWith([moved])).losses[0]?.instead[0]).toMatch(
      /^a cache cannot move to another VPC: make a second cache there, .* delete the rules first, which locks the clients out/,
    );
  });

  test("a lower engine version of a member of a global datastore is a loss that names the datastore", () => {
    const member = change(`${group}.it`, replaced, {
      before: { global_replication_group_id: "ldgnf-sessions", engine_version: "7.1" },
      after: { global_replication_group_id: "ldgnf-sessions", engine_version: "7.0" },
      replace_paths: [["engine_version"]],
    });
    const verdict = judge(planWith([member]));

    expect(verdict.losses[0]?.lost.at(-1)).toBe(
      "its place in the global datastore `ldgnf-sessions`: change engine, version, node type and shards there, not on a member",
    );
    expect(headlineOf(verdict)).toBe("NOT SAFE");
  });

  test("a tainted cache is untainted", () => {
    const tainted = change(`${group}.cache`, replaced, {}, { action_reason: "replace_because_tainted" });

    expect(judge(planWith([tainted])).losses[0]?.instead).toEqual(["run `terraform untaint` if the object is sound"]);
  });
});

describe("what is forgotten", () => {
  const forget = (type: string, actions: string) => judge(planWith([change(`${type}.it`, actions.split(","))]));

  test("is not lost, but nobody looks after it", () => {
    const verdict = forget(group, "forget");

    expect(verdict.losses).toEqual([]);
    expect(verdict.forgotten).toEqual([
      {
        address: `${group}.it`,
        effect:
          "it stays in AWS as it is, with everything in it, but no state has it: no plan shows what happens to it",
        instead:
          "when it moves to another state, forget it here and import it there; nobody needs to manage it in between",
        source: "https://developer.hashicorp.com/terraform/language/block/removed",
      },
    ]);
    expect(headlineOf(verdict)).toBe("NOT SAFE");
  });

  test("and created again is empty under its old address", () => {
    expect(forget(group, "create,forget").forgotten.map(({ effect }) => effect)).toEqual([
      "it stays in AWS, and another, empty one is created beside it under this address",
    ]);
  });

  test("and imported to another address in the same plan stays managed", () => {
    const plan = planWith([
      change(`${group}.it`, ["forget"], { before: { id: "sessions" } }),
      change(`${group}.heir`, ["no-op"], { importing: { id: "sessions" } }),
    ]);

    expect(judge(plan).forgotten).toEqual([]);
    expect(judge(plan).notes.map(({ text }) => text)).toContain(
      `forgotten here, and imported to ${group}.heir in the same apply`,
    );
  });

  test("can be allowed", () => {
    const plan = planWith([change(`${group}.it`, ["forget"])]);

    expect(headlineOf(judge(plan, [`${group}.it=the stack of the new owner imports it`]))).toBe("SAFE");
  });

  test.each([["aws_cloudwatch_dashboard"], ["aws_lambda_function"]])("is noted when it holds nothing: %s", (type) => {
    const verdict = forget(type, "forget");

    expect(verdict.notes.map(({ text }) => text)).toEqual([
      "forgotten: it stays in AWS as it is, with everything in it, but no state has it: no plan shows what happens to it",
    ]);
    expect(headlineOf(verdict)).toBe("SAFE");
  });
});

describe("what holds nothing", () => {
  const alarm = "aws_cloudwatch_metric_alarm.a";
  const noteOf = (actions: string, rest: object = {}) =>
    judge(planWith([change(alarm, actions.split(","), {}, rest)])).notes.map(({ text }) => text);

  test("is gone for good when it is deleted", () => {
    expect(noteOf("delete")).toEqual(["destroyed; its history is lost; from then on nobody is told of it"]);
  });

  test("is away in between when it is destroyed first", () => {
    expect(noteOf("delete,create")).toEqual([
      "replaced: destroyed first, then created; its history is lost; in between nobody is told of it",
    ]);
  });

  test("is never away when it is created first", () => {
    expect(noteOf("create,delete")).toEqual(["replaced: created first, then destroyed; its history is lost"]);
  });

  test("is not missed when an unfinished replacement left it behind", () => {
    expect(noteOf("delete", { deposed: "1a2b3c4d" })).toEqual(["destroyed: an unfinished replacement left it behind"]);
  });
});
