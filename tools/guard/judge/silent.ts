import { sources } from "../../shared/cards/sources";
import { textBefore } from "../../shared/plan/delta";
import type { Plan, ResourceChange } from "../../shared/plan/plan";
import { argumentsOf } from "../../shared/plan/references";
import { isFilled, primariesOf } from "./situations";
import type { StepFinding } from "./verdict";

const group = "aws_elasticache_replication_group";

/**
 * What changes in the code without a change in the plan. A secondary cache that no longer names its global datastore
 * stays in it, and Terraform plans no change. A primary never names it either, so a global datastore that names the
 * cache explains it. If the datastore is in another state, the two cases look alike.
 */
export function judgeSilent(plan: Plan): readonly StepFinding[] {
  const primaries = primariesOf(plan);
  const globalId = argumentsOf(plan, "global_replication_group_id");
  return plan.resource_changes
    .filter(
      ({ address, type, mode, change: { actions, before } }) =>
        type === group &&
        mode === "managed" &&
        (actions.join() === "no-op" || actions.join() === "update") &&
        isFilled(before?.global_replication_group_id) &&
        !primaries.has(before?.replication_group_id) &&
        globalId(address) === "left out",
    )
    .map(stays);
}

function stays({ address, change }: ResourceChange): StepFinding {
  const id = textBefore(change, "global_replication_group_id");
  return {
    address,
    attribute: "global_replication_group_id",
    effect: `the cache is in the global datastore${id === undefined ? "" : ` \`${id}\``}, and the code does not say so. A secondary cache stays there, because Terraform plans nothing`,
    instead:
      "take a secondary cache out with `aws elasticache disassociate-global-replication-group`; if this is the primary cache, ignore this with `--allow`",
    source: sources.issue(32804),
  };
}
