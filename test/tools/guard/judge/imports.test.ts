import { judge } from "../../../../tools/guard/judge/judge";
import { headlineOf } from "../../../../tools/guard/judge/verdict";
import { change, group, planWith } from "../../shared/plan/plans";

const imported = (address: string, actions: readonly string[], id: string, values: object = {}) =>
  change(address, actions, { importing: { id }, ...values });

describe("an import", () => {
  test("of a replication group ends its first apply in an error, because the strategy is not in the state", () => {
    const verdict = judge(
      planWith([
        imported(`${group}.cache`, ["update"], "legacy", {
          before: { auth_token_update_strategy: null, auth_token: null, apply_immediately: null },
          after: { auth_token_update_strategy: "ROTATE", auth_token: null, apply_immediately: false },
        }),
      ]),
    );

    expect(verdict.steps).toEqual([
      {
        address: `${group}.cache`,
        attribute: "auth_token_update_strategy",
        effect:
          "the state has no strategy, as after an import: providers before 6.0 send an empty token after everything else, and AWS refuses it. The group's other changes are made and the apply ends in an error; the next one goes on with the rest",
        instead:
          "import it without a change (`importInto` sees to it), and fill in the state before anything changes: with `npm run adopt -- --finish STACK`, or, without such an app, with `terraform state pull`, ROTATE as the strategy, `serial` one higher, and `terraform state push`. Providers from 6.0 on need neither",
        source: "https://github.com/hashicorp/terraform-provider-aws/issues/38209",
      },
    ]);
    expect(headlineOf(verdict)).toBe("NOT IN ONE GO");
  });

  const ignored = (schema_version: number) =>
    judge(
      planWith(
        [
          imported("module.redis.aws_elasticache_replication_group.this[0]", ["update"], "legacy", {
            before: { auth_token_update_strategy: null, description: "a" },
            after: { auth_token_update_strategy: null, description: "b" },
          }),
        ].map((each) => ({ ...each, type: group })),
        {
          planned_values: {
            root_module: {
              child_modules: [
                {
                  resources: [
                    {
                      address: "module.redis.aws_elasticache_replication_group.this[0]",
                      mode: "managed",
                      type: group,
                      schema_version,
                      values: {},
                      sensitive_values: {},
                    },
                  ],
                },
              ],
            },
          },
        },
      ),
    ).steps.map(({ attribute }) => attribute);

  test("sends the empty token also where `ignore_changes` hides it from the plan", () => {
    expect(ignored(2)).toEqual(["auth_token_update_strategy"]);
  });

  test("sends nothing with a provider from 6.0 on", () => {
    expect(ignored(3)).toEqual([]);
  });

  test("is not stopped by the empty token when it changes nothing", () => {
    const found = { auth_token_update_strategy: null, auth_token: null };
    const verdict = judge(planWith([imported(`${group}.cache`, ["no-op"], "legacy", { before: found, after: found })]));

    expect(verdict.steps).toEqual([]);
    expect(headlineOf(verdict)).toBe("SAFE");
  });

  test("that was made earlier still sends the empty token with its next change", () => {
    const verdict = judge(
      planWith([
        change(`${group}.cache`, ["update"], {
          before: { auth_token_update_strategy: null, description: "a" },
          after: { auth_token_update_strategy: "ROTATE", description: "b" },
        }),
      ]),
    );

    expect(verdict.steps.map(({ attribute }) => attribute)).toEqual(["auth_token_update_strategy"]);
    expect(headlineOf(verdict)).toBe("NOT IN ONE GO");
  });

  test("that replaces what it imports is a loss, without a final snapshot", () => {
    const verdict = judge(
      planWith([
        imported(`${group}.cache`, ["delete", "create"], "legacy", { replace_paths: [["subnet_group_name"]] }),
      ]),
    );

    expect(verdict.losses.map(({ lost }) => lost[1])).toEqual([
      "no final snapshot would be taken: the state has no `final_snapshot_identifier`, and a new one must be applied first",
    ]);
    expect(headlineOf(verdict)).toBe("NOT SAFE");
  });

  test("to two addresses makes two owners", () => {
    const verdict = judge(
      planWith([
        imported("aws_elasticache_subnet_group.a", ["no-op"], "legacy"),
        imported("aws_elasticache_subnet_group.b", ["no-op"], "legacy"),
        imported("aws_elasticache_parameter_group.c", ["no-op"], "legacy"),
      ]),
    );

    expect(verdict.steps.map(({ address, attribute }) => [address, attribute])).toEqual([
      ["aws_elasticache_subnet_group.a", "import"],
      ["aws_elasticache_subnet_group.b", "import"],
    ]);
  });
});
