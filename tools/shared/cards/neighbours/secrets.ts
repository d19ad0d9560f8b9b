import type { Card } from "../card";
import { gap, loss } from "../deletion";
import type { Permission } from "../permission";
import { replacedBy } from "../replaced-by";

const inSecretsManager = (name: string) => `arn:{partition}:secretsmanager:{region}:{account}:secret:${name}`;

/** AWS adds a hyphen and six characters to a secret's name. */
const secretsOfCaches = ["elasticache/{cache}*", "{aws_secretsmanager_secret.name?}-??????"].map(inSecretsManager);

const read = "given:data.aws_secretsmanager_secret_version.secret_id";

const moveReaders = "keep it until its readers read another secret, and then allow it";

/** Secrets and their readers. */
export const secrets: Readonly<Record<string, Card>> = {
  aws_secretsmanager_secret: {
    deletion: loss(
      "https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
      "the secret with all its versions, and the ARN its readers know",
      "keep its name; make a second secret and move the readers for another one",
      { insteadOfDeletion: moveReaders },
    ),
    namedBy: ["name"],
    use: {
      as: ["secret_arn", "secret_id"],
      whenDeleted: "it cannot be read any more",
      afterName: /-[A-Za-z0-9]{6}$/,
    },
    replacedBy: replacedBy("aws_secretsmanager_secret"),
    unread: ["force_overwrite_replica_secret", "recovery_window_in_days"],
    permissions: [
      {
        actions: [
          "secretsmanager:CreateSecret",
          "secretsmanager:DeleteSecret",
          "secretsmanager:DescribeSecret",
          "secretsmanager:GetResourcePolicy",
          "secretsmanager:TagResource",
          "secretsmanager:UntagResource",
          "secretsmanager:UpdateSecret",
        ],
        on: secretsOfCaches,
      },
    ],
  },
  aws_secretsmanager_secret_version: {
    deletion: loss(
      "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html",
      "this value of the secret, for anyone who still uses it",
      "leave the value as it is",
      {
        insteadOf: Object.fromEntries(
          ["secret_string", "secret_binary", "secret_string_wo_version"].map((name) => [
            name,
            "rotate in two steps, so that the cache accepts both values meanwhile, and then allow this",
          ]),
        ),
        insteadOfDeletion: moveReaders,
      },
    ),
    replacedBy: replacedBy("aws_secretsmanager_secret_version"),
    permissions: [
      {
        actions: [
          "secretsmanager:GetSecretValue",
          "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecretVersionStage",
        ],
        on: secretsOfCaches,
      },
    ],
  },
  aws_ssm_parameter: {
    deletion: loss(
      "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-cli.html",
      "the value, its history, and the name its readers know",
      "keep its name and change its value in place",
    ),
    namedBy: ["name"],
    replacedBy: ["name"],
  },
  aws_secretsmanager_secret_policy: {
    deletion: gap("readers from other accounts are refused"),
    replacedBy: ["secret_arn"],
  },
  aws_secretsmanager_secret_rotation: { deletion: gap("the secret is not rotated"), replacedBy: ["secret_id"] },
};

/** Permissions for reading secrets. */
export const secretsData: Readonly<Record<string, readonly Permission[]>> = {
  aws_secretsmanager_secret_version: [
    { actions: ["secretsmanager:GetSecretValue"], on: [...secretsOfCaches, inSecretsManager(`{${read}?}-??????`)] },
    // A given secret may be encrypted with a key of any account, which Secrets Manager uses for that secret alone:
    // https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
    {
      actions: ["kms:Decrypt"],
      on: ["arn:{partition}:kms:{region}:*:key/*"],
      condition: {
        StringLike: {
          "kms:EncryptionContext:SecretARN": inSecretsManager(`{${read}?}-??????`),
          "kms:ViaService": "secretsmanager.{region}.amazonaws.com*",
        },
      },
    },
  ],
};
