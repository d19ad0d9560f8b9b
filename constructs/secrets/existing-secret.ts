import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { Fn, type IResolvable, Op, TerraformSelf } from "cdktf";
import { Construct } from "constructs";
import { asArgument, demand, keepInPlace, optional, required, secretive, shown, struct, text, validate } from "../core";
import { secretArnCheck } from "./secret-checks";
import { textIn } from "./text-in-secret";

const hints = () => require("./hints") as typeof import("./hints");

/** Properties of an {@link ExistingSecret}. */
export interface ExistingSecretProps {
  /**
   * Full ARN of the secret, with or without the six characters that AWS adds; in the region of the provider, which may
   * belong to another account. Of a secret that the same app makes, give the `arn` of its version, so that it is written
   * before it is read.
   */
  readonly secretArn: string;
  /**
   * Key of the text in it, where the secret is a JSON object.
   *
   * @default - the whole secret
   */
  readonly jsonKey?: string;
}

const propsCheck = secretive(
  struct<ExistingSecretProps>(
    { secretArn: required(secretArnCheck), jsonKey: optional(shown(text)) },
    () => hints().existingSecretHints,
  ),
);

/**
 * A secret that somebody else keeps in AWS Secrets Manager. Terraform reads it with every plan; it is neither changed nor
 * destroyed. Where there is no text to read, the plan ends in an error: an empty token would leave a cache open.
 */
export class ExistingSecret extends Construct {
  /** The provider's data source. */
  public readonly data: DataAwsSecretsmanagerSecretVersion;
  /** ARN of the secret, as AWS has it: with the six characters. */
  public readonly secretArn: string;
  /** The present value, as a reference. */
  public readonly current: string;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: ExistingSecretProps) {
    super(scope, id);
    validate(this, propsCheck, props);

    const { secretArn, jsonKey } = props;
    this.data = new DataAwsSecretsmanagerSecretVersion(this, "Current", { secretId: secretArn });
    demand(this.data, hasText(textIn(TerraformSelf.getString("secret_string"), jsonKey)), messageWithout(jsonKey));
    keepInPlace(this, this.data, [{ prop: "secretArn", value: secretArn, same: ["region"] }]);
    this.secretArn = this.data.arn;
    this.current = textIn(this.data.secretString, jsonKey);
  }
}

/** What is no text, such as an object or null, has no length. */
function hasText(value: string): IResolvable {
  return Fn.try([Op.gte(Fn.lengthOf(Fn.tostring(value)), 1), false]) as IResolvable;
}

function messageWithout(jsonKey: string | undefined): string {
  return jsonKey === undefined
    ? "The secret holds no text."
    : Fn.join("", ["The secret must be a JSON object with a text under `jsonKey`: ", asArgument(jsonKey)]);
}
