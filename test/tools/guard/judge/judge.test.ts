import { judge } from "../../../../tools/guard/judge/judge";
import { headlineOf } from "../../../../tools/guard/judge/verdict";
import { change, group, planWith, update } from "../../shared/plan/plans";

const cache = `${group}.cache`;
const deletion = planWith([change(cache, ["delete"])]);
const tlsAtOnce = planWith([
  update(
    { transit_encryption_enabled: false },
    { transit_encryption_enabled: true, transit_encryption_mode: "required" },
  ),
]);

test("what waits for the maintenance window is made with the first change that does not", () => {
  const { notes } = judge(planWith([update({ apply_immediately: false }, { apply_immediately: true })]));

  expect(notes.map(({ text }) => text)).toEqual([
    "this apply, or the next one that changes more, applies at once everything that waits for the maintenance window",
  ]);
});

describe("--allow", () => {
  test("lets exactly one address be lost, with a reason", () => {
    const both = planWith([change(cache, ["delete"]), change(`${group}.other`, ["delete"])]);
    const verdict = judge(both, [`${cache}=moved to another region`]);

    expect(verdict.losses.map(({ allowed }) => allowed)).toEqual([
      { address: cache, reason: "moved to another region" },
      undefined,
    ]);
    expect(headlineOf(verdict)).toBe("NOT SAFE");
  });

  test("needs no reason", () => {
    const verdict = judge(deletion, [cache]);

    expect(verdict.losses[0]?.allowed).toEqual({ address: cache });
    expect(headlineOf(verdict)).toBe("SAFE");
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
      `--allow ${cache} names nothing that needs to be allowed; these can be allowed: ${cache} (deposed object 1a2b3c4d)`,
    );
    expect(headlineOf(judge(plan, [`${cache} (deposed object 1a2b3c4d)`]))).toBe("SAFE");
  });

  test.each([["aws_elasticache_replication_group"], [`${group}.*`], [`${cache}x`], [""]])("refuses %j", (given) => {
    expect(() => judge(deletion, [given])).toThrow(
      `--allow ${given} names nothing that needs to be allowed; these can be allowed: ${cache}`,
    );
  });

  test("is refused when nothing would be lost", () => {
    expect(() => judge(planWith([]), [cache])).toThrow(
      `--allow ${cache} names nothing that needs to be allowed; there is nothing to allow`,
    );
  });
});

describe("a change that one apply cannot make", () => {
  test("is neither safe nor a loss", () => {
    expect(headlineOf(judge(tlsAtOnce))).toBe("NOT IN ONE GO");
  });

  test("can be allowed", () => {
    expect(headlineOf(judge(tlsAtOnce, [`${cache}=nobody is connected`]))).toBe("SAFE");
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

  test.each([
    [
      "put off",
      { deferred_changes: [{ reason: "provider_config_unknown", resource_change: change(cache, ["update"]) }] },
    ],
    ["an action", { action_invocations: [{ address: "action.aws_lambda_invoke.flush" }] }],
  ])("is not judged where something is %s", (_title, rest) => {
    const verdict = judge(planWith([], rest));

    expect(verdict.unjudged.map(({ mayLose }) => mayLose)).toEqual([true]);
    expect(headlineOf(verdict)).toBe("NOT JUDGED");
  });

  test.each([["constructor"], ["__proto__"], ["toString"]])(
    "is not taken for what every object has: a type, attribute and action called %s",
    (name) => {
      const plan = planWith([
        change(`${name}.a`, ["delete"]),
        change(`${name}.b`, ["update"], { before: { [name]: 1 }, after: { [name]: 2 } }),
        change(`${group}.c`, ["delete", "create"], { replace_paths: [[name]] }),
        change(`${group}.d`, [name]),
        change(`${group}.e`, ["update"], { before: { [name]: 1 }, after: { [name]: 2 } }),
      ]);
      const verdict = judge(plan);

      expect(verdict.losses.map(({ address }) => address)).toEqual([`${group}.c`]);
      expect(verdict.unjudged.map(({ address }) => address).sort()).toEqual(
        [`${name}.a`, `${name}.b`, `${group}.d`, `${group}.e`].sort(),
      );
    },
  );

  test("is noted when it leaves something for later", () => {
    expect(judge(planWith([], { complete: false })).notes).toEqual([
      {
        address: "plan",
        text: "it does not reach the whole configuration (`-target`, or deferred changes): plan again afterwards",
      },
    ]);
  });
});
