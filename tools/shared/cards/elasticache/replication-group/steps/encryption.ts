import { knownAfterApply } from "../../../../plan/delta";
import type { Step } from "../../../card";
import type { PlannedChange } from "../../../planned-change";
import { members } from "../../../interruption";
import { sources } from "../../../sources";

const changesTls = ["transit_encryption_enabled", "transit_encryption_mode"] as const;

/** TLS is turned on and off in two steps, so that no client is cut off. */
export const encryptionSteps: readonly Step[] = [
  {
    attribute: "transit_encryption_mode",
    effect:
      "TLS is turned on without the optional mode first: AWS refuses it, and clients without TLS would be cut off",
    instead: "apply TLS as `preferred`, move every client to TLS, then apply `required`",
    source: sources.tls,
    on: "update",
    applies: ({ before, after }) =>
      before.transit_encryption_enabled === false &&
      after.transit_encryption_enabled === true &&
      after.transit_encryption_mode !== "preferred",
  },
  {
    attribute: "transit_encryption_enabled",
    effect: "TLS is turned off while it is required: AWS refuses it, and clients with TLS would be cut off",
    instead: "apply TLS as `preferred`, move every client away from TLS, then turn it off",
    source: sources.tlsOff,
    on: "update",
    applies: ({ before, after }) =>
      before.transit_encryption_enabled === true &&
      before.transit_encryption_mode === "required" &&
      after.transit_encryption_enabled === false,
  },
  {
    attribute: "transit_encryption_mode",
    effect: "AWS accepts a TLS mode only together with TLS itself",
    instead: "set `transit_encryption_enabled`, or leave the mode out",
    source: "https://github.com/cloudposse/terraform-aws-elasticache-redis/issues/240",
    on: "any",
    applies: ({ after, changed }) =>
      changed("transit_encryption_mode") &&
      after.transit_encryption_enabled === false &&
      typeof after.transit_encryption_mode === "string" &&
      after.transit_encryption_mode !== "",
  },
  {
    attribute: "transit_encryption_enabled",
    effect: "AWS refuses any change of TLS on a cache with a token or users",
    instead: "tokens and users need TLS as it is: remove them in a separate apply first",
    source: "https://github.com/aws-controllers-k8s/community/issues/2536",
    on: "update",
    applies: ({ before, changed }) => hasAccessControl(before) && changesTls.some(changed),
  },
  {
    attribute: "transit_encryption_mode",
    effect: "AWS accepts a token or users only on a cache that requires TLS already",
    instead: "apply TLS as `required` first, in its steps, and the token or the users after it",
    source: "https://github.com/cloudposse/terraform-aws-elasticache-redis/issues/239",
    on: "any",
    applies: ({ before, after, changed, isNew }) =>
      hasAccessControl(after) &&
      (isNew ? !requiresTls(after) : !hasAccessControl(before) && (!requiresTls(after) || changesTls.some(changed))),
  },
];

function requiresTls({ transit_encryption_enabled, transit_encryption_mode }: PlannedChange["after"]): boolean {
  const isOff = transit_encryption_enabled === false || (transit_encryption_enabled ?? null) === null;
  return !isOff && transit_encryption_mode !== "preferred";
}

/** A token or users; a value that is known only after the apply counts as one of them. */
function hasAccessControl({
  auth_token,
  auth_token_wo_version: version,
  user_group_ids,
}: PlannedChange["after"]): boolean {
  const isToken = auth_token === knownAfterApply || (typeof auth_token === "string" && auth_token !== "");
  const hasToken = isToken || version === knownAfterApply || typeof version === "number";
  return hasToken || user_group_ids === knownAfterApply || members(user_group_ids).length > 0;
}
