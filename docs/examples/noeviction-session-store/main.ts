import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { RedisCache } from "cdktf-managed-redis";

const app = new App();
const stack = new TerraformStack(app, "noeviction-session-store");
new AwsProvider(stack, "Aws", { region: "us-east-1" });

const sessions = new RedisCache(stack, "Sessions", {
  name: "sessions",
  network: { kind: "lookup", vpcTags: { Name: "shop" }, subnetTags: { Tier: "private" } },
  clients: { shop: { kind: "security-group", securityGroupId: "sg-0123456789abcdef0" } },
  topology: { kind: "replicated", replicas: 1 },
  parameters: {
    // A session is a promise to a customer: when memory runs out, writes fail loudly and no session disappears quietly.
    "maxmemory-policy": "noeviction",
    // The shop hears when a session expires.
    "notify-keyspace-events": "Ex",
    // Seconds without a command after which a forgotten connection is closed.
    timeout: 600,
  },
  snapshotRetentionLimit: 14,
  acknowledgedWarnings: { "no-eviction": "sessions carry a time to live, and memory is watched by an alarm" },
});

new TerraformOutput(stack, "token-secrets", {
  value: Object.values(sessions.authentication.secrets).map(({ secretArn }) => secretArn),
});
app.synth();
