import { ChatbotSlackChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-slack-channel-configuration";
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

  it("shows the alarms of each of its caches in one chat", () => {
    const { seed } = environments;
    const caches = {
      Cache: seed.caches.Cache,
      Sessions: { name: "sessions" },
      Quiet: { name: "quiet", alerts: { kind: "off" } },
    } as const;
    const roleArn = "arn:aws:iam::444455556666:role/chat";
    const team = { kind: "slack", workspaceId: "T07EA123LEP", channelId: "C07EZ1ABC23", roleArn } as const;
    const stack = synthesizeExample("seed", { ...seed, caches, chats: { team } });
    const { configuration_name: name, sns_topic_arns: topics } = stack.only(ChatbotSlackChannelConfiguration);
    expect(name).toBe("seed-team");
    expect((topics as string[]).map((arn) => arn.replace(/_[0-9A-F]{8}/g, ""))).toStrictEqual([
      "${aws_sns_topic_policy.Cache_Monitoring_Alerts_Critical_Policy.arn}",
      "${aws_sns_topic_policy.Cache_Monitoring_Alerts_Warning_Policy.arn}",
      "${aws_sns_topic_policy.Sessions_Monitoring_Alerts_Critical_Policy.arn}",
      "${aws_sns_topic_policy.Sessions_Monitoring_Alerts_Warning_Policy.arn}",
    ]);
  });

  it("imports what exists, and is the same without imports", () => {
    const { seed } = environments;
    const imports = { "Cache/ReplicationGroup": "legacy", "Cache/SubnetGroup": "legacy-subnets" };
    const { document } = synthesizeExample("seed", { ...seed, imports });
    expect(document.import).toStrictEqual([
      { to: "aws_elasticache_replication_group.Cache_ReplicationGroup_5298FEF9", id: "legacy" },
      { to: "aws_elasticache_subnet_group.Cache_SubnetGroup_91C52AB9", id: "legacy-subnets" },
    ]);
    const none = JSON.stringify(synthesizeExample("seed", { ...seed, imports: {} }).document);
    expect(none).toBe(JSON.stringify(synthesizeExample("seed").document));
  });

  it("lets the same clients in to each of its caches", () => {
    const { seed } = environments;
    const caches = { Cache: seed.caches.Cache, Sessions: { name: "sessions" } };
    const stack = synthesizeExample("seed", { ...seed, caches });
    const byName = { filter: [{ name: "tag:Name", values: ["app-servers"] }] };
    expect(stack.all(DataAwsSecurityGroup)).toStrictEqual([byName, byName]);
    expect(Object.keys(stack.outputs)).toStrictEqual(
      expect.arrayContaining(["cache_primary_endpoint_address", "sessions_primary_endpoint_address"]),
    );
  });
});
