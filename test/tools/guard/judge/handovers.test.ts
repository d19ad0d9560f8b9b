import { judge } from "../../../../tools/guard/judge/judge";
import type { ConfiguredResource } from "../../../../tools/shared/plan/plan";
import { change, group, planWith, update } from "../../shared/plan/plans";

const replaced = ["delete", "create"];
const replacedCreateFirst = ["create", "delete"];
const addressesLost = (...changes: Parameters<typeof planWith>[0]) =>
  judge(planWith(changes)).losses.map(({ address }) => address);

describe("a parameter group that is created again first", () => {
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
  // A plan does not list what Terraform only opens.
  const opened = { references: ["ephemeral.aws_secretsmanager_secret_version.token.secret_string"] };
  const writeOnly = { ...cache, expressions: { auth_token_wo: opened }, depends_on: [version] };
  const handedOn = (strategy: string) =>
    update({ auth_token_wo_version: 1 }, { auth_token_wo_version: 2, auth_token_update_strategy: strategy });
  const configured = (...resources: ConfiguredResource[]) => ({ configuration: { root_module: { resources } } });

  test.each([
    ["the previous value is read as well", [replacement], configured(reader(previous))],
    ["the cache that uses it adds its token", [replacement, rotation("ROTATE")], configured(reader({}), cache)],
    ["the cache that is handed it adds its token", [replacement, handedOn("ROTATE")], configured(writeOnly)],
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
    ["the cache is handed the new token alone", [replacement, handedOn("SET")], configured(writeOnly)],
    ["the cache takes the new token alone", [replacement, rotation("SET")], configured(reader({}), cache)],
    ["another cache adds a token", [replacement, rotation("ROTATE")], configured(reader({}, `${version}2`), cache)],
    ["it is deleted", [change(version, ["delete"])], configured(reader(previous))],
  ])("is a loss when %s", (_title, changes, rest) => {
    expect(judge(planWith(changes, rest)).losses.map(({ address }) => address)).toEqual([version]);
  });
});
