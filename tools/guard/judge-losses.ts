import { describeValues } from "./delta";
import { findHandover } from "./handovers";
import { type Loss, losses, protectingAttributes, replaceable, storingWords } from "./losses";
import type { Plan, ResourceChange } from "./plan";
import type { Rename } from "./renames";
import type { LossAction, LossFinding, Note, StepFinding } from "./verdict";

const harmless = new Set(["no-op", "create", "read", "update"]);

/** What Terraform does, by its actions in order; anything with a word this guard does not know is taken for a loss. */
const actions: Readonly<Record<string, LossAction>> = {
  "delete,create": "replaced: destroyed, then created anew",
  "create,delete": "replaced: created anew, then destroyed",
  delete: "destroyed",
  forget: "forgotten: it stays in AWS, but no longer in the state",
  "create,forget": "forgotten: it stays in AWS, but no longer in the state",
};

/** Terraform's reasons, in words. */
const reasons: Readonly<Record<string, string>> = {
  replace_because_cannot_update: "it cannot change in place",
  replace_because_tainted: "it is marked as tainted; `terraform untaint` takes the mark away",
  replace_by_request: "`-replace` asks for it",
  replace_by_triggers: "`replace_triggered_by` asks for it",
  delete_because_no_resource_config: "it is no longer in the configuration",
  delete_because_no_module: "its module is no longer in the configuration",
  delete_because_no_move_target: "the target of its `moved` block is not in the configuration",
  delete_because_wrong_repetition: "`count` or `for_each` came or went",
  delete_because_count_index: "`count` is smaller now",
  delete_because_each_key: "`for_each` lacks its key now",
};

const unknownType: Loss = {
  lost: "whatever it holds: this guard has no rule for its type, but the type stores something",
  instead: "look at it yourself, and allow it when nothing is lost",
};

/** What must be said of one change: a loss, a note, or nothing. */
export interface Judged {
  readonly losses: readonly LossFinding[];
  readonly steps: readonly StepFinding[];
  readonly notes: readonly Note[];
}

/** Judges one change for what it would lose. */
export function judgeLoss(change: ResourceChange, plan: Plan, renames: readonly Rename[]): Judged {
  const words = change.change.actions;
  if (change.mode === "data" || words.every((word) => harmless.has(word))) {
    return nothing;
  }
  const action = actions[words.join()] ?? "changed in a way this guard does not know";
  const loss = lossOf(change);
  if (loss === undefined) {
    return note(change, `${action}; ${replaceable[change.type] ?? "no rule here names its type: look at it yourself"}`);
  }
  const handover = findHandover(change, plan);
  if (handover !== undefined) {
    const { because, obstacle } = handover;
    const steps = obstacle === undefined ? [] : [{ address: addressOf(change), attribute: "name", ...obstacle }];
    return { ...note(change, `${action}; ${because}`), steps };
  }
  const address = addressOf(change);
  const rename = change.deposed === undefined ? renames.find(({ from }) => from === change.address) : undefined;
  const reason = reasons[change.action_reason ?? ""];
  const finding: LossFinding = {
    address,
    action,
    forcedBy: forcedBy(change, loss),
    ...(reason === undefined ? {} : { reason }),
    lost: [loss.lost, ...snapshotLine(change)],
    instead:
      rename === undefined ? remedies(change, loss, action) : [`say that it is ${rename.to} now, as shown below`],
  };
  return { ...nothing, losses: [finding] };
}

const nothing: Judged = { losses: [], steps: [], notes: [] };

function note(change: ResourceChange, text: string): Judged {
  return { ...nothing, notes: [{ address: addressOf(change), text }] };
}

/** A deposed object shares its address with the current one, so its key is part of what names it. */
function addressOf({ address, deposed }: ResourceChange): string {
  return deposed === undefined ? address : `${address} (deposed object ${deposed})`;
}

function lossOf({ type, change }: ResourceChange): Loss | undefined {
  if (type in replaceable) {
    return undefined;
  }
  const stores = storingWords.test(type) || protectingAttributes.some((name) => name in (change.before ?? {}));
  return losses[type] ?? (stores ? unknownType : undefined);
}

/** Values are shown for known types only: of others, nobody knows what may be seen. */
function forcedBy({ type, change }: ResourceChange, loss: Loss): LossFinding["forcedBy"] {
  return (change.replace_paths ?? []).map((path) => {
    const values = loss === unknownType || path.length > 1 ? undefined : describeValues(change, String(path[0]));
    return { attribute: path.join("."), ...(values === undefined || !(type in losses) ? {} : { values }) };
  });
}

/**
 * The provider takes the final snapshot under the name in the state; one that the same apply would add comes too late.
 */
function snapshotLine({ type, change }: ResourceChange): readonly string[] {
  if (type !== "aws_elasticache_replication_group" || !change.actions.includes("delete")) {
    return [];
  }
  const name = change.before?.final_snapshot_identifier;
  return typeof name === "string" && name !== ""
    ? [`a final snapshot \`${name}\` would be taken first; keys written after it are gone`]
    : [
        "no final snapshot would be taken: the state has no `final_snapshot_identifier`, and a new one must be applied first",
      ];
}

function remedies({ change, action_reason }: ResourceChange, loss: Loss, action: LossAction): readonly string[] {
  if (action.startsWith("forgotten")) {
    return ["import it where it goes to before it is forgotten here, or nothing looks after it"];
  }
  if (action_reason === "replace_because_tainted") {
    return ["run `terraform untaint` if the object is sound"];
  }
  const attributes = (change.replace_paths ?? []).map((path) => String(path[0]));
  const specific = attributes.flatMap((attribute) => loss.insteadOf?.[attribute] ?? []);
  return specific.length > 0 ? [...new Set(specific)] : [loss.instead];
}
