import type { Card } from "../card";
import { gap, loss } from "../deletion";
import { actionsOf } from "../permission";
import { replacedBy } from "../replaced-by";

/** Roles and what they may do. */
export const identity: Readonly<Record<string, Card>> = {
  aws_iam_role: {
    deletion: loss(
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
      "the ARN that others assume or trust",
      "add a second role, move its users, then remove this one",
    ),
    namedBy: ["name"],
    replacedBy: ["name", "name_prefix", "path"],
    permissions: [
      {
        actions: actionsOf(
          "iam",
          "CreateRole",
          "DeleteRole",
          "GetRole",
          "ListAttachedRolePolicies",
          "ListInstanceProfilesForRole",
          "ListRolePolicies",
          "TagRole",
          "UntagRole",
          "UpdateAssumeRolePolicy",
          "UpdateRole",
          "UpdateRoleDescription",
        ),
        on: ["arn:{partition}:iam::{account}:role/{aws_iam_role.name}"],
      },
    ],
  },
  aws_iam_policy: {
    deletion: loss(
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
      "the ARN that others attach",
      "keep its name and change its document in place",
    ),
    namedBy: ["name"],
    replacedBy: ["description", "name", "name_prefix", "path"],
  },
  aws_iam_role_policy: {
    deletion: gap("the role lacks the permission"),
    replacedBy: replacedBy("aws_iam_role_policy", "name_prefix"),
    permissions: [
      {
        actions: ["iam:DeleteRolePolicy", "iam:GetRolePolicy", "iam:PutRolePolicy"],
        on: ["arn:{partition}:iam::{account}:role/{aws_iam_role_policy.role}"],
      },
    ],
  },
  aws_iam_role_policy_attachment: {
    deletion: gap("the role lacks the permission"),
    replacedBy: ["policy_arn", "role"],
  },
};
