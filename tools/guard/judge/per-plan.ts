import type { Plan } from "../../shared/plan/plan";

/** Reads something from each plan once, because judging needs it for each change. */
export function oncePerPlan<T>(read: (plan: Plan) => T): (plan: Plan) => T {
  const alreadyRead = new WeakMap<Plan, { readonly value: T }>();
  return (plan) => {
    const found = alreadyRead.get(plan) ?? { value: read(plan) };
    alreadyRead.set(plan, found);
    return found.value;
  };
}
