import { judge } from "../../../tools/guard/judge";
import type { ConfiguredResource } from "../../../tools/guard/plan";
import { change, group, planWith, update } from "./plans";
import { replaceableTypes, rows } from "./replacement-matrix";

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
        action: "replaced: destroyed, then created anew",
        reason: "it cannot change in place",
        forcedBy: [{ attribute: "port", values: "6379 → 6380" }],
        lost: [
          "every key in the cache, and its automatic snapshots with it; the endpoints change when the id does",
          "a final snapshot `cache-final` would be taken first; keys written after it are gone",
        ],
        instead: [
          "make a second cache beside this one, restored from a snapshot of it, move the clients, then remove the old one",
        ],
      },
    ]);
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
    ["create,delete", "replaced: created anew, then destroyed"],
    ["forget", "forgotten: it stays in AWS, but no longer in the state"],
    ["create,forget", "forgotten: it stays in AWS, but no longer in the state"],
    ["evaporate", "changed in a way this guard does not know"],
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
      ["whatever it holds: this guard has no rule for its type, but the type stores something"],
    ]);
  });

  test("is noted when nothing hints at data", () => {
    const { losses, notes } = judge(planWith([change("aws_lambda_function.it", ["delete"])]));

    expect(losses).toEqual([]);
    expect(notes).toEqual([
      { address: "aws_lambda_function.it", text: "destroyed; no rule here names its type: look at it yourself" },
    ]);
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
      before: { parameter_group_name: before },
      after: { parameter_group_name: after, apply_immediately: applyImmediately },
    });
  const leaving = user(["update"], "p-redis7", "p-valkey7");

  test("is no loss when its cache leaves it in the same apply", () => {
    const { losses, steps, notes } = judge(planWith([parameterGroup, leaving]));

    expect([losses, steps]).toEqual([[], []]);
    expect(notes).toEqual([
      {
        address: "aws_elasticache_parameter_group.p",
        text: "replaced: created anew, then destroyed; those who use it leave it in the same apply",
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
          "the cache leaves the old group in the maintenance window, and AWS deletes no group in use: the apply ends with an error after three minutes",
        instead: "set `apply_immediately` for this apply, or apply once more after the maintenance window",
      },
    ]);
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
        text: "replaced: destroyed, then created anew; the cache accepts the previous value as well, until the next step",
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

describe("an object that only changed its address", () => {
  const before = { replication_group_id: "cache", node_type: "cache.r7g.large", port: 6379, tags: { Name: "a" } };
  const deleted = change(`${group}.old`, ["delete"], { before });
  const created = (after: object) => change(`${group}.new`, ["create"], { after: { ...before, ...after } });
  const remedyFor = (...changes: Parameters<typeof planWith>[0]) => judge(planWith(changes)).losses[0]?.instead;

  test("is recognised, whatever its tags", () => {
    expect(remedyFor(deleted, created({ tags: { Name: "b" } }))).toEqual([
      "say that it is aws_elasticache_replication_group.new now, as shown below",
    ]);
  });

  test("is paired with the one it is most like, each once", () => {
    const twin = (address: string, actions: string[], name: string) =>
      change(address, actions, {
        before: actions.includes("delete") ? { ...before, replication_group_id: name } : null,
        after: actions.includes("create") ? { ...before, replication_group_id: name } : null,
      });
    const { renames } = judge(
      planWith([
        twin(`${group}.a`, ["delete"], "one"),
        twin(`${group}.b`, ["delete"], "two"),
        twin(`${group}.c`, ["create"], "two"),
        twin(`${group}.d`, ["create"], "one"),
      ]),
    );

    expect(renames).toEqual([
      { from: `${group}.a`, to: `${group}.d` },
      { from: `${group}.b`, to: `${group}.c` },
    ]);
  });

  test("is recognised by its name when it has no attributes", () => {
    const { renames } = judge(
      planWith([
        change("terraform_data.Old_FinalSnapshot_11111111", ["delete"], { before: { id: "1" } }),
        change("terraform_data.New_FinalSnapshot_22222222", ["create"], { after: { input: null } }),
        change("terraform_data.New_Other_33333333", ["create"], { after: { input: null } }),
      ]),
    );

    expect(renames).toEqual([
      { from: "terraform_data.Old_FinalSnapshot_11111111", to: "terraform_data.New_FinalSnapshot_22222222" },
    ]);
  });

  test("is still a loss", () => {
    expect(addressesLost(deleted, created({}))).toEqual([`${group}.old`]);
  });

  test("is not confused with a different one", () => {
    const other = created({ replication_group_id: "other", node_type: "cache.t4g.micro", port: 6380 });

    expect(remedyFor(deleted, other)).toEqual([
      "make a second cache beside this one, restored from a snapshot of it, move the clients, then remove the old one",
    ]);
  });

  test("is noted when a `moved` block says so", () => {
    const moved = change(`${group}.new`, ["no-op"], {}, { previous_address: `${group}.old` });

    expect(judge(planWith([moved])).notes).toEqual([
      { address: `${group}.new`, text: `it is the same object as before under ${group}.old` },
    ]);
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

  test("a tainted cache is untainted", () => {
    const tainted = change(`${group}.cache`, replaced, {}, { action_reason: "replace_because_tainted" });

    expect(judge(planWith([tainted])).losses[0]?.instead).toEqual(["run `terraform untaint` if the object is sound"]);
  });

  test("what is forgotten is imported elsewhere first", () => {
    expect(judge(planWith([change(`${group}.cache`, ["forget"])])).losses[0]?.instead).toEqual([
      "import it where it goes to before it is forgotten here, or nothing looks after it",
    ]);
  });
});
