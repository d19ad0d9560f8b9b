import { type PlacedLiteral, isUnresolved } from "../../core";
import type { Authentication } from "./authentication";

/**
 * What an authentication says of regions: Terraform reads the token in the cache's region. The secrets of users are for
 * their clients, who may read a replica elsewhere.
 */
export function placedSecrets(authentication: Authentication | undefined): readonly PlacedLiteral[] {
  // A kind that failed its check is none of these.
  if (authentication === undefined || isUnresolved(authentication)) {
    return [];
  }
  if (authentication.kind === "existing-secret") {
    return [
      { prop: "authentication.secretArn", value: authentication.secretArn, same: ["region"] },
      { prop: "authentication.kmsKeyArn", value: authentication.kmsKeyArn, same: ["region"] },
    ];
  }
  const hasUsers = authentication.kind === "rbac" || authentication.kind === "existing-user-group";
  return hasUsers ? placedSecretsOfUsers(authentication.users ?? {}) : [];
}

function placedSecretsOfUsers(users: Extract<Authentication, { readonly kind: "rbac" }>["users"]) {
  return isUnresolved(users)
    ? []
    : Object.entries(users).flatMap(([name, user]) => {
        const at = `authentication.users.${name}`;
        return isUnresolved(user) || user.kind !== "existing-user"
          ? []
          : [
              { prop: `${at}.secretArn`, value: user.secretArn },
              { prop: `${at}.kmsKeyArn`, value: user.kmsKeyArn },
            ];
      });
}
