import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { RedisCache, accessString } from "cdktf-managed-redis";

const app = new App();
const stack = new TerraformStack(app, "valkey-rbac-iam");
new AwsProvider(stack, "Aws", { region: "us-east-1" });

const catalog = new RedisCache(stack, "Catalog", {
  name: "catalog",
  network: { kind: "lookup", vpcTags: { Name: "shop" }, subnetTags: { Tier: "private" } },
  clients: { shop: { kind: "security-group", securityGroupId: "sg-0123456789abcdef0" } },
  engine: { kind: "valkey", version: "8.1" },
  authentication: {
    kind: "rbac",
    users: {
      shop: { kind: "iam", accessString: accessString({ keys: ["product:*"], commands: ["@read"] }) },
      importer: {
        kind: "iam",
        accessString: accessString({ keys: ["product:*"], commands: ["@read", "@write"] }),
      },
    },
  },
});

const shop = new IamRole(stack, "Shop", {
  name: "shop",
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
  }),
});
catalog.grantConnect(shop, { users: ["shop"] });

for (const [name, { userName }] of Object.entries(catalog.authentication.users)) {
  new TerraformOutput(stack, `${name}-user-name`, { value: userName });
}
app.synth();
