import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { RedisCache, useProvider } from "cdktf-managed-redis";

const app = new App();
const stack = new TerraformStack(app, "multi-region-two-caches");
new AwsProvider(stack, "Aws", { region: "us-east-1" });

const regions = {
  america: new AwsProvider(stack, "America", { alias: "america", region: "us-east-1" }),
  europe: new AwsProvider(stack, "Europe", { alias: "europe", region: "eu-west-1" }),
};

for (const [region, provider] of Object.entries(regions)) {
  const regional = new Construct(stack, region);
  useProvider(regional, provider);
  const { endpoints } = new RedisCache(regional, "Profiles", {
    name: "profiles",
    network: { kind: "lookup", vpcTags: { Name: "social" }, subnetTags: { Tier: "private" } },
  });
  new TerraformOutput(stack, `${region}-primary`, { value: endpoints.primary });
}
app.synth();
