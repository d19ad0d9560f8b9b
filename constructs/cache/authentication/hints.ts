import { type Hints, meaning } from "../../core";

const generated = "the password is generated and kept in AWS Secrets Manager";

/** Hints for the authentication of a cache. */
export const authenticationHints: Hints = {
  ...meaning("the token is generated and kept in AWS Secrets Manager", ["authToken", "token"]),
  ...meaning(generated, ["password", "passwords"]),
  ...meaning('it is called `kind`: "iam" or "password"', ["authenticationMode", "type", "noPasswordRequired"]),
  ...meaning("it follows from the name of the cache and of the user", ["userId", "userName", "userGroupId", "name"]),
  ...meaning("set `userEngine` beside the users", ["engine"]),
  ...meaning("it is called `rotation`", ["authTokenUpdateStrategy"]),
  ...meaning('it is for the kinds "auth-token" and "password"', ["rotation"]),
  ...meaning('set `kind`: "rbac" and `users`', ["userIds", "userGroupIds", "users", "user"]),
  ...meaning("write it with `accessString()`", ["keys", "commands", "channels", "permissions"]),
};

/** Hints for the policy of a role. */
export const connectHints: Hints = {
  ...meaning("the first argument is the role", ["role", "roleArn", "grantee"]),
  ...meaning("the policy is made for you: `connectPolicyDocument` returns it", ["policy"]),
  ...meaning("it follows from the cache and the users", ["name", "namePrefix", "id"]),
  ...meaning("it is called `users`", ["user", "userIds", "userId", "userName"]),
};
