import { cardOf } from "../../shared/cards/index";
import { describeValues } from "../../shared/plan/delta";
import type { Plan } from "../../shared/plan/plan";
import type { Judgeable } from "./changes";
import { heldBack } from "./held-back";
import { overwritten } from "./imports";
import { waysToKeep } from "./keep";
import type { Adoption, AttributeValues, ImportFinding } from "./verdict";

/** What a plan takes over, and what it makes beside it; undefined when it imports nothing. */
export function adoptionIn(plan: Plan, changes: readonly Judgeable[]): Adoption | undefined {
  const imported = changes.filter(({ change }) => change.importing !== undefined);
  const created = changes.filter(({ mode, change }) => mode === "managed" && change.actions.join() === "create");
  return imported.length === 0
    ? undefined
    : {
        imported: imported.map((change) => findingOn(change, plan)),
        created: created.map(({ address, type }) => ({ address, overwrites: overwritten.has(type) })),
      };
}

function findingOn(judgeable: Judgeable, plan: Plan): ImportFinding {
  const { address, change } = judgeable;
  const { id } = change.importing ?? {};
  const common = { address, ...(id === undefined ? {} : { id }), keep: [], recorded: [], unread: [], later: [] };
  if (change.actions.includes("delete")) {
    const names = (change.replace_paths ?? []).map((path) => String(path[0]));
    const changes = valuesOf(judgeable, [...new Set(names)]);
    return { ...common, outcome: "cannot be kept", changes, keep: waysToKeep(judgeable) };
  }
  const recorded = recordedOf(judgeable);
  const changed = changedNames(judgeable).filter((name) => !recorded.includes(name));
  return {
    ...common,
    outcome: changed.length === 0 ? "stays" : "changes",
    changes: valuesOf(judgeable, changed),
    recorded,
    ...heldBack(judgeable, plan),
  };
}

function valuesOf({ change }: Judgeable, names: readonly string[]): readonly AttributeValues[] {
  return names.map((attribute) => {
    const values = describeValues(change, attribute);
    return { attribute, ...(values === undefined ? {} : { values }) };
  });
}

/** What an update changes; `tags_all` follows from `tags`. */
function changedNames({ change, planned }: Judgeable): readonly string[] {
  const names = change.actions.join() === "update" ? planned.changedNames : [];
  return names.filter((name) => name !== "tags_all" || !names.includes("tags"));
}

function recordedOf(judgeable: Judgeable): readonly string[] {
  const unread = cardOf(judgeable.type)?.unread ?? [];
  return changedNames(judgeable).filter(
    (name) => unread.includes(name) && (judgeable.planned.before[name] ?? null) === null,
  );
}
