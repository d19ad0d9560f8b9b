import { type PlacedLiteral, isUnresolved } from "../../core";
import type { Authentication } from "./authentication";

/**
 * What an authentication says of regions: Terraform reads the token in the cache's region. The secrets of users are for
 * their clients, who may read a replica elsewhere.
 */
export function placedSecrets(authentication: Authentication | undefined): readonly PlacedLiteral[] {
  if (authentication === undefined || isUnresolved(authentication)) {
    return [];
  }
  switch (authentication.kind) {
    case "existing-secret":
      return [
        { prop: "authentication.secretArn", value: authentication.secretArn, same: ["region"] },
        { prop: "authentication.kmsKeyArn", value: authentication.kmsKeyArn, same: ["region"] },
      ];
    case "rbac":
    case "existing-user-group":
      return placedSecretsOfUsers(authentication.users ?? {});
    case "auth-token":
    case "off":
      return [];
  }
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
