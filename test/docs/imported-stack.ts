// A program of docs/own-stacks.md, word for word.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { importInto, RedisCache } from "cdktf-managed-redis";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

export class SessionStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "Aws", { region: "eu-central-1" });
    new RedisCache(this, "Sessions", {
      name: "legacy-sessions",
      network: { kind: "existing-subnet-group", subnetGroupName: "legacy" },
      port: 6380,
      encryptionAtRest: { kind: "aws-owned-key" },
    });
    importInto(this, {
      "Sessions/ReplicationGroup": "legacy-sessions",
      "Sessions/Logs/SlowLog": "/aws/elasticache/legacy-sessions/slow-log",
    });
  }
}
