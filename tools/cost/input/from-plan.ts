import { deltaOf } from "../../shared/plan/delta";
import type { Plan, ResourceChange, Values } from "../../shared/plan/plan";
import { argumentsOf, reachedFrom } from "../../shared/plan/references";
import { regionsOf } from "./plan-regions";
import { type Resource, knownAfterApply } from "./resource";

/** What a plan finds, and what it leaves. */
export interface BeforeAndAfter {
  readonly before: readonly Resource[];
  readonly after: readonly Resource[];
}

/**
 * Reads the resources of a plan, as they are before and after it.
 *
 * @param region where resources are whose region the plan does not show
 */
export function resourcesOfPlan(plan: Plan, region: string | undefined): BeforeAndAfter {
  const regions = regionsOf(plan);
  const changes = plan.resource_changes.filter(({ mode, deposed }) => mode === "managed" && deposed === undefined);
  const read = (change: ResourceChange, values: Values, changes: (argument: string) => boolean): Resource => ({
    address: change.address,
    type: change.type,
    name: change.name,
    region: regions(change, values) ?? region ?? knownAfterApply,
    values,
    path: pathOf(change),
    references: () => reachedFrom(plan, change.address),
    changes,
  });
  return {
    before: changes.flatMap((each) =>
      each.change.before === null ? [] : [read(each, each.change.before, () => false)],
    ),
    after: changes.flatMap((each) => {
      if (each.change.after === null) {
        return [];
      }
      const { changed } = deltaOf(each.change);
      return [read(each, plannedValues(plan, each), (argument) => each.change.before !== null && changed(argument))];
    }),
  };
}

/** Values after the change. What the provider fills in, and does not know yet, is left out. */
function plannedValues(plan: Plan, { address, change }: ResourceChange): Values {
  const { after } = deltaOf(change);
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => value !== knownAfterApply || isSet(plan, address, name)),
  );
}

function isSet(plan: Plan, address: string, name: string): boolean {
  return argumentsOf(plan, name)(address) !== "left out";
}

/** The modules of a resource, and the words of its name: that of a construct begins with those of its parents. */
function pathOf({ module_address: module, name }: ResourceChange): readonly string[] {
  return [...(module === undefined ? [] : module.split(/\.(?=module\.)/)), ...name.split("_")];
}
