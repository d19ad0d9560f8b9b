import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { Construct } from "constructs";
import {
  type Check,
  type Tags,
  claimName,
  fitName,
  keepInPlace,
  kmsKeyArnCheck,
  known,
  literalFlag,
  namedTags,
  optional,
  proseUpTo,
  required,
  secretive,
  shown,
  struct,
  validate,
  tagsCheck,
} from "../core";
import { ephemeralVersion, whereEphemeral } from "./ephemeral-version";
import { generation, isBetweenSecrets, rotationCheck } from "./rotation";
import { maxNameLength, secretNameFormCheck } from "./secret-checks";

const hints = () => require("./hints") as typeof import("./hints");

/** @internal */
export const secretHints = () => hints().secretHints;

/**
 * Maximum length of the description of a secret.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
 */
const maxDescriptionLength = 2048;

/**
 * 64 hexadecimal digits, of which 244 bits are random; ElastiCache takes 16 to 128 characters. Terraform generates new
 * ones with every apply, but a write-only argument is used once for each version and stored nowhere. Secrets Manager
 * does not generate them, because Terraform prints the result of a data source: see docs/adr/0003-secrets.md.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
 * @see https://developer.hashicorp.com/terraform/language/functions/uuid
 */
const randomText = '${replace(join("", [uuid(), uuid()]), "-", "")}';

/** Properties of a {@link GeneratedSecret}. */
export interface GeneratedSecretProps {
  /** Name of the secret. */
  readonly name: string;
  /** What the secret is for, at most 2048 characters. */
  readonly description: string;
  /**
   * Rotation steps taken so far. Raise it by one: a new secret is made, and the old one stays valid. Raise it by one
   * again: the old one is no longer used. Known at synth: no token.
   *
   * @default 1
   */
  readonly rotation?: number;
  /**
   * Key that encrypts the secret.
   *
   * @default - the account's `aws/secretsmanager` key
   */
  readonly kmsKeyArn?: string;
  /**
   * Days during which a deleted secret can be restored, 7 to 30, or 0 to delete it at once.
   *
   * @default 30
   */
  readonly recoveryWindowInDays?: number;
  /**
   * Whether the values are ephemeral: neither the plan nor the state has them, and nothing but a write-only argument takes
   * them, such as the token of a `ReplicationGroup` with `writeOnlyVersion`. The app's `targetVersions` must name
   * Terraform 1.11 or later. Known at synth: no token.
   *
   * @default false - the state has them
   * @provider 6.62 or later: in the package `cdktn-managed-redis` only
   * @see https://developer.hashicorp.com/terraform/language/manage-sensitive-data/ephemeral
   */
  readonly writeOnly?: boolean;
  /**
   * Tags of the secret.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

/**
 * Check of a recovery window.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
 * @internal
 */
export const recoveryWindowCheck: Check<number> = known(["number"], (at, value, problems) => {
  if (value !== 0 && !(Number.isInteger(value) && Number(value) >= 7 && Number(value) <= 30)) {
    problems.add(at, "must be 0, or a whole number between 7 and 30", value);
  }
});

/** The secret itself may be given by a name that is no prop, so messages show the values of props only. */
const propsCheck = secretive(
  struct<GeneratedSecretProps>(
    {
      name: required(shown(secretNameFormCheck)),
      description: required(shown(proseUpTo(maxDescriptionLength))),
      rotation: optional(shown(rotationCheck)),
      kmsKeyArn: optional(shown(kmsKeyArnCheck)),
      recoveryWindowInDays: optional(shown(recoveryWindowCheck)),
      writeOnly: optional(whereEphemeral(literalFlag)),
      tags: optional(shown(tagsCheck)),
    },
    () => hints().generatedSecretHints,
  ),
);

/**
 * A secret that is generated when Terraform applies and kept in AWS Secrets Manager. It is written through a write-only
 * argument, so a new plan does not write it again, and read back for the resource that needs it.
 */
export class GeneratedSecret extends Construct {
  /** The provider's resource. */
  public readonly resource: SecretsmanagerSecret;
  /** ARN of the secret. */
  public readonly secretArn: string;
  /** The newest value, as a reference. */
  public readonly current: string;
  /** The provider's resource of the secret's version. */
  public readonly version: SecretsmanagerSecretVersion;
  private readonly rotation: number;
  private readonly read: typeof dataVersion;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: GeneratedSecretProps) {
    super(scope, id);
    validate(this, propsCheck, props);

    this.rotation = props.rotation ?? 1;
    this.read = props.writeOnly === true ? ephemeralVersion : dataVersion;
    const name = fitName(props.name, maxNameLength);
    this.resource = new SecretsmanagerSecret(this, "Resource", {
      name,
      description: props.description,
      recoveryWindowInDays: props.recoveryWindowInDays ?? 30,
      kmsKeyId: props.kmsKeyArn,
      tags: namedTags(name, props.tags),
    });
    keepInPlace(this, this.resource, [{ prop: "kmsKeyArn", value: props.kmsKeyArn, same: ["region"] }]);
    this.secretArn = this.resource.arn;
    claimName(this, this.resource, "secret", "name");
    this.version = new SecretsmanagerSecretVersion(this, "Version", {
      secretId: this.resource.id,
      secretStringWo: randomText,
      secretStringWoVersion: generation(this.rotation),
    });
    const { secretId, versionId } = this.version;
    this.current = this.read(this, "Current", { secretId, versionId }).secretString;
  }

  /**
   * The valid values, newest first: one, or two in the middle of a rotation. The older one is looked up, so a secret
   * must not begin in the middle of a rotation.
   */
  public inForce(): readonly string[] {
    if (!isBetweenSecrets(this.rotation)) {
      return [this.current];
    }
    const previous = this.read(this, "Previous", {
      secretId: this.version.secretId,
      versionStage: "AWSPREVIOUS",
      dependsOn: [this.version],
    });
    return [this.current, previous.secretString];
  }
}

/** Reads a version of a secret, which the state then has. */
function dataVersion(...[scope, id, config]: Parameters<typeof ephemeralVersion>): { readonly secretString: string } {
  return new DataAwsSecretsmanagerSecretVersion(scope, id, config);
}
