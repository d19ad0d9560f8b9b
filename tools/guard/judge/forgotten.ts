import type { Card } from "../../shared/cards/card";
import type { Plan, ResourceChange } from "../../shared/plan/plan";
import { type Judged, addressOf, note } from "./judged";
import { destroyedParts, heirOf } from "./parts";
import { mayStore } from "./storing";
import { findUse } from "./uses";

export const removedBlocks = "https://developer.hashicorp.com/terraform/language/block/removed";

/** Forgetting destroys nothing, so the only cost is that nothing manages the object any more. */
export function judgeForgotten(change: ResourceChange, card: Card | undefined, plan: Plan): Judged {
  const heir = heirOf(change, plan);
  if (heir !== undefined) {
    return note(change, `forgotten here, and imported to ${heir.address} in the same apply`);
  }
  const parts = destroyedParts(change, plan).map(({ address }) => address);
  const effect = effectOfForgetting(change, parts);
  if (card?.deletion.kind === "gap" || (card === undefined && !mayStore(change))) {
    return note(change, `forgotten: ${effect}`);
  }
  const instead = wayToForget(change, parts, plan);
  return { forgotten: [{ address: addressOf(change), effect, instead, source: removedBlocks }] };
}

function effectOfForgetting({ change }: ResourceChange, parts: readonly string[]): string {
  const stays = parts.length === 0 ? "it stays in AWS" : `it stays in AWS, but loses ${parts.join(", ")}`;
  if (change.actions.includes("create")) {
    return `${stays}, and another, empty one is created beside it under this address`;
  }
  const whole = parts.length === 0 ? `${stays} as it is, with everything in it, but it` : `${stays}; it`;
  return `${whole} is in no state, so no plan shows what happens to it`;
}

function wayToForget(change: ResourceChange, parts: readonly string[], plan: Plan): string {
  if (change.change.actions.includes("create")) {
    return "import the object that exists where the new one would be created";
  }
  const use = findUse(change, plan);
  const first = parts.length === 0 ? "" : "forget its parts too, and then ";
  return use === undefined
    ? "to move it to another state, plan the import there first and look at it, forget it here, and then apply there; nothing needs to manage it in between"
    : `${use.address} uses it as \`${use.attribute}\` all the same: if it is given from now on, ${first}allow this`;
}
