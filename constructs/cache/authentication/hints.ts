import { type Hints, inKind, meaning } from "../../core";

const generated = "the password is generated and kept in AWS Secrets Manager";

const follows = "it follows from the name of the cache and of the user";

/** Hints for the authentication of a cache. */
export const authenticationHints: Hints = {
  ...meaning("the token is generated and kept in AWS Secrets Manager", ["authToken", "token", "authTokenEnabled"]),
  ...meaning(generated, ["password", "passwords", "secret", "secretArn"]),
  ...meaning('it is called `kind`: "auth-token", "rbac" or "off"', ["authenticationMode", "type", "mode"]),
  ...meaning(follows, ["userId", "userName", "userGroupId", "name"]),
  ...meaning("it is called `userEngine`", ["engine"]),
  ...meaning("it is called `rotation`", ["authTokenUpdateStrategy", "updateStrategy"]),
  ...meaning('it is for the kinds "auth-token" and "password"', ["rotation"]),
  ...inKind("rbac", "users", ["user", "userIds", "userGroupIds", "accessString", "accessStrings", "acl", "rbac"]),
};

/** Hints for a user of a cache. */
export const cacheUserHints: Hints = {
  ...meaning(generated, ["password", "passwords", "secret", "secretArn"]),
  ...meaning('it is called `kind`: "iam" or "password"', ["authenticationMode", "authentication", "type", "mode"]),
  ...meaning('a user needs IAM or a password: set `kind`: "iam" or "password"', ["noPasswordRequired"]),
  ...meaning(follows, ["userId", "userName", "name", "id"]),
  ...meaning("set `userEngine` beside the users", ["engine", "userEngine"]),
  ...meaning("it is called `accessString`", ["access", "acl", "rules", "policy", "accessControl"]),
  ...meaning("write `accessString` with `accessString()`", [
    "keys",
    "commands",
    "channels",
    "permissions",
    "categories",
  ]),
};

/** Hints for the policy of a role. */
export const connectHints: Hints = {
  ...meaning("the first argument is the role", ["role", "roleArn", "grantee"]),
  ...meaning("the policy is made for you: `connectPolicyDocument` returns it", ["policy"]),
  ...meaning("it follows from the cache and the users", ["name", "namePrefix", "id"]),
  ...meaning("it is called `users`", ["user", "userIds", "userId", "userName"]),
};
