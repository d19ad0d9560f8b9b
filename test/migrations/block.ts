import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deltaOf } from "../../tools/shared/plan/delta";
import { judge } from "../../tools/guard/judge/judge";
import type { Plan, ResourceChange } from "../../tools/shared/plan/plan";

/** What Terraform plans, in words, by its actions. */
const actions: Readonly<Record<string, string>> = {
  create: "is created",
  delete: "is destroyed",
  forget: "is forgotten",
  update: "is updated in place",
  "create,delete": "is replaced, created first",
  "delete,create": "is replaced, DESTROYED FIRST",
};

/** What plan and guard say of the resources of one construct, as it stands in the documentation. */
export function blockOf(plan: Plan | undefined, constructId: string): string {
  if (plan === undefined) {
    return "plan:  No changes.";
  }
  const isOurs = ({ address }: { readonly address: string }) => address.includes(`.${constructId}_`);
  const changes = plan.resource_changes.filter((change) => isOurs(change) && isShown(change));
  const { losses, steps, interruptions } = judge(plan);
  const lines = [
    ...changes.map(planLine),
    ...losses.filter(isOurs).map(({ address }) => `guard: NOT SAFE: ${shortAddress(address)} would be lost`),
    ...steps.filter(isOurs).map(({ effect, instead }) => `guard: NOT IN ONE GO: ${effect}; instead: ${instead}`),
    ...interruptions.filter(isOurs).map(({ kind, when, effect }) => `guard: ${kind} (${when}): ${effect}`),
  ];
  return lines.length === 0 ? "plan:  No changes." : [...new Set(lines)].join("\n");
}

/** A section of docs/migrations.md, heading included. */
export function sectionOf(heading: string): string {
  const document = readFileSync(join(__dirname, "../../docs/migrations.md"), "utf8");
  return (
    document.split(/^(?=## )/m).find((section) => section.startsWith(`## ${heading}\n`)) ?? `no section ${heading}`
  );
}

function isShown({ mode, change }: ResourceChange): boolean {
  return mode === "managed" && change.actions.join() !== "no-op";
}

function planLine({ address, change }: ResourceChange): string {
  const { changedNames } = deltaOf(change);
  const forced = (change.replace_paths ?? []).map((path) => path.join("."));
  const changed = changedNames.filter((name) => name !== "member_clusters");
  const attributes = change.actions.join() === "update" ? changed : forced;
  const list = attributes.length === 0 ? "" : `: ${attributes.sort().join(", ")}`;
  return `plan:  ${shortAddress(address)} ${actions[change.actions.join()] ?? change.actions.join()}${list}`;
}

/** `aws_elasticache_user.Cache_Authentication_User-app_547C4CC5` becomes `aws_elasticache_user User-app`. */
function shortAddress(address: string): string {
  const [type, name = ""] = address.split(".");
  return `${String(type)} ${String(name.split("_").at(-2))}`;
}
