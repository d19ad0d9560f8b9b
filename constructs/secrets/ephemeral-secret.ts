import { Construct } from "constructs";
import {
  type EphemeralResource,
  keepInPlace,
  optional,
  required,
  secretive,
  shown,
  struct,
  text,
  validate,
} from "../core";
import { ephemeralVersion, whereEphemeral } from "./ephemeral-version";
import { fullSecretArnCheck } from "./secret-checks";
import { demandText, textIn } from "./text-in-secret";

/** Properties of an {@link EphemeralSecret}. */
interface EphemeralSecretProps {
  /** Full ARN of the secret, with the six characters that AWS adds: nothing else gives the ARN to policies. */
  readonly secretArn: string;
  /**
   * Key of the text in it, where the secret is a JSON object.
   *
   * @default - the whole secret
   */
  readonly jsonKey?: string;
}

const propsCheck = secretive(
  struct<EphemeralSecretProps>({
    secretArn: required(whereEphemeral(fullSecretArnCheck)),
    jsonKey: optional(shown(text)),
  }),
);

/**
 * A secret that somebody else keeps in AWS Secrets Manager, for a write-only argument: Terraform opens it with every plan
 * and apply, and keeps nothing of it.
 *
 * @internal
 */
export class EphemeralSecret extends Construct {
  /** What Terraform opens. */
  public readonly version: EphemeralResource;
  /** The present value, as a reference. */
  public readonly current: string;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: EphemeralSecretProps) {
    super(scope, id);
    validate(this, propsCheck, props);

    const { secretArn, jsonKey } = props;
    const version = ephemeralVersion(this, "Current", { secretId: secretArn });
    this.version = version;
    demandText(version, jsonKey);
    keepInPlace(this, version, [{ prop: "secretArn", value: secretArn, same: ["region"] }]);
    this.current = textIn(version.secretString, jsonKey);
  }
}
