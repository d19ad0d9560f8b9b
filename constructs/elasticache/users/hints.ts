import { type Hints, inKind, meaning, metaArguments } from "../../core";

/** Hints for a user. @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_user */
export const userHints: Hints = {
  ...meaning('set `authentication`: { kind: "password", passwords }', [
    "passwords",
    "password",
    "passwordsWo",
    "passwordsWoVersion",
  ]),
  ...meaning('set `authentication`, whose kind is "iam", "password" or "disabled"', ["authenticationMode", "type"]),
  ...meaning("a user needs IAM or a password: set `authentication`", ["noPasswordRequired"]),
  ...meaning('set `engine`: { kind: "redis", version: "7.1" }', ["engineVersion"]),
  ...meaning("it is called `accessString`", ["accessControl"]),
  ...metaArguments("User", "resource", ["create", "read", "update", "delete"]),
};

/** Hints for how a user proves who it is. */
export const userAuthenticationHints: Hints = inKind("password", "passwords", [
  ...["password", "passwordsWo", "secret", "secrets", "passwd"],
]);

/** Hints for a group of users. @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_user_group */
export const userGroupHints: Hints = {
  ...meaning("it is called `userGroupId`", ["userGroupName", "name"]),
  ...meaning("it is called `userIds`", ["users"]),
  ...metaArguments("UserGroup", "resource"),
};
