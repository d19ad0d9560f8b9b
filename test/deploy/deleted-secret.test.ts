import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { type Question, ask } from "./support/aws";
import { type Lab, withLab } from "./support/lab";

const secret = "aws_secretsmanager_secret.Cache_Authentication_Token_49566D81";
const only = `-target=aws_secretsmanager_secret_version.Cache_Authentication_Token_Version_177088A0`;
const name = "elasticache/app-cache-dev/auth-token";

const asked = async <T>(lab: Lab, operation: string, parameters: object, query = "@"): Promise<T> =>
  ask<T>(lab.account, { service: "secretsmanager", operation, parameters, query } as Question);

/** Makes the secret and takes it away again; what it was. */
async function deleted(lab: Lab, secretRecoveryWindowInDays: number): Promise<string> {
  lab.deployment.configure({ secretRecoveryWindowInDays });
  await lab.deployment.succeed("apply", "-auto-approve", only);
  const value = await asked<string>(lab, "get_secret_value", { SecretId: name }, "SecretString");
  await lab.deployment.succeed("destroy", "-auto-approve", `-target=${secret}`);
  return value;
}

/** The emulator has other words than AWS, after which the provider does not try again for two minutes. */
async function expectBlocked(lab: Lab): Promise<void> {
  const again = await lab.deployment.run("apply", "-auto-approve", only);
  expect(again).toMatchObject({ exitCode: 1 });
  expect(again.output).toMatch(/scheduled for deletion|already exists/);
}

/** Deploys again; the secret has another value, and nothing is left to do. */
async function expectNewSecret(lab: Lab, old: string): Promise<void> {
  await lab.deployment.succeed("apply", "-auto-approve", only);
  expect(await asked(lab, "get_secret_value", { SecretId: name }, "SecretString")).not.toBe(old);
  expect(await lab.deployment.succeed("plan", only)).toContain("No changes.");
}

requireOrSkip(...terraformRequirement())("the name of a deleted secret is free again once the secret", () => {
  test.concurrent("is deleted for good", async () =>
    withLab("sandbox", async (lab) => {
      const old = await deleted(lab, 30);
      await expectBlocked(lab);
      await asked(lab, "restore_secret", { SecretId: name });
      await asked(lab, "delete_secret", { SecretId: name, ForceDeleteWithoutRecovery: true });
      await expectNewSecret(lab, old);
    }),
  );

  test.concurrent("is restored and imported", async () =>
    withLab("sandbox", async (lab) => {
      const old = await deleted(lab, 30);
      await expectBlocked(lab);
      const arn = await asked<string>(lab, "restore_secret", { SecretId: name }, "ARN");
      await lab.deployment.succeed("import", secret, arn);
      await expectNewSecret(lab, old);
    }),
  );

  test.concurrent("was deleted without a recovery window", async () =>
    withLab("sandbox", async (lab) => {
      await expectNewSecret(lab, await deleted(lab, 0));
    }),
  );
});
