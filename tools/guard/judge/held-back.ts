import { ignoredWhileImported } from "../../../constructs/elasticache/replication-group/ignored-while-imported";
import { replacementRules } from "../../../constructs/testing/replacement-rules";
import { type ConfiguredValue, configuredValuesOf } from "../../shared/plan/configured-values";
import { describePair, isSecret, knownAfterApply } from "../../shared/plan/delta";
import type { Plan } from "../../shared/plan/plan";
import { isRecord } from "../../shared/records";
import type { Judgeable } from "./changes";
import type { AttributeValues, ImportFinding } from "./verdict";

const group = "aws_elasticache_replication_group";

/** What AWS does not return of a group. */
const neverReturned: ReadonlySet<string> = new Set([
  "apply_immediately",
  "auth_token",
  "auth_token_update_strategy",
  "final_snapshot_identifier",
  "notification_topic_arn",
  "preferred_cache_cluster_azs",
]);

/** What the provider takes away from a group when the code does not name it. */
const removedWhenLeftOut: ReadonlySet<string> = new Set([
  "automatic_failover_enabled",
  "log_delivery_configuration",
  "multi_az_enabled",
  "snapshot_retention_limit",
  "tags",
  "user_group_ids",
]);

/** Texts in which case counts. */
const inExactCase: ReadonlySet<string> = new Set(["description", "log_delivery_configuration", "tags"]);

/** What an imported group's resource ignores: what the code says differently, and what the state goes on to lack. */
export function heldBack(change: Judgeable, plan: Plan): Pick<ImportFinding, "later" | "unread"> {
  if (change.type !== group || change.mode === "data") {
    return { later: [], unread: [] };
  }
  const { planned } = change;
  const saysOf = configuredValuesOf(plan, change.address);
  const untouched = ignoredWhileImported.filter((name) => name !== "tags_all" && !planned.changed(name));
  return {
    later: untouched
      .filter((name) => !neverReturned.has(name))
      .flatMap((name) => difference(change, name, saysOf(name))),
    unread: untouched.filter((name) => neverReturned.has(name) && isMissing(change, name, saysOf(name))),
  };
}

/** The strategy has a default in providers before 6.0, whether or not the code sets it. */
function isMissing({ planned }: Judgeable, name: string, said: ConfiguredValue): boolean {
  const isSaid = said.kind !== "left out" && said.kind !== "unclear";
  const isPreset = name === "auth_token_update_strategy" && (planned.schemaVersion ?? 2) === 2;
  return !isFilled(planned.after[name]) && (isSaid || isPreset);
}

function difference(
  { change, planned }: Judgeable,
  attribute: string,
  said: ConfiguredValue,
): readonly AttributeValues[] {
  const exists = planned.before[attribute];
  const wanted = wantedBy(attribute, exists, said);
  if (wanted === undefined || text(attribute, exists) === text(attribute, wanted)) {
    return [];
  }
  const values = isSecret(change, attribute) ? undefined : describePair(exists, wanted);
  const replaces = isReplaced(attribute, planned.before, wanted) ? ", which would replace it" : "";
  return [{ attribute, ...(values === undefined ? {} : { values: `${values}${replaces}` }) }];
}

/** What the code asks for; undefined when it asks for nothing else, or the plan does not show it. */
function wantedBy(attribute: string, exists: unknown, said: ConfiguredValue): unknown {
  switch (said.kind) {
    case "left out":
      return removedWhenLeftOut.has(attribute) && isFilled(exists) ? null : undefined;
    case "literal":
      return Array.isArray(said.value) ? unresolved(said.value) : said.value;
    case "references": {
      if (!Array.isArray(exists)) {
        return said.values.length === 1 ? said.values[0] : undefined;
      }
      // Literals beside references are not in a plan.
      const wanted = said.values.flat();
      return wanted.every((value) => exists.includes(value)) ? undefined : unresolved(wanted);
    }
    case "partly known":
    case "unclear":
      return undefined;
  }
}

function unresolved(values: readonly unknown[]): unknown {
  return values.includes(knownAfterApply) ? knownAfterApply : values;
}

function isReplaced(attribute: string, before: Readonly<Record<string, unknown>>, wanted: unknown): boolean {
  const rules = replacementRules[group]?.conditional ?? [];
  return rules.some(
    ({ argument, replaces }) => argument === attribute && replaces(before, { ...before, [attribute]: wanted }),
  );
}

function isFilled(value: unknown): boolean {
  const isEmpty = Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0;
  return ![undefined, null, "", false, 0].includes(value as null) && !isEmpty;
}

/** Values as one text, whatever the order of members and the type of a number or flag. */
function text(attribute: string, value: unknown): string {
  if (value === knownAfterApply) {
    return "known after apply";
  }
  if (Array.isArray(value)) {
    return `[${value
      .map((member) => text(attribute, member))
      .sort()
      .join()}]`;
  }
  if (isRecord(value)) {
    const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${text(attribute, member)}`);
    return `{${members.sort().join()}}`;
  }
  const plain = value ?? "";
  const quoted = JSON.stringify(typeof plain === "string" ? plain : JSON.stringify(plain));
  return inExactCase.has(attribute) ? quoted : quoted.toLowerCase();
}
