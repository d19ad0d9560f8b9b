// A stack with everything that newer AWS providers have. The tests compare what it writes with the types of the bindings.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { RedisCache } from "cdktf-managed-redis";
import { AlarmMuteRule } from "cdktf-managed-redis/monitoring";
import { synthesize } from "cdktf-managed-redis/testing";

const { document } = synthesize((stack) => {
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  const { alarms } = new RedisCache(stack, "Cache", {
    name: "sessions",
    network: { kind: "existing", vpcId: "vpc-0a", subnetIds: ["subnet-0a", "subnet-0b"] },
    engine: { kind: "valkey", version: "9.0" },
    topology: {
      kind: "sharded",
      shards: 1,
      replicasPerShard: 1,
      placement: [{ primaryAvailabilityZone: "us-east-1a", replicaAvailabilityZones: ["us-east-1b"] }],
    },
    durability: "sync",
    authentication: { kind: "auth-token", writeOnly: true },
    alarms: { warmUpMinutes: 20 },
  });
  if (alarms !== undefined) {
    new AlarmMuteRule(stack, "Quiet", {
      name: "sessions-maintenance",
      alarms,
      schedule: { expression: "cron(0 5 * * SUN)", duration: "PT2H", timezone: "Europe/Berlin" },
      startDate: "2026-12-01T00:00:00Z",
    });
  }
});
process.stdout.write(JSON.stringify(document));
