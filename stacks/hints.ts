import type { Hints } from "../constructs/core";
import type { EnvironmentCache } from "./environment";

/** Props of a cache that somebody may set for a whole environment. */
const ofCache: readonly (keyof EnvironmentCache)[] = [
  "name",
  "description",
  "engine",
  "nodeType",
  "topology",
  "port",
  "parameters",
  "authentication",
  "transitEncryption",
  "encryptionAtRest",
  "snapshotRetentionLimit",
  "snapshotWindow",
  "maintenanceWindow",
  "finalSnapshot",
  "deletionProtection",
  "logs",
  "events",
  "alarms",
  "alerts",
  "dashboard",
  "acknowledgedWarnings",
];

/** Arguments of the provider that depend on who deploys, and not on what. */
const ofWhoDeploys = ["profile", "accessKey", "secretKey", "token", "sharedConfigFiles", "sharedCredentialsFiles"];

const credentials = "it belongs to whoever deploys: set `AWS_PROFILE` or another variable of AWS in the shell";

/** Hints for an environment, for somebody who knows the provider, a backend or the props of a cache. */
export const environmentHints: Hints = {
  ...Object.fromEntries(ofCache.map((prop) => [prop, "set it for each of the `caches`"])),
  ...Object.fromEntries([...ofWhoDeploys, "assumeRole"].map((name) => [name, credentials])),
  allowedAccountIds: "it is called `account`",
  accountId: "it is called `account`",
  defaultTags: "it is called `tags`",
  backend: "it is called `state`",
  vpcId: 'set `network`: { kind: "existing", vpcId, subnetIds }',
  subnetIds: 'set `network`: { kind: "existing", vpcId, subnetIds }',
  securityGroupIds: "set `clients`, by a name of your choice",
  cache: "it is called `caches`",
  import: "it is called `imports`",
  importFrom: "set `imports`, by the path of a construct below the stack",
};

/** Hints for the place of the state, for somebody who knows the backends of Terraform. */
export const stateHints: Hints = {
  key: "it follows from the name of the environment",
  path: "it follows from the name of the environment",
  dynamodbTable: "a file beside the state locks it: there is nothing to set",
  useLockfile: "a file beside the state locks it: there is nothing to set",
  encrypt: "the state is always encrypted",
  kmsKeyId: "the bucket's own key encrypts the state",
};
