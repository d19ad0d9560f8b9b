import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { GeneratedSecret } from "../../../constructs/secrets";
import { inStack, refusal } from "../../support/fixtures";

const smallest = { name: "elasticache/sessions/auth-token", description: "token" };

/** A secret after some steps of rotation: the version in force, and how many values count. */
function after(rotation: number) {
  let values: readonly string[] = [];
  const stack = inStack((scope) => {
    values = new GeneratedSecret(scope, "It", { ...smallest, rotation }).inForce();
  });
  return { version: stack.only(SecretsmanagerSecretVersion).secret_string_wo_version, values: values.length, stack };
}

describe("a generated secret", () => {
  it("in its smallest use is kept by Secrets Manager and written once", () => {
    const stack = inStack((scope) => new GeneratedSecret(scope, "It", smallest));
    expect(stack.only(SecretsmanagerSecret)).toStrictEqual({
      name: "elasticache/sessions/auth-token",
      description: "token",
      recovery_window_in_days: 30,
      tags: { Name: "elasticache/sessions/auth-token" },
    });
    expect(stack.only(SecretsmanagerSecretVersion)).toStrictEqual({
      secret_id: expect.stringMatching(/^\$\{aws_secretsmanager_secret\.\w+\.id\}$/) as unknown,
      secret_string_wo: '${replace(join("", [uuid(), uuid()]), "-", "")}',
      secret_string_wo_version: 1,
    });
  });

  it.each([
    [1, 1, 1],
    [2, 2, 2],
    [3, 2, 1],
    [4, 3, 2],
    [5, 3, 1],
  ])("after %d steps is at version %d, and %d values count", (rotation, version, values) => {
    expect(after(rotation)).toMatchObject({ version, values });
  });

  it("finds the old value by the stage Secrets Manager gives it, once the new one is there", () => {
    const [, previous] = after(2).stack.all(DataAwsSecretsmanagerSecretVersion);
    expect(previous).toMatchObject({
      version_stage: "AWSPREVIOUS",
      depends_on: [expect.stringMatching(/^aws_secretsmanager_secret_version\./)],
    });
  });

  it.each([
    [{ rotation: 0 }, "`rotation` must be a whole number between 1 and 9007199254740991, got 0"],
    [{ rotation: 1.5 }, "`rotation` must be a whole number between 1 and 9007199254740991, got 1.5"],
    [{ recoveryWindowInDays: 31 }, "`recoveryWindowInDays` must be 0, or a whole number between 7 and 30, got 31"],
    [{ recoveryWindowInDays: 6 }, "`recoveryWindowInDays` must be 0, or a whole number between 7 and 30, got 6"],
    [{ value: "hunter2" }, expect.stringContaining("`value` is not a prop here")],
  ])("refuses %j", (props, message: unknown) => {
    const said = refusal(GeneratedSecret, { ...smallest, ...props });
    expect(said).toEqual(typeof message === "string" ? `ValidationError: ${message} [stack/It]` : message);
  });
});

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
test("a description has at most 2048 characters", () => {
  const said = (description: string) => refusal(GeneratedSecret, { ...smallest, description });
  expect(said("x".repeat(2048))).toBe("accepted");
  expect(said("x".repeat(2049))).toContain("`description` must be 1 to 2048 characters long, not blank");
});

test.each(["value", "secret", "colour"])("a secret that somebody gives as %s is not shown", (name) => {
  const said = refusal(GeneratedSecret, { ...smallest, [name]: "hunter2hunter2" });
  expect(said).toContain(`\`${name}\` is not a prop here`);
  expect(said).not.toContain("hunter2");
});
