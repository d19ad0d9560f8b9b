import type { Card } from "../card";
import { gap, loss } from "../deletion";
import { turnsOff } from "../interruption";
import { anywhere, named } from "../permission";
import { replacedBy } from "../replaced-by";
import { keyArguments } from "../uses";

const keys = ["arn:{partition}:kms:{region}:{account}:key/*"];
const keysOfCaches = named("aws:ResourceTag", "aws_kms_key");

const deleting = "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html";
const keyPolicies = "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html";
const enabling = "https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html";

/** Keys. */
export const encryption: Readonly<Record<string, Card>> = {
  aws_kms_key: {
    deletion: loss(
      deleting,
      "everything encrypted with the key, for good, once its waiting period is over",
      "keep the key; cancel a deletion with `aws kms cancel-key-deletion` while it waits",
      {
        insteadOfDeletion:
          "keep the key until nothing is encrypted with it; `aws kms cancel-key-deletion` brings it back while it waits",
      },
    ),
    use: { as: keyArguments, whenDeleted: "what it encrypts cannot be read any more, once the waiting period begins" },
    replacedBy: replacedBy("aws_kms_key", "custom_key_store_id", "xks_key_id"),
    unread: ["bypass_policy_lockout_safety_check", "deletion_window_in_days"],
    interruptions: {
      is_enabled: [
        {
          kind: "encryption",
          when: "now",
          effect: "what the key encrypts cannot be read until it is enabled",
          source: enabling,
          applies: turnsOff,
        },
      ],
      policy: [
        {
          kind: "encryption",
          when: "now",
          effect: "anyone whom the new policy leaves out loses access",
          source: keyPolicies,
        },
      ],
    },
    permissions: [
      {
        actions: ["kms:CreateKey", "kms:TagResource"],
        on: ["*"],
        condition: {
          ...named("aws:RequestTag", "aws_kms_key"),
          // A key that already has an alias must not be taken over by giving it another one.
          ...named("aws:ResourceTag", "aws_kms_key", "StringLikeIfExists"),
        },
      },
      {
        actions: [
          "kms:CreateGrant",
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:DisableKeyRotation",
          "kms:EnableKeyRotation",
          "kms:GenerateDataKey",
          "kms:GetKeyPolicy",
          "kms:GetKeyRotationStatus",
          "kms:ListResourceTags",
          "kms:PutKeyPolicy",
          "kms:ScheduleKeyDeletion",
          "kms:TagResource",
          "kms:UntagResource",
          "kms:UpdateKeyDescription",
        ],
        on: keys,
        condition: keysOfCaches,
      },
    ],
  },
  aws_kms_replica_key: {
    deletion: loss(
      deleting,
      "everything encrypted with the key in this region, for good, once its waiting period is over",
      "keep the key",
    ),
    replacedBy: ["primary_key_arn"],
  },
  aws_kms_alias: {
    deletion: loss(
      "https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html",
      "the name under which others use the key",
      "add a second alias, move its users, then remove this one",
    ),
    namedBy: ["name"],
    replacedBy: replacedBy("aws_kms_alias"),
    permissions: [
      anywhere("kms:ListAliases"),
      {
        actions: ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"],
        on: ["alias/elasticache-{cache}*", "{aws_kms_alias.name?}"].map(
          (name) => `arn:{partition}:kms:{region}:{account}:${name}`,
        ),
      },
      { actions: ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"], on: keys, condition: keysOfCaches },
    ],
  },
  aws_kms_key_policy: {
    deletion: gap("the key has AWS's default policy"),
    replacedBy: ["key_id"],
    permissions: [{ actions: ["kms:GetKeyPolicy", "kms:PutKeyPolicy"], on: keys, condition: keysOfCaches }],
  },
};
