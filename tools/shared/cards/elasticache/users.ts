import { knownAfterApply } from "../../plan/delta";
import type { Card, Step } from "../card";
import { loss } from "../deletion";
import { type Interruption, differsInMoreThanCase, losesMembers, members } from "../interruption";
import { replacedBy } from "../replaced-by";
import { sources } from "../sources";
import { refused } from "../uses";
import { elastiCacheActions, usersOfGroups } from "./permissions";

const userEngine: Step = {
  attribute: "engine",
  effect:
    "AWS refuses to change the engine of users while their group has the old one, and of a group while its cache runs the old one",
  instead:
    "leave the users as they are, because Valkey accepts Redis OSS users: set `userEngine` of the authentication",
  source: sources.rbac,
  on: "update",
  applies: ({ before, after }) => "engine" in after && differsInMoreThanCase(before.engine, after.engine),
};

/**
 * Redis OSS and Valkey log in whoever names no user as `default`.
 *
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/
 */
const defaultLogin: readonly Interruption[] = [
  {
    kind: "authentication",
    when: "now",
    effect: "clients that name no user get in as this one, with its password or, if it needs none, without",
    source: sources.rbac,
    applies: (before, after, { after: { user_name } }) =>
      user_name === "default" && isOff(before) && typeof after === "string" && !isOff(after),
  },
  {
    kind: "authentication",
    when: "now",
    effect: "clients that name no user are refused",
    source: sources.rbac,
    applies: (before, after, { after: { user_name } }) =>
      user_name === "default" && typeof before === "string" && !isOff(before) && isOff(after),
  },
];

/** A user. */
export const user: Card = {
  deletion: loss(
    sources.rbac,
    "a login, on every cache whose group has it: its connections end, and its clients are refused",
    "add a second user, move the clients to it, take this one out of its groups, and remove it in a later apply",
    {
      insteadOfDeletion: "move its clients to another user, take it out of its groups, and remove it in a later apply",
    },
  ),
  namedBy: ["user_id"],
  use: {
    as: ["user_id", "user_ids"],
    whenDeleted: "AWS takes it out of the group, and the next plan wants to add a user that is gone",
  },
  replacedBy: replacedBy("aws_elasticache_user"),
  interruptions: {
    access_string: [
      ...defaultLogin,
      {
        kind: "permissions",
        when: "now",
        effect: "open connections stay, and the new permissions count for them too",
        source: sources.rbac,
      },
    ],
    authentication_mode: [
      {
        kind: "authentication",
        when: "now",
        effect: "open connections stay; new ones need the new credentials",
        source: sources.rbac,
      },
    ],
    no_password_required: [
      {
        kind: "authentication",
        when: "now",
        effect: "open connections stay; new ones need the new credentials, or none",
        source: sources.rbac,
      },
    ],
    passwords: [
      {
        kind: "authentication",
        when: "now",
        effect: "open connections stay; new ones need one of the new passwords",
        source: sources.rbac,
      },
    ],
  },
  steps: [
    userEngine,
    {
      attribute: "user_name",
      effect: "a user that logs in with IAM has one id and name, and AWS refuses any other",
      instead: "write the same text as `user_id` and `user_name`",
      source: sources.iam,
      on: "any",
      applies: ({ after, changed }) =>
        changed("authentication_mode") &&
        members(after.authentication_mode).some((mode) => (Object(mode) as { type?: unknown }).type === "iam") &&
        typeof after.user_id === "string" &&
        typeof after.user_name === "string" &&
        after.user_id !== after.user_name,
    },
  ],
  quiet: ["arn", "id", "region", "tags", "tags_all", "timeouts"],
  permissions: [
    elastiCacheActions(
      ["CreateUser", "DeleteUser", "DescribeUsers", "ModifyUser"],
      "user",
      "{aws_elasticache_user.user_id?}",
    ),
  ],
};

/** A user group. */
export const userGroup: Card = {
  deletion: loss(
    sources.rbac,
    "the logins of every cache that uses the group",
    "keep its id and change its members in place",
  ),
  namedBy: ["user_group_id"],
  use: { as: ["user_group_id", "user_group_ids"], whenDeleted: refused },
  replacedBy: replacedBy("aws_elasticache_user_group"),
  interruptions: {
    user_ids: [
      {
        kind: "authentication",
        when: "now",
        effect: "connections of the removed users end",
        source: sources.rbac,
        applies: losesMembers,
      },
    ],
  },
  steps: [
    userEngine,
    {
      attribute: "user_ids",
      effect:
        "users leave the group in the apply that destroys them, or that adds others: AWS removes a destroyed user from the group, and then the change of the group is refused, or silently lost. Users with `create_before_destroy` are safe from that",
      instead:
        "add the new users in one apply, move the clients, take the old ones out of the group in the next, and destroy them in the last",
      source: sources.issue(49945),
      on: "update",
      applies: ({ before, after, deletedUsers }) =>
        goesWithItsUser(before.user_ids, after.user_ids, deletedUsers) ||
        (Array.isArray(after.user_ids) && comesAndGoes(before.user_ids, after.user_ids)),
    },
  ],
  quiet: ["arn", "id", "region", "tags", "tags_all"],
  permissions: [
    elastiCacheActions(
      ["CreateUserGroup", "DeleteUserGroup", "DescribeUserGroups", "ModifyUserGroup"],
      "usergroup",
      "{aws_elasticache_user_group.user_group_id?}",
    ),
    usersOfGroups,
  ],
};

/** Membership of one user in one group. */
export const userGroupAssociation: Card = {
  deletion: loss(
    sources.rbac,
    "a login: the user leaves the group and its connections end",
    "add the new association first and remove this one in a later apply",
    { insteadOfDeletion: "move its clients to another user first, and then allow it" },
  ),
  namedBy: ["user_group_id", "user_id"],
  replacedBy: ["user_group_id", "user_id"],
  quiet: ["id", "region", "timeouts"],
};

/** An access string that lets nobody log in; a user is off until its access string says `on`. */
function isOff(accessString: unknown): boolean {
  return typeof accessString === "string" && !accessString.split(/\s+/).includes("on");
}

function goesWithItsUser(before: unknown, after: unknown, deletedUsers: ReadonlySet<unknown>): boolean {
  const staying = after === knownAfterApply ? [] : members(after);
  return members(before).some((id) => deletedUsers.has(id) && !staying.includes(id));
}

function comesAndGoes(before: unknown, after: readonly unknown[]): boolean {
  const old = members(before);
  return old.some((id) => !after.includes(id)) && after.some((id) => !old.includes(id));
}
