import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { requireOrSkip } from "../support/requirements";
import { environments as examples } from "../fixtures/environments";
import { configurationOf, exampleNames, synthesizeExample } from "../support/stacks";
import {
  awsProvider,
  runTerraform,
  sharedDataDirectory,
  terraformRequirement,
  testEnvironment,
} from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";
import { compositions } from "./compositions";
import { mockedApply } from "./mocked-apply";

requireOrSkip(...terraformRequirement())("with real Terraform", () => {
  const workspaces: TerraformWorkspace[] = [];
  const workspace = (...args: ConstructorParameters<typeof TerraformWorkspace>) => {
    const made = new TerraformWorkspace(...args);
    workspaces.push(made);
    return made;
  };
  afterAll(() => {
    workspaces.forEach((made) => {
      made.dispose();
    });
  });

  it("an isolated network is planned without credentials, without asking AWS anything", async () => {
    const { directory } = workspace(configurationOf(synthesizeExample("sandbox")));
    const skips = ["skip_credentials_validation", "skip_requesting_account_id", "skip_metadata_api_check"];
    const provider = { aws: [Object.fromEntries(skips.map((skip) => [skip, true]))] };
    const override = { terraform: { backend: { local: {} } }, provider };
    writeFileSync(join(directory, "override.tf.json"), JSON.stringify(override));
    // Nobody listens there: a single question would fail the plan.
    const nowhere = { AWS_ENDPOINT_URL: "http://127.0.0.1:9", AWS_MAX_ATTEMPTS: "1" };
    const { data } = sharedDataDirectory(awsProvider);
    const { exitCode, stdout, stderr } = await runTerraform(
      ["plan"],
      directory,
      testEnvironment({ ...nowhere, TF_DATA_DIR: data }),
    );
    expect({ exitCode, stderr }).toStrictEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy\./);
  });

  it.each(exampleNames)("%s applies with a mocked provider and has its outputs", async (name) => {
    const outputs = await mockedApply(configurationOf(synthesizeExample(name)));
    const cache = examples[name].caches.Cache.name;
    expect(outputs).toMatchObject({
      cache_primary_endpoint_address: "primary.example.com",
      cache_reader_endpoint_address: "reader.example.com",
      cache_port: 6379,
      cache_security_group_id: "sg-0123456789abcdef0",
      cache_secret_arns: { token: "arn:aws:secretsmanager:us-east-1:111122223333:secret:token-a1b2c3" },
      cache_slow_log_group: `/aws/elasticache/${cache}/slow-log`,
      cache_engine_log_group: `/aws/elasticache/${cache}/engine-log`,
      cache_event_topic_arn: "arn:aws:sns:us-east-1:111122223333:topic",
      cache_parameter_group_name: `${cache}-redis7`,
    });
    expect(JSON.stringify(outputs)).not.toContain("the-token-itself");
  });

  it("a sharded cache applies and has one endpoint, the configuration's", async () => {
    const { sandbox } = examples;
    const Cache = { ...sandbox.caches.Cache, topology: { kind: "sharded", shards: 2, replicasPerShard: 1 } as const };
    const stack = synthesizeExample("sandbox", { ...sandbox, caches: { Cache } });
    const outputs = await mockedApply(configurationOf(stack));
    expect(outputs.cache_configuration_endpoint_address).toBe("configuration.example.com");
    expect(Object.keys(outputs)).not.toContain("cache_primary_endpoint_address");
  });

  it.each(Object.keys(compositions))("%s is valid and can be planned", async (name) => {
    const made = workspace(configurationOf(compositions[name]!()));
    expect(await made.validate()).toStrictEqual([]);
    expect((await made.changes())?.errors).toBe("");
  });
});
