import { judge } from "../../../tools/guard/judge/judge";
import type { Verdict } from "../../../tools/guard/judge/verdict";
import { requireOrSkip } from "../../support/requirements";
import { terraformRequirement } from "../../support/terraform";
import { craftState } from "../../support/terraform-state";
import { TerraformWorkspace } from "../../support/terraform-workspace";
import { configurationOf, switches } from "./switches";

/** The findings about the resources of one switch. */
function findings({ losses, steps, interruptions }: Verdict, name: string): readonly string[] {
  const is = (finding: { readonly address: string }) => finding.address.endsWith(`.${name}`);
  const typeOf = ({ address }: { readonly address: string }) => address.slice(0, -name.length - 1);
  return [
    ...losses.filter(is).map((loss) => {
      const [way = ""] = loss.instead;
      return `loss ${typeOf(loss)}${/forget it .* `removed` block/.test(way) ? " forget it" : ""}`;
    }),
    ...steps.filter(is).map((step) => {
      return `step ${typeOf(step)} ${step.attribute}${step.effect.includes("so that it exists") ? " exists" : ""}`;
    }),
    ...interruptions.filter(is).map((each) => {
      return `clients ${typeOf(each)} ${each.attribute}${each.effect.includes("evicts keys from then on") ? " evicts" : ""}`;
    }),
  ].sort();
}

requireOrSkip(...terraformRequirement())("a plan that gives what was made, or makes what was given", () => {
  let verdict: Verdict;

  beforeAll(async () => {
    const before = configurationOf("before");
    const workspace = new TerraformWorkspace(before);
    workspace.setState(await craftState(before));
    workspace.configure(configurationOf("after"));
    const plan = await workspace.changes();
    workspace.dispose();
    expect(plan?.errors).toBe("");
    verdict = judge(plan!);
  }, 300_000);

  test.each(Object.entries(switches))("%s", (name, { finds }) => {
    expect(findings(verdict, name)).toEqual([...finds].sort());
  });
});
