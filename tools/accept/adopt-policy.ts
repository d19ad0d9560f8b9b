import { adoptActions } from "../shared/adopt-actions";
import { policyOf } from "./deploy-policy/statement";
import { formattedJson } from "./json";
import type { Files } from "./stale";

/**
 * The policy of who runs adopt. It looks at what nobody knows the names of yet, and most of its questions are about all
 * objects of a kind anyway, so it names none.
 */
export async function adoptPolicyFile(): Promise<Files> {
  const policy = policyOf({ Effect: "Allow", Action: adoptActions, Resource: ["*"] });
  return new Map([["docs/adopt-policy.json", await formattedJson(policy)]]);
}
