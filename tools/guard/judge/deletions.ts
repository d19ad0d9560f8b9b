import type { Card, Gap, Loss } from "../../shared/cards/card";
import { cardOf } from "../../shared/cards/index";
import { own } from "../../shared/records";
import { describeValues, textBefore } from "../../shared/plan/delta";
import type { Plan, ResourceChange } from "../../shared/plan/plan";
import { judgeForgotten, removedBlocks } from "./forgotten";
import { findHandover } from "./handovers";
import { type Judged, addressOf, note, unjudged } from "./judged";
import { waysToKeep } from "./keep";
import { forgottenWhole, isForgotten } from "./parts";
import { isFilled } from "./situations";
import { mayStore } from "./storing";
import { type Use, findUse, lateSteps } from "./uses";
import type { LossAction, LossFinding, Rename } from "./verdict";

const harmless = new Set(["no-op", "create", "read", "update"]);

/** What Terraform does with a deletion, by its actions in order. */
const lossActions: Readonly<Record<string, LossAction>> = {
  "delete,create": "replaced: destroyed first, then created",
  "create,delete": "replaced: created first, then destroyed",
  delete: "destroyed",
};

/** Terraform's reasons, in words. */
const reasons: Readonly<Record<string, string>> = {
  replace_because_cannot_update: "it cannot change in place",
  replace_because_tainted: "it is marked as tainted; `terraform untaint` removes the mark",
  replace_by_request: "`-replace` asks for it",
  replace_by_triggers: "`replace_triggered_by` asks for it",
  delete_because_no_resource_config: "it is no longer in the configuration",
  delete_because_no_module: "its module is no longer in the configuration",
  delete_because_no_move_target: "the target of its `moved` block is not in the configuration",
  delete_because_wrong_repetition: "`count` or `for_each` was added or removed",
  delete_because_count_index: "`count` is smaller now",
  delete_because_each_key: "`for_each` no longer has its key",
};

/** Judges what one change deletes. */
export function judgeDeletion(change: ResourceChange, plan: Plan, renames: readonly Rename[]): Judged {
  const words = change.change.actions;
  if (change.mode === "data" || words.every((word) => harmless.has(word))) {
    return {};
  }
  const card = cardOf(change.type);
  if (isForgotten(change)) {
    return judgeForgotten(change, card, plan);
  }
  const action = own(lossActions, words.join());
  if (action === undefined) {
    return unjudged(change, `its actions are ${words.join(", ")}, which the guard does not know`);
  }
  if (card?.deletion.kind === "gap") {
    return judgeGap(change, action, card.deletion, plan, renames);
  }
  if (card === undefined && !mayStore(change)) {
    return unjudged(change, `${action}; the guard has no rule for ${change.type}`);
  }
  return judgeLoss(change, action, card, plan, renames);
}

/** What can be created again is lost nevertheless when it belongs to something that nothing manages any more. */
function judgeGap(
  change: ResourceChange,
  action: LossAction,
  gap: Gap,
  plan: Plan,
  renames: readonly Rename[],
): Judged {
  const isRenamed = renames.some(({ from }) => from === change.address);
  const whole = isRenamed ? undefined : forgottenWhole(change, plan);
  if (whole === undefined) {
    return note(change, gapText(change, action, gap));
  }
  const reason = own(reasons, change.action_reason ?? "");
  const finding: LossFinding = {
    address: addressOf(change),
    action,
    forcedBy: forcedBy(change, true),
    ...(reason === undefined ? {} : { reason }),
    lost: [
      `it is a part of ${whole.address}, which is forgotten and stays in AWS without it: ${gap.meanwhile}`,
      ...(gap.lost === undefined ? [] : [gap.lost]),
    ],
    instead: [forgetAsWell],
    source: removedBlocks,
  };
  return { losses: [finding] };
}

const forgetAsWell = "forget it as well, with a `removed` block of its own and `destroy = false`";

function judgeLoss(
  change: ResourceChange,
  action: LossAction,
  card: Card | undefined,
  plan: Plan,
  renames: readonly Rename[],
): Judged {
  const address = addressOf(change);
  const handover = findHandover(change, plan);
  if (handover !== undefined) {
    const { because, obstacle } = handover;
    const steps = obstacle === undefined ? [] : [{ address, attribute: "name", ...obstacle }];
    return { ...note(change, `${action}; ${because}`), steps };
  }
  const rename = change.deposed === undefined ? renames.find(({ from }) => from === change.address) : undefined;
  const use = rename === undefined ? findUse(change, plan) : undefined;
  const reason = own(reasons, change.action_reason ?? "");
  const loss = lossOf(card);
  const finding: LossFinding = {
    address,
    action,
    forcedBy: forcedBy(change, loss !== undefined),
    ...(reason === undefined ? {} : { reason }),
    lost: [loss?.lost ?? unknownLoss, ...useLine(card, use), ...snapshotLine(change), ...memberLine(change)],
    instead: rename === undefined ? waysOut(change, loss, use) : [`say that it is ${rename.to} now, as shown below`],
    ...(loss === undefined ? {} : { source: loss.source }),
  };
  return { losses: [finding], steps: lateSteps(change, plan) };
}

