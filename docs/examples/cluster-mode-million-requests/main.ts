import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { RedisCache } from "cdktf-managed-redis";

const app = new App();
const stack = new TerraformStack(app, "cluster-mode-million-requests");
new AwsProvider(stack, "Aws", { region: "us-east-1" });

const { endpoints } = new RedisCache(stack, "Feed", {
  name: "feed",
  network: { kind: "lookup", vpcTags: { Name: "feed" }, subnetTags: { Tier: "private" } },
  clients: { "feed-api": { kind: "security-group", securityGroupId: "sg-0123456789abcdef0" } },
  engine: { kind: "redis", version: "7.1" },
  nodeType: "cache.r6g.xlarge",
  topology: { kind: "sharded", shards: 10, replicasPerShard: 1 },
});

new TerraformOutput(stack, "configuration", { value: endpoints.configuration });
app.synth();
