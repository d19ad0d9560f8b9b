import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { RedisCache } from "cdktf-managed-redis";

const app = new App();
const stack = new TerraformStack(app, "replication-group-defaults");
new AwsProvider(stack, "Aws", { region: "us-east-1" });

const { endpoints } = new RedisCache(stack, "Cache", {
  name: "demo",
  network: { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b", "us-east-1c"] },
});

new TerraformOutput(stack, "primary", { value: endpoints.primary });
app.synth();
