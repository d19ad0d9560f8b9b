import type { Delta } from "../../../../plan/delta";
import { type Interruptions, becomes } from "../../../interruption";
import { sources } from "../../../sources";
import { leftSecurityGroups } from "../../security-groups";

/** What clients notice when access changes. */
export const accessInterruptions: Interruptions = {
  transit_encryption_enabled: [
    {
      kind: "TLS",
      when: "may-wait",
      effect:
        "clients with and without TLS are served; new endpoints with TLS are added to the old ones, and outputs change to them",
      source: sources.tlsEndpoints,
      applies: becomes(true),
    },
    {
      kind: "TLS off",
      when: "may-wait",
      effect: "clients that insist on TLS are refused, and the endpoints with TLS are removed",
      source: sources.tlsOff,
      applies: becomes(false),
    },
  ],
  transit_encryption_mode: [
    {
      kind: "TLS required",
      when: "may-wait",
      effect: "clients without TLS are cut off, and the endpoints without TLS are removed",
      source: sources.tlsEndpoints,
      applies: becomes("required"),
    },
    {
      kind: "TLS optional",
      when: "may-wait",
      effect:
        "clients without TLS are served as well; AWS does not describe what those with TLS notice on this way back",
      source: sources.tls,
      applies: (before, after) => before === "required" && after === "preferred",
    },
  ],
  auth_token: [
    {
      kind: "authentication",
      when: "now",
      effect: "the old and the new token both work",
      source: sources.auth,
      applies: (before, after, change) => !isEmpty(before) && !isEmpty(after) && !isSet(change),
    },
    {
      kind: "authentication",
      when: "now",
      effect:
        "clients with the new token get in; those without one, or with a token that the state does not know, still do",
      source: sources.auth,
      applies: (before, after, change) => isEmpty(before) && !isEmpty(after) && !isSet(change),
    },
    {
      kind: "authentication",
      when: "now",
      effect: "new connections need the new token",
      source: sources.auth,
      applies: (_before, after, change) => !isEmpty(after) && isSet(change),
    },
  ],
  auth_token_update_strategy: [
    {
      kind: "authentication",
      when: "now",
      effect: "SET ends the old token: clients that still use it are refused",
      source: sources.auth,
      applies: (_before, after, { changed }) => after === "SET" && !changed("auth_token"),
    },
    {
      kind: "authentication",
      when: "now",
      effect: "the provider sends the token in the state once more, as a second token",
      source: sources.issue(34609),
      applies: (_before, after, change) =>
        after === "ROTATE" && !change.changed("auth_token") && !isEmpty(change.before.auth_token),
    },
  ],
  auth_token_wo_version: [
    {
      kind: "authentication",
      when: "now",
      effect: "the token is sent once more, and beside it the one of before still works",
      source: sources.auth,
      applies: (_before, after, change) => !isEmpty(after) && !isSet(change),
    },
  ],
  user_group_ids: [
    {
      kind: "authentication",
      when: "may-wait",
      effect: "users outside the new group lose access",
      source: sources.modify,
      applies: (before, after) => !isEmpty(before) && !isEmpty(after),
    },
    {
      kind: "authentication",
      when: "may-wait",
      effect: "from then on, only users of the group can connect",
      source: sources.modify,
      applies: (before, after) => isEmpty(before) && !isEmpty(after),
    },
    {
      kind: "less protection",
      when: "may-wait",
      effect: "nobody has to log in until there is a token: anyone who reaches the cache gets in",
      source: sources.tlsOff,
      applies: (before, after) => !isEmpty(before) && isEmpty(after),
    },
  ],
  security_group_ids: leftSecurityGroups(sources.modifying),
  ip_discovery: [
    {
      kind: "addresses",
      when: "now",
      effect:
        "clients without TLS are told addresses of the other IP version; with TLS they are told names, and nothing changes",
      source: sources.networkType,
    },
  ],
};

function isSet({ after }: Delta): boolean {
  return after.auth_token_update_strategy === "SET";
}

/** A value that is known only after the apply is not empty. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
