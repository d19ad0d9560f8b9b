import { cardOf } from "../../shared/cards/index";
import { sources } from "../../shared/cards/sources";
import { refused } from "../../shared/cards/uses";
import { own } from "../../shared/records";
import { groupBy } from "../../shared/group-by";
import { deltaOf } from "../../shared/plan/delta";
import type { Plan, ResourceChange } from "../../shared/plan/plan";
import { handlesOf } from "./handles";
import { identityOf } from "./identity";
import { overwritten } from "./imports";
import { type Known, knownAfter, knownBefore, knownEarlier } from "./known";
import { isElsewhere, placeInArn, placesIn } from "./places";
import type { StepFinding } from "./verdict";

const importBlocks = "https://developer.hashicorp.com/terraform/language/block/import";

/** Who refers to an object, and by which argument. */
export interface Use {
  readonly address: string;
  readonly attribute: string;
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
  const place = placesIn(plan)(change.address, before, before.arn);
  return firstUse({ address: change.address, mode: "managed", type, values: before, place }, gone, knownAfter(plan));
}

/**
 * What a cache leaves in the maintenance window only, and AWS therefore refuses to delete in the same apply.
 */
export function lateSteps({ address, type, change }: ResourceChange, plan: Plan): readonly StepFinding[] {
  const { use } = cardOf(type) ?? {};
  const values = change.before ?? {};
  const placeOf = placesIn(plan);
  const subject: Known = { address, mode: "managed", type, values, place: placeOf(address, values, values.arn) };
  const users = plan.resource_changes.filter(({ mode, change: { before } }) => mode === "managed" && before !== null);
  const waiting = (use?.whenDeleted === refused ? use.as : []).filter((attribute) =>
    users
      .filter((user) => mayLeaveLater(user, attribute))
      .map((user) => knownBefore(user, placeOf))
      .some((user) => refersTo(user, attribute, subject, handlesOf(type, values))),
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
  const placeOf = placesIn(plan);
  const before = knownEarlier(plan);
  const managed = groupBy(
    before.filter(({ mode }) => mode === "managed"),
    ({ type, values }) => identityOf(type, values),
  );
  const gone = new Set(
    plan.resource_drift.filter(({ change }) => change.actions.join() === "delete").map(({ address }) => address),
  );
  return plan.resource_changes
    .filter(
      ({ address, mode, change }) => mode === "managed" && change.actions.join() === "create" && !gone.has(address),
    )
    .flatMap(({ address, type, change: { after, after_unknown } }): readonly StepFinding[] => {
      const values = after ?? {};
      const subject: Known = { address, mode: "managed", type, values, place: placeOf(address, values) };
      const identity = identityOf(type, after, after_unknown);
      const isNew = !(managed.get(identity) ?? []).some(({ place }) => !isElsewhere(place, subject.place));
      const use = identity !== undefined && isNew ? firstUse(subject, handlesOf(type, values), before) : undefined;
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

/** Of the same type, only a data source uses an object: it has read the object itself. */
function firstUse(subject: Known, handles: readonly string[], users: readonly Known[]): Use | undefined {
  const { use, namedBy = [] } = cardOf(subject.type) ?? {};
  return users.flatMap((user): readonly Use[] => {
    if (user.type === subject.type) {
      const attribute = namedBy.join(", ");
      return user.mode === "data" && isSameObject(user, subject) ? [{ address: user.address, attribute }] : [];
    }
    return (use?.as ?? [])
      .filter((attribute) => refersTo(user, attribute, subject, handles))
      .map((attribute) => ({ address: user.address, attribute }));
  })[0];
}

function isSameObject(one: Known, other: Known): boolean {
  const identity = identityOf(one.type, one.values);
  return (
    identity !== undefined && identity === identityOf(other.type, other.values) && !isElsewhere(one.place, other.place)
  );
}

/** What has the place of its user is meant by a name; an ARN says its place. */
function refersTo(user: Known, attribute: string, subject: Known, handles: readonly string[]): boolean {
  return textsIn(own(user.values, attribute)).some((text) => {
    if (!text.startsWith("arn:")) {
      return handles.includes(text) && !isElsewhere(user.place, subject.place);
    }
    const place = { ...placeInArn(text), provider: user.place.provider };
    return handles.includes(text) || (isArnOf(text, subject.type, handles) && !isElsewhere(place, subject.place));
  });
}

/** An ARN ends with the name of what it stands for, and what AWS adds to it. */
function isArnOf(arn: string, type: string, handles: readonly string[]): boolean {
  const added = cardOf(type)?.use?.afterName;
  const name = added === undefined ? arn : arn.replace(added, "");
  return handles.some((handle) => name.endsWith(`:${handle}`));
}

/** All texts in a value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") {
    return [value];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
