import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { type Check, type EphemeralResource, sinceProvider } from "../core";

/** Which version of a secret Terraform opens. */
interface EphemeralVersionConfig {
  readonly secretId: string;
  /** @default - by its stage */
  readonly versionId?: string;
  /** @default - the newest one */
  readonly versionStage?: string;
  /** @default - what it refers to */
  readonly dependsOn?: ITerraformDependable[];
}

/** A version of a secret that Terraform opens when it needs it, and keeps neither in the plan nor in the state. */
type EphemeralVersion = EphemeralResource & { readonly secretString: string };

/** What newer bindings have. */
interface Bindings {
  readonly EphemeralAwsSecretsmanagerSecretVersion: new (
    scope: Construct,
    id: string,
    config: EphemeralVersionConfig,
  ) => EphemeralVersion;
}

/** The bindings of ephemeral versions; undefined where they are too old to have any. */
function bindings(): Bindings | undefined {
  try {
    return require("@cdktf/provider-aws/lib/ephemeral-aws-secretsmanager-secret-version") as Bindings;
  } catch {
    return undefined;
  }
}

/**
 * Checks what needs ephemeral versions, which are of use for the token of a replication group, and refuses it where there
 * are none.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/ephemeral-resources/secretsmanager_secret_version
 */
export function whereEphemeral<T>(check: Check<T>): Check<T> {
  return sinceProvider("6.62", () => bindings() !== undefined, check);
}

/** Opens a version of a secret; what asks for it was checked. */
export function ephemeralVersion(scope: Construct, id: string, config: EphemeralVersionConfig): EphemeralVersion {
  const known = bindings();
  if (known === undefined) {
    throw new Error("the bindings have no ephemeral versions of secrets");
  }
  return new known.EphemeralAwsSecretsmanagerSecretVersion(scope, id, config);
}
