import { type Hints, inKind, meaning } from "../../core";

const generated = "the password is generated and kept in AWS Secrets Manager";

const token =
  'the token is generated and kept in AWS Secrets Manager; for one that exists, set `kind`: "existing-secret" and `secretArn`';

const passwords = ["password", "passwords", "secret"];

const otherNamesOfKind = ["authenticationMode", "authentication", "type", "mode"];

/** What does the same as a step of a rotation, where the token is made and where it is given. */
const rotating = (known: readonly string[]) =>
  known.includes("updateStrategy") ? "it is called `updateStrategy`" : "it is called `rotation`";

/** What keeps the token out of the state, where it is made and where it is given. */
const writingOnly = (known: readonly string[]) =>
  known.includes("updateStrategy")
    ? "it is called `writeOnlyVersion`, a number to raise with each change"
    : 'set `kind`: "auth-token" and `writeOnly`';

/** Hints for the authentication of a cache. */
export const authenticationHints: Hints = {
  ...meaning(token, ["authToken", "token", "authTokenEnabled"]),
  ...meaning(generated, ["password", "passwords"]),
  ...inKind("existing-secret", "secretArn", ["secret", "secretId", "secretsManagerArn", "authTokenSecretArn"]),
  ...inKind("existing-secret", "jsonKey", ["secretKey", "jsonField", "secretJsonKey", "secretField"]),
  ...meaning('it is called `kind`: "auth-token", "existing-secret", "rbac", "existing-user-group" or "off"', [
    ...["authenticationMode", "type", "mode"],
  ]),
  ...meaning("each of the `users` has its own", ["userId", "userName"]),
  ...inKind("existing-user-group", "userGroupId", ["userGroup", "userGroupIds", "groupId", "userGroupName"]),
  ...meaning("the secret has a `secretName`, the group of users a `userGroupId`", ["name"]),
  ...meaning("it is called `userEngine`", ["engine"]),
  ...meaning("it is called `defaultUser`", ["default", "defaultUserId", "allowDefaultUser"]),
  ...Object.fromEntries(
    [
      ...["authTokenWo", "authTokenWoVersion", "writeOnly", "writeOnlyVersion", "tokenInState", "ephemeral"],
      "secretStringWoVersion",
    ].map((name) => [name, writingOnly]),
  ),
  authTokenUpdateStrategy: rotating,
  updateStrategy: rotating,
  ...meaning('it is for the kinds "auth-token" and "password"', ["rotation"]),
  ...inKind("rbac", "users", ["user", "userIds", "accessString", "accessStrings", "acl", "rbac"]),
};

/** Hints for a user of a cache. */
export const cacheUserHints: Hints = {
  ...meaning(generated, passwords),
  ...meaning('it is called `kind`: "iam", "password" or "existing-user"', otherNamesOfKind),
  ...meaning('a user needs IAM or a password: set `kind`: "iam" or "password"', ["noPasswordRequired"]),
  ...meaning("it is called `userId`", ["id"]),
  ...meaning("an IAM user logs in with its `userId`", ["userName"]),
  name: (known) => (known.includes("userName") ? "it is called `userName`" : "it is called `userId`"),
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

/** Hints for a user that is made elsewhere. */
export const existingUserHints: Hints = {
  ...meaning("it is called `secretArn`", ["secret", "secretId", "passwordSecretArn"]),
  ...meaning("it is called `userId`", ["id"]),
  ...meaning("it is called `userName`", ["name"]),
  ...meaning("it is set where the user is made", ["accessString", "rotation", "password", "passwords", "engine"]),
  ...meaning('write "existing-user": it logs in with a password if it has a `secretArn`, else with IAM', [
    ...["iam", "password"],
  ]),
};

/** Hints for the user `default`. */
export const defaultUserHints: Hints = {
  ...meaning(generated, passwords),
  ...meaning('it is called `kind`: "off", "password" or "existing-user"', otherNamesOfKind),
  ...meaning("AWS requires an IAM user's name to equal its id, and keeps the id `default` for itself", ["iam"]),
  ...meaning('AWS\'s own user without a password is `kind`: "existing-user" with `userId`: "default"', [
    ...["noPasswordRequired", "nopass", "on"],
  ]),
  ...meaning("its name is `default`", ["userName", "name"]),
  ...meaning("it is called `userId`", ["id"]),
};

/** Hints for the policy of a role. */
export const connectHints: Hints = {
  ...meaning("the first argument is the role", ["role", "roleArn", "grantee"]),
  ...meaning("the policy is made for you: `connectPolicyDocument` returns it", ["policy"]),
  ...meaning("it follows from the cache and the users", ["name", "namePrefix", "id"]),
  ...meaning("it is called `users`", ["user", "userIds", "userId", "userName"]),
};
