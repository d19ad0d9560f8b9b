import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { RedisCache } from "cdktf-managed-redis";

const app = new App();
const stack = new TerraformStack(app, "existing-parts");
new AwsProvider(stack, "Aws", { region: "us-east-1" });

const cache = new RedisCache(stack, "Carts", {
  name: "carts",
  network: { kind: "existing-subnet-group", subnetGroupName: "platform-private" },
  securityGroups: { kind: "own-security-group", additionalSecurityGroupIds: ["sg-0123456789abcdef0"] },
  parameterGroup: { kind: "existing-parameter-group", parameterGroupName: "platform-redis7" },
  authentication: {
    kind: "existing-secret",
    secretArn: "arn:aws:secretsmanager:us-east-1:111122223333:secret:platform/carts-a1b2c3",
    jsonKey: "token",
  },
  logs: {
    kind: "per-log",
    slowLog: { kind: "existing-log-group", logGroupName: "/platform/redis/slow-log" },
    engineLog: { kind: "existing-delivery-stream", deliveryStreamName: "platform-redis-logs", format: "text" },
  },
});
cache.allowFrom("shop", { kind: "security-group", securityGroupId: "sg-0fedcba9876543210" });
app.synth();
