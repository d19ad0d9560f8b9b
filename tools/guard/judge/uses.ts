import { cardOf } from "../../shared/cards/index";
import { sources } from "../../shared/cards/sources";
import { refused } from "../../shared/cards/uses";
import { own } from "../../shared/records";
import { deltaOf } from "../../shared/plan/delta";
import { type Plan, type ResourceChange, type Values, readSources } from "../../shared/plan/plan";
import { configuredAddress, configuredResources } from "../../shared/plan/references";
import { handlesOf } from "./handles";
import { identityOf, regionIn } from "./identity";
import { overwritten } from "./imports";
import type { StepFinding } from "./verdict";

const importBlocks = "https://developer.hashicorp.com/terraform/language/block/import";

/** Who refers to an object, and by which argument. */
export interface Use {
  readonly address: string;
  readonly attribute: string;
}

/** An object by its type and what is known of it. */
interface Known {
  readonly address: string;
  readonly type: string;
  readonly values: Values;
}

/**
 * What still refers to an object when the apply has deleted it: by its name, id or ARN as plain text, because Terraform
 * would not delete what the code refers to. That is how a part that the code has made becomes one that it is given.
 */
export function findUse(change: ResourceChange, plan: Plan): Use | undefined {
  const {
    type,
    deposed,
    change: { before, after },
  } = change;
  const identity = identityOf(type, before);
  if (before === null || deposed !== undefined || (identity !== undefined && identity === identityOf(type, after))) {
    return undefined;
  }
  const next = new Set(handlesOf(type, after ?? {}));
  const gone = handlesOf(type, before).filter((handle) => !next.has(handle));
  return firstUse(type, before, gone, [...remaining(plan), ...readData(plan)]);
}

/**
 * What a cache leaves in the maintenance window only, and AWS therefore refuses to delete in the same apply.
 */
export function lateSteps({ address, type, change }: ResourceChange, plan: Plan): readonly StepFinding[] {
  const { use } = cardOf(type) ?? {};
  const handles = handlesOf(type, change.before ?? {});
  const waiting = (use?.whenDeleted === refused ? use.as : []).filter((attribute) =>
    plan.resource_changes.some(
      (user) => mayLeaveLater(user, attribute) && refersTo(user.change.before ?? {}, attribute, handles),
    ),
  );
  return waiting.map((attribute) => ({ address, attribute, ...leavesLater }));
}

const leavesLater = {
  effect:
    "the cache may leave it in the maintenance window only, and AWS deletes nothing that is in use: the apply then ends with an error",
  instead: "set `apply_immediately` for this apply, or apply once more after the maintenance window",
  source: sources.pending,
};

function mayLeaveLater({ type, change }: ResourceChange, attribute: string): boolean {
  const interruptions = own(cardOf(type)?.interruptions ?? {}, attribute) ?? [];
  return (
    change.actions.join() === "update" &&
    change.after?.apply_immediately !== true &&
    interruptions.some(({ when }) => when !== "now") &&
    deltaOf(change).changed(attribute)
  );
}

/** Creations of what a cache uses already, and which therefore exists: AWS refuses a second object of the same name. */
export function judgeExisting(plan: Plan): readonly StepFinding[] {
  const before = plan.resource_changes.flatMap(({ address, type, mode, change }): readonly Known[] =>
    change.before === null || mode === "data" ? [] : [{ address, type, values: change.before }],
  );
  const known = new Set(before.map(({ type, values }) => identityOf(type, values)));
  const gone = new Set(
    plan.resource_drift.filter(({ change }) => change.actions.join() === "delete").map(({ address }) => address),
  );
  return plan.resource_changes
    .filter(
      ({ address, mode, change }) => mode === "managed" && change.actions.join() === "create" && !gone.has(address),
    )
    .flatMap((change): readonly StepFinding[] => {
      const {
        address,
        type,
        change: { after, after_unknown },
      } = change;
      const identity = identityOf(type, after, after_unknown);
      const isNew = identity !== undefined && !known.has(identity);
      const use = isNew ? firstUse(type, after ?? {}, handlesOf(type, after ?? {}), before) : undefined;
      return use === undefined ? [] : [exists(address, type, use)];
    });
}

function exists(address: string, type: string, use: Use): StepFinding {
  const effect = overwritten.has(type)
    ? "AWS takes the creation for a change of it, and it is deleted with this stack"
    : "AWS refuses to create it again, and the apply ends in an error";
  return {
    address,
    attribute: (cardOf(type)?.namedBy ?? []).join(", "),
    effect: `${use.address} has it as \`${use.attribute}\` already, so that it exists: ${effect}`,
    instead: "bring it into the state with an `import` block, or give it by its name",
    source: importBlocks,
  };
}

/** An object of the same type with the same attribute is not one that uses it. */
function firstUse(type: string, values: Values, handles: readonly string[], users: readonly Known[]): Use | undefined {
  const attributes = cardOf(type)?.use?.as ?? [];
  const region = regionIn(values.arn);
  return users
    .filter((user) => user.type !== type && !isElsewhere(region, regionIn(user.values.arn)))
    .flatMap((user) =>
      attributes
        .filter((attribute) => refersTo(user.values, attribute, handles))
        .map((attribute) => ({ address: user.address, attribute })),
    )[0];
}

function refersTo(values: Values, attribute: string, handles: readonly string[]): boolean {
  return textsIn(own(values, attribute)).some((text) => handles.some((handle) => means(text, handle)));
}

function isElsewhere(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

/** An ARN ends with the name of what it stands for. */
function means(text: string, handle: string): boolean {
  return text === handle || (text.startsWith("arn:") && text.endsWith(`:${handle}`));
}

/** All texts in a value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") {
    return [value];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What exists after the apply; a name that is known only then comes from the code, and not from what is deleted. */
function remaining(plan: Plan): readonly Known[] {
  return plan.resource_changes.flatMap(({ address, type, deposed, change }): readonly Known[] =>
    change.after === null || deposed !== undefined
      ? []
      : [{ address, type, values: { arn: change.before?.arn, ...change.after } }],
  );
}

/** Data sources that were read for this plan; one that is no longer in the code may still be in the state. */
function readData(plan: Plan): readonly Known[] {
  const configured = configuredResources(plan);
  return readSources(plan).filter(({ address }) => configured.has(configuredAddress(address)));
}