function lossOf(card: Card | undefined): Loss | undefined {
  return card?.deletion.kind === "loss" ? card.deletion : undefined;
}

function useLine(card: Card | undefined, use: Use | undefined): readonly string[] {
  return use === undefined || card?.use === undefined
    ? []
    : [`${use.address} still uses it as \`${use.attribute}\`: ${card.use.whenDeleted}`];
}

const unknownLoss =
  "whatever it holds: the guard has no rule for its type, whose name or arguments suggest that it stores something";

function gapText({ deposed, change }: ResourceChange, action: LossAction, { meanwhile, lost }: Gap): string {
  if (deposed !== undefined) {
    return "destroyed: an unfinished replacement left it behind";
  }
  const gone = lost === undefined ? "" : `; ${lost} is lost`;
  if (!change.actions.includes("create")) {
    return `${action}${gone}; from then on ${meanwhile}`;
  }
  return change.actions[0] === "create" ? `${action}${gone}` : `${action}${gone}; in between ${meanwhile}`;
}

/** Values are shown for known types only: for others, it is not known which may be seen. */
function forcedBy({ change }: ResourceChange, known: boolean): LossFinding["forcedBy"] {
  return (change.replace_paths ?? []).map((path) => {
    const values = !known || path.length > 1 ? undefined : describeValues(change, String(path[0]));
    return { attribute: path.join("."), ...(values === undefined ? {} : { values }) };
  });
}

/**
 * The provider takes the final snapshot under the name in the state; one that the same apply would add comes too late.
 */
function snapshotLine({ type, change }: ResourceChange): readonly string[] {
  if (!takesFinalSnapshot.has(type) || !change.actions.includes("delete")) {
    return [];
  }
  if (change.before?.engine === "memcached") {
    return ["Memcached has no snapshots: nothing brings the keys back"];
  }
  const name = textBefore(change, "final_snapshot_identifier");
  return isFilled(change.before?.final_snapshot_identifier)
    ? [
        `a final snapshot${name === undefined ? "" : ` \`${name}\``} would be taken first; keys written after it are gone`,
      ]
    : [
        "no final snapshot would be taken: the state has no `final_snapshot_identifier`, and a new one must be applied first",
      ];
}

const takesFinalSnapshot = new Set(["aws_elasticache_replication_group", "aws_elasticache_cluster"]);

function memberLine({ type, change }: ResourceChange): readonly string[] {
  const id = textBefore(change, "global_replication_group_id");
  return type === "aws_elasticache_replication_group" && id !== undefined
    ? [
        `its place in the global datastore \`${id}\`: change engine, version, node type and shards there, not on a member`,
      ]
    : [];
}

/** What was imported to be kept is not to be made anew beside itself. */
function waysOut(change: ResourceChange, loss: Loss | undefined, use: Use | undefined): readonly string[] {
  const kept = change.change.importing === undefined ? [] : waysToKeep(change);
  return kept.length > 0 ? kept : remedies(change, loss, use);
}

function remedies(
  { change, action_reason = "" }: ResourceChange,
  loss: Loss | undefined,
  use: Use | undefined,
): readonly string[] {
  const byReason = own(remedyOfReason, action_reason);
  if (byReason !== undefined) {
    return [byReason];
  }
  if (loss === undefined) {
    return ["check it yourself, and allow it if nothing is lost"];
  }
  if (!change.actions.includes("create") && use !== undefined) {
    return [forgetIt];
  }
  if (!change.actions.includes("create")) {
    return [loss.insteadOfDeletion ?? "keep it in the code until nothing uses it any more, and then allow it"];
  }
  const attributes = (change.replace_paths ?? []).map((path) => String(path[0]));
  const ways = attributes.map((attribute) => own(loss.insteadOf ?? {}, attribute) ?? loss.instead);
  return ways.length > 0 ? [...new Set(ways)] : [loss.instead];
}

/** The way from a part that the code makes to the same part, given. */
const forgetIt =
  "if it is given from now on, forget it and what is part of it, such as rules or policies: a `removed` block with `destroy = false`, from Terraform 1.7 on, leaves everything as it is";

/** What to do about a replacement that no attribute causes. */
const remedyOfReason: Readonly<Record<string, string>> = {
  replace_because_tainted: "run `terraform untaint` if the object is intact",
  replace_by_request: "leave out `-replace`",
  replace_by_triggers: "remove the `replace_triggered_by`",
};
