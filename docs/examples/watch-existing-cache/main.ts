import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { CacheMonitoring } from "cdktf-managed-redis";

const app = new App();
const stack = new TerraformStack(app, "watch-existing-cache");
new AwsProvider(stack, "Aws", { region: "us-east-1" });

const legacy = new CacheMonitoring(stack, "Legacy", {
  replicationGroup: {
    kind: "existing",
    replicationGroupId: "legacy-sessions",
    engine: { kind: "redis", version: "6.2" },
    nodeType: "cache.r6g.large",
    topology: { kind: "replicated", replicas: 2 },
    authentication: "auth-token",
  },
  alarms: { overrides: { "memory-high": { maxPercent: 85 } } },
  alerts: {
    kind: "own-topics",
    critical: { page: { kind: "https", url: "https://events.example.com/redis", confirmsItself: true } },
    warning: { team: { kind: "email", address: "platform@example.com" } },
  },
});
legacy.addAlarm("too-many-sessions", { metric: legacy.metric("CurrItems"), max: 5_000_000 });
app.synth();
