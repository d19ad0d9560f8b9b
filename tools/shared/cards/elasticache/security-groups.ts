import { knownAfterApply } from "../../plan/delta";
import { type Interruption, losesMembers, members } from "../interruption";

/** What clients notice when a cache leaves security groups. Their rules count at once, for open connections too. */
export function leftSecurityGroups(source: string): readonly Interruption[] {
  const common = { kind: "network access", when: "now", source } as const;
  return [
    {
      ...common,
      effect: "clients that only the removed security groups let in lose access",
      applies: (before, after) => losesMembers(before, after) && members(after).length > 0,
    },
    {
      ...common,
      effect:
        "the plan does not show which security groups stay, because one of them is not known yet: clients that only a removed one lets in lose access",
      applies: (before, after) => members(before).length > 0 && after === knownAfterApply,
    },
  ];
}
