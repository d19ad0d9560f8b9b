import { judge } from "../../../tools/guard/judge";
import { isSafe } from "../../../tools/guard/verdict";
import { change, group, planWith, update } from "./plans";

const cache = `${group}.cache`;
const deletion = planWith([change(cache, ["delete"])]);
const tlsAtOnce = planWith([
  update(
    { transit_encryption_enabled: false },
    { transit_encryption_enabled: true, transit_encryption_mode: "required" },
  ),
]);

describe("--allow", () => {
  test("lets exactly one address be lost, with a reason", () => {
    const both = planWith([change(cache, ["delete"]), change(`${group}.other`, ["delete"])]);
    const verdict = judge(both, [`${cache}=moved to another region`]);

    expect(verdict.losses.map(({ allowed }) => allowed)).toEqual([
      { address: cache, reason: "moved to another region" },
      undefined,
    ]);
    expect(isSafe(verdict, false)).toBe(false);
  });

  test("needs no reason", () => {
    const verdict = judge(deletion, [cache]);

    expect(verdict.losses[0]?.allowed).toEqual({ address: cache });
    expect(isSafe(verdict, false)).toBe(true);
  });

  test("takes addresses with an equals sign in their key", () => {
    const keyed = `${group}.cache["a=b"]`;
    const plan = planWith([change(cache, ["delete"]), { ...change(cache, ["delete"]), address: keyed }]);

    expect(judge(plan, [`${keyed}=why=not`]).losses.map(({ allowed }) => allowed)).toEqual([
      undefined,
      { address: keyed, reason: "why=not" },
    ]);
  });

  test("does not cover a deposed object of the same address", () => {
    const plan = planWith([change(cache, ["delete"], {}, { deposed: "1a2b3c4d" })]);

    expect(() => judge(plan, [cache])).toThrow(
      `--allow ${cache} names nothing that this plan would lose; to allow are: ${cache} (deposed object 1a2b3c4d)`,
    );
    expect(isSafe(judge(plan, [`${cache} (deposed object 1a2b3c4d)`]), false)).toBe(true);
  });

  test.each([["aws_elasticache_replication_group"], [`${group}.*`], [`${cache}x`], [""]])("refuses %j", (given) => {
    expect(() => judge(deletion, [given])).toThrow(
      `--allow ${given} names nothing that this plan would lose; to allow are: ${cache}`,
    );
  });

  test("is refused when nothing would be lost", () => {
    expect(() => judge(planWith([]), [cache])).toThrow(
      `--allow ${cache} names nothing that this plan would lose; there is nothing to allow`,
    );
  });
});

describe("a change that cannot be made in one go", () => {
  test("fails the check only when it is strict", () => {
    const verdict = judge(tlsAtOnce);

    expect([isSafe(verdict, false), isSafe(verdict, true)]).toEqual([true, false]);
  });

  test("can be allowed", () => {
    expect(isSafe(judge(tlsAtOnce, [`${cache}=nobody is connected`]), true)).toBe(true);
  });
});

describe("a plan that is not whole", () => {
  test("has an error when planning ended in one", () => {
    expect(judge(planWith([], { errored: true })).errors).toEqual([
      "the plan ended in an error, so it may lack changes",
    ]);
  });

  test("has Terraform's own words when they are known", () => {
    expect(judge(planWith([], { errored: true }), [], ["Instance cannot be destroyed"]).errors).toEqual([
      "Instance cannot be destroyed",
    ]);
  });

  test("is noted when it leaves something for later", () => {
    expect(judge(planWith([], { complete: false })).notes).toEqual([
      {
        address: "plan",
        text: "it does not reach the whole configuration (`-target`, or deferred changes): plan again afterwards",
      },
    ]);
  });
});
