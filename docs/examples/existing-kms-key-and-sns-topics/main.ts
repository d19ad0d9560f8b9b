import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { RedisCache } from "cdktf-managed-redis";

const app = new App();
const stack = new TerraformStack(app, "existing-kms-key-and-sns-topics");
new AwsProvider(stack, "Aws", { region: "us-east-1" });

const topics = "arn:aws:sns:us-east-1:111122223333";

new RedisCache(stack, "Orders", {
  name: "orders",
  network: { kind: "lookup", vpcTags: { Name: "shop" }, subnetTags: { Tier: "private" } },
  encryptionAtRest: {
    kind: "existing-key",
    kmsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  },
  events: { kind: "existing-topic", topicArn: `${topics}:cache-events` },
  alerts: {
    kind: "existing-topics",
    criticalTopicArn: `${topics}:pager`,
    warningTopicArn: `${topics}:platform-warnings`,
  },
  logs: { kind: "off" },
});
app.synth();
