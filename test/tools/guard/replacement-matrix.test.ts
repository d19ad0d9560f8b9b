import { judge } from "../../../tools/guard/judge/judge";
import type { Verdict } from "../../../tools/guard/judge/verdict";
import { requireOrSkip } from "../../support/requirements";
import { awsProvider, terraformRequirement } from "../../support/terraform";
import { craftState } from "../../support/terraform-state";
import { type PlanWithErrors, TerraformWorkspace } from "../../support/terraform-workspace";
import { type Row, bases, replaceableTypes, rows } from "./replacement-matrix";

const nameOf = (row: Row): string => `row-${rows.indexOf(row) + 1}`;
const addressOf = (row: Row): string => `${row.type}.${nameOf(row)}`;

/** All rows as resources of one configuration, so that two plans measure the whole matrix. */
function configuration(attributes: (row: Row) => Readonly<Record<string, unknown>>) {
  const resource: Record<string, Record<string, Readonly<Record<string, unknown>>>> = {};
  for (const row of rows) {
    resource[row.type] = { ...resource[row.type], [nameOf(row)]: attributes(row) };
  }
  return { terraform: { required_providers: awsProvider }, provider: { aws: [{ region: "us-east-1" }] }, resource };
}

const before = configuration((row) => ({ ...bases[row.type]!(nameOf(row)), ...row.before }));
const after = configuration((row) => ({
  ...bases[row.type]!(nameOf(row)),
  ...row.before,
  ...Object.fromEntries(
    Object.entries(row.after).map(([name, value]) => [name, value === "other" ? `other-${nameOf(row)}` : value]),
  ),
}));

requireOrSkip(...terraformRequirement())("the replacement matrix of hashicorp/aws 5.100.0", () => {
  let plan: PlanWithErrors;
  let verdict: Verdict;

  beforeAll(async () => {
    const workspace = new TerraformWorkspace(before);
    workspace.setState(await craftState(before));
    workspace.configure(after);
    plan = (await workspace.changes())!;
    workspace.dispose();
    verdict = judge(plan);
  }, 300_000);

  test("has no errors", () => {
    expect(plan.errors).toBe("");
  });

  test.each(rows.map((row) => [`${row.type}: ${row.change}`, row] as const))("%s", (_title, row) => {
    const { change } = plan.resource_changes.find(({ address }) => address === addressOf(row))!;
    const found = verdict.losses.find(({ address }) => address === addressOf(row));
    const forced = typeof row.plans === "string" ? [] : [...row.plans];
    const actions = forced.length > 0 ? ["delete", "create"] : [row.plans === "nothing" ? "no-op" : "update"];

    expect(change.actions).toEqual(actions);
    expect((change.replace_paths ?? []).map((path) => path[0]).sort()).toEqual(forced.sort());
    expect(found?.action).toBe(
      forced.length > 0 && !replaceableTypes.includes(row.type) ? "replaced: destroyed first, then created" : undefined,
    );
  });
});
