import { judge } from "../../../tools/guard/judge/judge";
import type { Plan } from "../../../tools/shared/plan/plan";
import { headlineOf } from "../../../tools/guard/judge/verdict";
import type { CacheChanges } from "./deployment";
import type { Lab } from "./lab";

/** Changes the deployed cache as a person would: plan, ask the guard, apply, plan again. */
export async function change(lab: Lab, changes: CacheChanges): Promise<readonly string[]> {
  const deployment = lab.deployment.configure(changes);
  const plan = await deployment.plan();
  expect(judge(plan).losses.map(({ address }) => address)).toEqual([]);
  expect(headlineOf(judge(plan))).toMatch(/^(SAFE|NOT IN ONE GO)$/);
  await deployment.applyPlan();
  const { exitCode, output } = await deployment.run("plan", "-detailed-exitcode");
  if (exitCode !== 0) {
    throw new Error(`the second plan is not empty:\n${output}`);
  }
  return effects(plan);
}

/** Reads from a plan what it does, leaving out what is only read; several resources of a type count once. */
export function effects({ resource_changes }: Plan): readonly string[] {
  const changed = resource_changes.filter(
    ({ mode, change: { actions } }) => mode === "managed" && actions.join() !== "no-op",
  );
  const texts = changed.map(({ type, change: { actions, before, after, after_unknown } }) => {
    const unknown = (after_unknown ?? {}) as Readonly<Record<string, unknown>>;
    const names = Object.keys({ ...after, ...unknown }).filter(
      (name) => unknown[name] === true || JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]),
    );
    return `${type}: ${actions.join(" ")}${actions.join() === "update" ? ` ${names.sort().join(" ")}` : ""}`;
  });
  return [...new Set(texts)].sort();
}
