import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { TerraformOutput } from "cdktf";
import { ExistingSecret, type ExistingSecretProps } from "../../../constructs/secrets";
import { inStack, refusal } from "../../support/fixtures";

const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:redis/token-a1b2c3";
const form = "must be a full ARN like arn:aws:secretsmanager:us-east-1:111122223333:secret:name-a1b2c3";

/** What a stack with a secret that exists says, and what the secret's value is read from. */
function read(props: ExistingSecretProps) {
  const stack = inStack((scope) => {
    const { current, secretArn: arn } = new ExistingSecret(scope, "It", props);
    new TerraformOutput(scope, "current", { value: current });
    new TerraformOutput(scope, "arn", { value: arn });
  });
  const values = Object.values(stack.outputs).map((output) => (output as { value: unknown }).value);
  return { stack, values: values.map((value) => String(value).replace(/It_\w+/, "It")) };
}

// What Terraform makes of it: test/terraform/existing-secret.test.ts
describe("a secret that exists", () => {
  it("is read, and nothing is made for it", () => {
    const { stack, values } = read({ secretArn });
    expect(stack.only(DataAwsSecretsmanagerSecretVersion)).toEqual({
      secret_id: secretArn,
      lifecycle: {
        postcondition: [
          {
            condition: "${try((length(tostring(self.secret_string)) >= 1), false)}",
            error_message: "The secret holds no text.",
          },
        ],
      },
    });
    expect(stack.document.resource).toBeUndefined();
    expect(values).toEqual([
      "${data.aws_secretsmanager_secret_version.It.arn}",
      "${data.aws_secretsmanager_secret_version.It.secret_string}",
    ]);
  });

  it("may be a JSON object with the text under a key", () => {
    const [, current] = read({ secretArn, jsonKey: "a.b" }).values;
    expect(current).toBe('${jsondecode(data.aws_secretsmanager_secret_version.It.secret_string)[tostring("a.b")]}');
  });

  it.each(["arn:aws:secretsmanager:us-east-1:111122223333:secret:redis/token", secretArn, "${var.arn}"])(
    "may be given as %s",
    (arn) => {
      expect(refusal(ExistingSecret, { secretArn: arn })).toBe("accepted");
    },
  );

  it.each<[object, string]>([
    [{}, "`secretArn` is required"],
    [{ secretArn: "redis/token" }, `\`secretArn\` ${form}`],
    [{ secretArn: "hunter2hunter2hunter2" }, `\`secretArn\` ${form}`],
    [
      { secretArn: "arn:aws:ssm:us-east-1:111122223333:parameter/token" },
      `\`secretArn\` ${form}, got "arn:aws:ssm:us-east-1:111122223333:parameter/token"`,
    ],
    [{ secretArn, jsonKey: "" }, '`jsonKey` must not be empty, got ""'],
    [{ secretArn, field: "token" }, "`field` is not a prop here (known: secretArn, jsonKey); it is called `jsonKey`"],
    [
      { secretArn, tags: {} },
      "`tags` is not a prop here (known: secretArn, jsonKey); the secret is only read, and not tagged",
    ],
  ])("refuses %j", (props, message) => {
    expect(refusal(ExistingSecret, props)).toBe(`ValidationError: ${message} [stack/It]`);
  });

  it("must be in the region of its provider, and may be in another account", () => {
    const make = (region: string, account: string) => () =>
      inStack((scope) => {
        const arn = `arn:aws:secretsmanager:${region}:${account}:secret:token-a1b2c3`;
        new ExistingSecret(scope, "It", { secretArn: arn });
      });
    expect(make("eu-west-1", "111122223333")).toThrow(
      '`secretArn` must be in us-east-1, the region of the provider, got "arn:aws:secretsmanager:eu-west-1:111122223333:secret:token-a1b2c3"',
    );
    expect(make("us-east-1", "444455556666")).not.toThrow();
  });
});
