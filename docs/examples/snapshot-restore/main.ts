import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { RedisCache } from "cdktf-managed-redis";

const app = new App();
const stack = new TerraformStack(app, "snapshot-restore");
new AwsProvider(stack, "Aws", { region: "us-east-1" });

const network = { kind: "lookup", vpcTags: { Name: "shop" }, subnetTags: { Tier: "private" } } as const;

new RedisCache(stack, "Restored", {
  name: "sessions-restored",
  network,
  restoreFrom: { kind: "snapshot", snapshotName: "sessions-2026-11-20" },
});

new RedisCache(stack, "Imported", {
  name: "sessions-imported",
  network,
  restoreFrom: { kind: "s3", snapshotArns: ["arn:aws:s3:::backups.example.com/sessions.rdb"] },
});
app.synth();
