import { deltaOf } from "../../shared/plan/delta";
import type { Plan, ResourceChange, Values } from "../../shared/plan/plan";
import { argumentsOf, reachedFrom } from "../../shared/plan/references";
import { isRecord, membersOf } from "../../shared/records";
import { regionsOf } from "./plan-regions";
import { type Resource, type Unseen, knownAfterApply } from "./resource";

/** What a plan finds, and what it leaves. */
export interface BeforeAndAfter {
  readonly before: readonly Resource[];
  readonly after: readonly Resource[];
  /** What the plan does not show. */
  readonly unseen: readonly Unseen[];
}

/**
 * Reads the resources of a plan, as they are before and after it. One that Terraform forgets stays, because AWS goes on
 * charging for it.
 *
 * @param region where resources are whose region the plan does not show
 */
export function resourcesOfPlan(plan: Plan, region: string | undefined): BeforeAndAfter {
  const regions = regionsOf(plan);
  const changes = plan.resource_changes.filter(({ mode, deposed }) => mode !== "data" && (deposed ?? "") === "");
  const read = (change: ResourceChange, values: Values, changes: Resource["changes"] = () => false): Resource => ({
    address: change.address,
    type: change.type,
    name: nameOf(change),
    region: regions(change, values) ?? region ?? knownAfterApply,
    values,
    path: pathOf(change),
    references: () => reachedFrom(plan, change.address),
    changes,
  });
  return {
    before: changes.flatMap((each) => (isRecord(each.change.before) ? [read(each, each.change.before)] : [])),
    after: changes.flatMap((each) => {
      const { actions, before, after } = each.change;
      if (actions.includes("forget") && isRecord(before) && !isRecord(after)) {
        return [read(each, before)];
      }
      if (!isRecord(after)) {
        return [];
      }
      const { changed } = deltaOf(each.change);
      return [read(each, plannedValues(plan, each), (argument) => isRecord(before) && changed(argument))];
    }),
    unseen: [
      ...(plan.errored
        ? [{ address: "plan", reason: "planning ended in an error, so that something may be missing" }]
        : []),
      ...(plan.complete || plan.errored
        ? []
        : [
            { address: "plan", reason: "Terraform says that it needs further plans, so that something may be missing" },
          ]),
      ...plan.deferred_changes.map(({ resource_change: { address } }) => ({
        address,
        reason: "Terraform puts it off to a later plan",
      })),
    ],
  };
}

/** Values after the change. What the provider fills in, and does not know yet, is left out. */
function plannedValues(plan: Plan, { address, change: { after, after_unknown: unknown } }: ResourceChange): Values {
  const values = Object.entries(membersOf(withHoles(after, unknown)));
  return Object.fromEntries(values.filter(([name, value]) => value !== knownAfterApply || isSet(plan, address, name)));
}

/** A value with a sign in the place of everything in it that the mirror says is unknown. */
function withHoles(value: unknown, mirror: unknown): unknown {
  if (mirror === true) {
    return knownAfterApply;
  }
  if (Array.isArray(mirror)) {
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    return list.map((inner, index) => withHoles(inner, mirror[index]));
  }
  if (!isRecord(mirror)) {
    return value;
  }
  const holes = Object.entries(mirror).map(
    ([name, inner]) => [name, withHoles(membersOf(value)[name], inner)] as const,
  );
  return { ...membersOf(value), ...Object.fromEntries(holes.filter(([, inner]) => inner !== undefined)) };
}

function isSet(plan: Plan, address: string, name: string): boolean {
  return argumentsOf(plan, name)(address) !== "left out";
}

/** Plans of old versions have no name beside the address. */
function nameOf({ address, name }: Partial<ResourceChange> & Pick<ResourceChange, "address">): string {
  return name ?? address.split(".").at(-1) ?? address;
}

/** The modules of a resource, and the words of its name: that of a construct begins with those of its parents. */
function pathOf(change: ResourceChange): readonly string[] {
  const { module_address: module } = change;
  return [...(typeof module === "string" ? module.split(/\.(?=module\.)/) : []), ...nameOf(change).split("_")];
}
