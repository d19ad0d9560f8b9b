import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { environmentNames, synthesizeEnvironment } from "../support/stacks";
import { indented, stackLines } from "../support/stack-lines";

describe("the environments", () => {
  it("are development, staging and production", () => {
    expect(environmentNames).toStrictEqual(["dev", "staging", "prod"]);
  });

  it.each(environmentNames)("%s is what a reviewer has seen", (name) => {
    expect(stackLines(synthesizeEnvironment(name), indented)).toMatchSnapshot();
  });

  it.each(["staging", "prod"])("%s survives a node, a zone and a mistake", (name) => {
    expect(synthesizeEnvironment(name).only(ElasticacheReplicationGroup)).toMatchObject({
      automatic_failover_enabled: true,
      multi_az_enabled: true,
      at_rest_encryption_enabled: "true",
      transit_encryption_mode: "required",
      apply_immediately: false,
      final_snapshot_identifier: expect.stringContaining("-final-") as unknown,
      lifecycle: { prevent_destroy: true },
    });
  });

  it.each(["staging", "prod"])("%s keeps its state in S3, encrypted and locked", (name) => {
    const { terraform } = synthesizeEnvironment(name).document;
    expect(terraform).toMatchObject({
      backend: { s3: { encrypt: true, use_lockfile: true, key: `managed-redis/${name}.tfstate` } },
    });
  });

  it("dev needs nothing that exists: no look-up, no account, no bucket", () => {
    const { document } = synthesizeEnvironment("dev");
    expect(Object.keys(document.data as object).filter((type) => !type.includes("secretsmanager"))).toStrictEqual([]);
    expect(document.provider).toStrictEqual({ aws: [{ region: "us-east-1" }] });
    expect(document.terraform).toMatchObject({ backend: { local: { path: "../../../terraform.dev.tfstate" } } });
  });

  it.each(environmentNames)("%s warns of nothing that nobody has thought about", (name) => {
    expect(synthesizeEnvironment(name).warnings).toStrictEqual([]);
  });
});
