import { judge } from "../../../../tools/guard/judge/judge";
import { headlineOf } from "../../../../tools/guard/judge/verdict";
import { change, group, planWith } from "../../shared/plan/plans";

const replaced = ["delete", "create"];

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
        "whatever it holds: the guard has no rule for its type, whose name or arguments suggest that it stores something",
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
        text: `${what}; the guard has no rule for aws_lambda_function`,
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
        text: "changed in place: timeout; the guard has no rule for aws_lambda_function",
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
        text: "its actions are evaporate, which the guard does not know",
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
