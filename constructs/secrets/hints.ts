import { type Hints, meaning, metaArguments, overridable, sinceProvider6 } from "../core";

const generated = "the secret is generated: there is nothing to set";

/**
 * Hints for a secret and its version.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/secretsmanager_secret
 * @internal
 */
export const secretHints: Hints = {
  ...overridable("GeneratedSecret", "resource", ["force_overwrite_replica_secret", "policy", "replica"]),
  ...meaning(generated, [
    "secretString",
    "secretBinary",
    "secretStringWo",
    "generateSecretString",
    "secretObjectValue",
  ]),
  ...meaning("it follows from `rotation`", ["secretStringWoVersion", "versionStage", "versionStages", "versionId"]),
};

/** Hints for a secret that is used alone. */
export const generatedSecretHints: Hints = {
  ...secretHints,
  ...meaning(generated, ["value", "secretValue", "secret", "password", "token", "authToken", "plaintext", "text"]),
  ...meaning("it is called `name`", ["namePrefix", "secretName"]),
  ...meaning("it is called `kmsKeyArn`", ["kmsKeyId", "encryptionKey"]),
  ...sinceProvider6(["type"]),
  ...meaning("the secret is made here; use `secretArn` of this construct", ["secretId"]),
  ...metaArguments("GeneratedSecret", "resource"),
};

/** Hints for a secret that exists. */
export const existingSecretHints: Hints = {
  ...meaning("it is called `secretArn`", ["secretId", "arn", "secretName", "name", "id"]),
  ...meaning("it is called `jsonKey`", ["key", "field", "jsonField", "secretKey", "property"]),
  ...meaning("it follows from the secret, which is only read", ["kmsKeyArn", "kmsKeyId"]),
  ...meaning("the newest value is read", ["versionId", "versionStage"]),
  ...metaArguments("ExistingSecret", "data"),
  ...meaning("a data source takes none", ["provisioners", "connection"]),
  lifecycle: "no prop sets it: the data source has conditions of its own",
  tagsAll: "the secret is only read, and not tagged",
  tags: "the secret is only read, and not tagged",
};
