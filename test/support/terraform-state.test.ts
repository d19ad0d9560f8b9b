import { requireOrSkip } from "./requirements";
import { awsProvider, terraformRequirement } from "./terraform";
import { craftState, differences } from "./terraform-state";
import { TerraformWorkspace } from "./terraform-workspace";

const configuration = {
  terraform: { required_providers: awsProvider, backend: { s3: { bucket: "state", key: "k", region: "us-east-1" } } },
  provider: { aws: [{ region: "us-east-1" }] },
  resource: {
    aws_security_group: { clients: { name: "clients", description: "clients", vpc_id: "vpc-1" } },
    aws_vpc_security_group_ingress_rule: {
      redis: {
        security_group_id: "${aws_security_group.clients.id}",
        cidr_ipv4: "10.0.0.0/8",
        from_port: 6379,
        to_port: 6379,
        ip_protocol: "tcp",
      },
    },
    aws_kms_key: { cache: { description: "cache", enable_key_rotation: true } },
    aws_sns_topic: { events: { name: "events", kms_master_key_id: "${aws_kms_key.cache.arn}" } },
    aws_elasticache_replication_group: {
      cache: {
        replication_group_id: "sessions",
        description: "sessions",
        engine: "redis",
        engine_version: "7.1",
        node_type: "cache.r7g.large",
        num_cache_clusters: 2,
        automatic_failover_enabled: true,
        at_rest_encryption_enabled: "true",
        transit_encryption_enabled: true,
        auth_token: "not-a-secret-not-a-secret",
        kms_key_id: "${aws_kms_key.cache.arn}",
        security_group_ids: ["${aws_security_group.clients.id}"],
        notification_topic_arn: "${aws_sns_topic.events.arn}",
        lifecycle: { prevent_destroy: true },
      },
    },
  },
  output: { nodes: { value: "${aws_elasticache_replication_group.cache.member_clusters}" } },
};

requireOrSkip(...terraformRequirement())("craftState", () => {
  test("makes a state against which the same configuration plans no changes", async () => {
    const workspace = new TerraformWorkspace(configuration);
    workspace.setState(await craftState(configuration));
    const unchanged = await workspace.changes();
    workspace.configure({ ...configuration, output: { other: { value: "1" } } });
    const withoutOutput = await workspace.changes();
    workspace.dispose();

    expect(unchanged).toBeUndefined();
    expect(differences(withoutOutput!)).toEqual(["output nodes", "output other"]);
  }, 120_000);
});
