import { environments } from "../../stacks/environments";
import { requireOrSkip } from "../support/requirements";
import { configurationOf, synthesizeStack } from "../support/stacks";
import { terraformRequirement } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";

/** What an adopted environment imports exists in its account, and not for the stub that answers here. */
requireOrSkip(...terraformRequirement())("with real Terraform", () => {
  it.each(Object.entries(environments))("the environment %s can be planned", async (name, environment) => {
    const { imports: _nothingExistsHere, ...alone } = environment;
    const workspace = new TerraformWorkspace(configurationOf(synthesizeStack(name, alone)));
    const plan = await workspace.changes();
    workspace.dispose();
    expect(plan?.errors ?? "").toBe("");
  });
});
