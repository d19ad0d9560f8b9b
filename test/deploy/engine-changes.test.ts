import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { ask } from "./support/aws";
import { change } from "./support/change";
import { type Lab, openLab } from "./support/lab";

requireOrSkip(...terraformRequirement())("changes of the seed's cache's token and engine", () => {
  let lab: Lab;
  /** Parameters of the last call that changed the group. */
  const lastModification = (): Readonly<Record<string, string>> =>
    lab.proxy.calls.filter(({ operation }) => operation === "ModifyReplicationGroup").at(-1)?.parameters ?? {};
  const currentToken = async (): Promise<string> => {
    const find = { service: "secretsmanager", operation: "list_secrets", query: "SecretList[0].ARN" };
    const SecretId = await ask<string>(lab.account, find);
    const read = { ...find, operation: "get_secret_value", query: "SecretString", parameters: { SecretId } };
    return ask<string>(lab.account, read);
  };
  const rotated = (rotation: number) => ({ authentication: { kind: "auth-token", rotation } as const });

  beforeAll(async () => {
    lab = await openLab("seed");
    lab.deployment.configure();
    await lab.deployment.succeed("init");
    await lab.deployment.succeed("apply", "-auto-approve");
  });

  afterAll(async () => {
    await lab.close();
  });

  test("a new token is accepted beside the old one", async () => {
    const old = await currentToken();
    const effects = await change(lab, rotated(2));
    const { AuthToken, AuthTokenUpdateStrategy } = lastModification();

    expect(effects).toEqual([
      "aws_elasticache_replication_group: update auth_token auth_token_update_strategy",
      "aws_secretsmanager_secret_version: delete create",
    ]);
    expect(AuthTokenUpdateStrategy).toBe("ROTATE");
    expect(AuthToken).toBe(await currentToken());
    expect(AuthToken).not.toBe(old);
  });

  test("then the old token is refused", async () => {
    const token = await currentToken();
    const effects = await change(lab, rotated(3));

    expect(effects).toEqual(["aws_elasticache_replication_group: update auth_token_update_strategy"]);
    expect(lastModification()).toMatchObject({ AuthToken: token, AuthTokenUpdateStrategy: "SET" });
    expect(await currentToken()).toBe(token);
  });

  test("the engine is upgraded", async () => {
    const effects = await change(lab, { ...rotated(3), engine: { kind: "redis", version: "7.1" } });

    expect(effects).toEqual([
      "aws_cloudwatch_dashboard: update dashboard_body",
      "aws_elasticache_replication_group: update engine_version",
    ]);
    expect(lastModification()).toMatchObject({ EngineVersion: "7.1" });
  });

  test("Redis becomes Valkey, with a parameter group and alarms of its own", async () => {
    const effects = await change(lab, { ...rotated(3), engine: { kind: "valkey", version: "8.0" } });

    expect(effects).toEqual([
      "aws_cloudwatch_dashboard: update dashboard_body",
      "aws_cloudwatch_metric_alarm: create",
      "aws_cloudwatch_metric_alarm: delete",
      "aws_elasticache_parameter_group: create delete",
      "aws_elasticache_replication_group: update engine engine_version parameter_group_name",
    ]);
    expect(lastModification()).toMatchObject({
      Engine: "valkey",
      EngineVersion: "8.0",
      CacheParameterGroupName: "app-cache-cluster-valkey8",
    });
  });
});
