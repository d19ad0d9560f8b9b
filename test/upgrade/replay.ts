import type { ResourceChange } from "../../tools/shared/plan/plan";
import type { Configuration } from "../support/terraform";
import { craftState } from "../support/terraform-state";
import { TerraformWorkspace } from "../support/terraform-workspace";

/**
 * Deploys a stack as an earlier version synthesized it, in effigy, and plans it as another version does.
 *
 * @returns what would be deleted, replaced or forgotten, one line for each, unless `announced` names its address, or
 *   all of its type as `type.*`
 */
export async function lossesOfUpgrade(
  released: Configuration,
  current: Configuration,
  announced = "",
): Promise<readonly string[]> {
  const workspace = new TerraformWorkspace(released, { preventDestroy: false });
  try {
    workspace.setState(await craftState(released));
    workspace.configure(current);
    const plan = await workspace.changes();
    if (plan?.errored === true) {
      throw new Error(plan.errors);
    }
    return (plan?.resource_changes ?? [])
      .filter(({ mode, change }) => mode === "managed" && change.actions.some((word) => /delete|forget/.test(word)))
      .filter(({ address, type }) => ![address, `${type}.*`].some((name) => announced.includes(`\`${name}\``)))
      .map(describeLoss);
  } finally {
    workspace.dispose();
  }
}

function describeLoss({ address, change }: ResourceChange): string {
  const forcedBy = (change.replace_paths ?? []).map((path) => path.join("."));
  return `${address}: ${change.actions.join(" and ")}${forcedBy.length === 0 ? "" : `, forced by ${forcedBy.join(", ")}`}`;
}
