import { DataAwsSecurityGroup } from "@cdktf/provider-aws/lib/data-aws-security-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { environments } from "../fixtures/environments";
import { exampleNames, synthesizeExample } from "../support/stacks";

describe("the stack of an environment", () => {
  it.each(["rehearsal", "seed"] as const)("%s survives a node, a zone and a mistake", (name) => {
    expect(synthesizeExample(name).only(ElasticacheReplicationGroup)).toMatchObject({
      automatic_failover_enabled: true,
      multi_az_enabled: true,
      at_rest_encryption_enabled: "true",
      transit_encryption_mode: "required",
      apply_immediately: false,
      final_snapshot_identifier: expect.stringContaining("-final-") as unknown,
      lifecycle: { prevent_destroy: true },
    });
  });

  it("with a state in S3 has it encrypted and locked", () => {
    expect(synthesizeExample("seed").document.terraform).toMatchObject({
      backend: {
        s3: {
          bucket: "terraform-state-prod.example.com",
          region: "us-east-1",
          encrypt: true,
          use_lockfile: true,
          key: "managed-redis/seed.tfstate",
        },
      },
    });
  });

  it("with a network of its own needs nothing that exists: no look-up, no account, no bucket", () => {
    const { document } = synthesizeExample("sandbox");
    expect(Object.keys(document.data as object).filter((type) => !type.includes("secretsmanager"))).toStrictEqual([]);
    expect(document.provider).toStrictEqual({ aws: [{ region: "us-east-1" }] });
    expect(document.terraform).toMatchObject({ backend: { local: { path: "../../../terraform.sandbox.tfstate" } } });
  });

  it.each(exampleNames)("%s has no warning that nobody has thought about", (name) => {
    expect(synthesizeExample(name).warnings).toStrictEqual([]);
  });

  it("lets the same clients in to each of its caches", () => {
    const { seed } = environments;
    const caches = { Cache: seed.caches.Cache, Sessions: { name: "sessions" } };
    const stack = synthesizeExample("seed", { ...seed, caches });
    expect(stack.all(DataAwsSecurityGroup).map(({ tags }) => tags)).toStrictEqual([
      { Name: "app-servers" },
      { Name: "app-servers" },
    ]);
    expect(Object.keys(stack.outputs)).toStrictEqual(
      expect.arrayContaining(["cache_primary_endpoint_address", "sessions_primary_endpoint_address"]),
    );
  });
});
