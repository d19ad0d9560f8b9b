import { Fn, Token } from "cdktf";
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
import { textIn } from "./text-in-secret";

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
    keepInPlace(this, version, [{ prop: "secretArn", value: secretArn, same: ["region"] }]);
    // An error where there is no text, which would leave a cache open. A condition of an ephemeral resource would be
    // plainer, but `terraform show -json` crashes on plans with one (1.11.4).
    this.current = Token.asString(Fn.coalesce([Fn.tostring(textIn(version.secretString, jsonKey))]));
  }
}
