import { judge } from "../../../../tools/guard/judge/judge";
import { headlineOf } from "../../../../tools/guard/judge/verdict";
import { change, group, planWith } from "../../shared/plan/plans";

describe("what is forgotten", () => {
  const forget = (type: string, actions: string) => judge(planWith([change(`${type}.it`, actions.split(","))]));

  test("is not lost, but nobody looks after it", () => {
    const verdict = forget(group, "forget");

    expect(verdict.losses).toEqual([]);
    expect(verdict.forgotten).toEqual([
      {
        address: `${group}.it`,
        effect:
          "it stays in AWS as it is, with everything in it, but it is in no state, so no plan shows what happens to it",
        instead:
          "when it moves to another state, forget it here and import it there; nothing needs to manage it in between",
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
      "forgotten: it stays in AWS as it is, with everything in it, but it is in no state, so no plan shows what happens to it",
    ]);
    expect(headlineOf(verdict)).toBe("SAFE");
  });
});
