import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deltaOf } from "../../tools/shared/plan/delta";
import { judge } from "../../tools/guard/judge/judge";
import type { Plan, ResourceChange } from "../../tools/shared/plan/plan";

/** What Terraform plans, in words, by its actions. */
const actions: Readonly<Record<string, string>> = {
  "no-op": "stays as it is",
  create: "is created",
  delete: "is destroyed",
  forget: "is forgotten",
  update: "is updated in place",
  "create,delete": "is replaced, created first",
  "delete,create": "is replaced, DESTROYED FIRST",
};

/** What plan and guard say of the resources of one construct, as it stands in the documentation. */
export function blockOf(plan: Plan | undefined, constructId: string): string {
  return linesOf(plan, `.${constructId}_`, shortAddress);
}

/** The same for the resources of a module, with their whole addresses. */
export function blockOfModule(plan: Plan | undefined, name: string): string {
  return linesOf(plan, `module.${name}.`, (address) => address);
}

function linesOf(plan: Plan | undefined, ours: string, name: (address: string) => string): string {
  if (plan === undefined) {
    return "plan:  No changes.";
  }
  const isOurs = ({ address }: { readonly address: string }) => address.includes(ours);
  const changes = plan.resource_changes.filter((change) => isOurs(change) && isShown(change));
  const { losses, forgotten, steps, interruptions } = judge(plan);
  const lines = [
    ...changes.map((change) => planLine(change, name)),
    ...losses.filter(isOurs).map(({ address }) => `guard: NOT SAFE: ${name(address)} would be lost`),
    ...forgotten.filter(isOurs).map(({ address }) => `guard: NOT SAFE: ${name(address)} would be forgotten`),
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
  return mode === "managed" && (change.actions.join() !== "no-op" || change.importing !== undefined);
}

function planLine({ address, change }: ResourceChange, name: (address: string) => string): string {
  const { changedNames } = deltaOf(change);
  const forced = (change.replace_paths ?? []).map((path) => path.join("."));
  const changed = changedNames.filter((name) => name !== "member_clusters");
  const attributes = change.actions.join() === "update" ? changed : forced;
  const list = attributes.length === 0 ? "" : `: ${attributes.sort().join(", ")}`;
  const imported = change.importing === undefined ? "" : "is imported and ";
  return `plan:  ${name(address)} ${imported}${actions[change.actions.join()] ?? change.actions.join()}${list}`;
}

/** `aws_elasticache_user.Cache_Authentication_User-app_547C4CC5` becomes `aws_elasticache_user User-app`. */
function shortAddress(address: string): string {
  const [type, name = ""] = address.split(".");
  return `${String(type)} ${String(name.split("_").at(-2))}`;
}
