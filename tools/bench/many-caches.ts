import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { RedisCache, type RedisCacheProps, withoutTokenTraces } from "../../constructs";

/**
 * Prints what it costs to synthesize caches: `{"seconds": 1.2, "mebibytes": 300}`. The arguments are the number of
 * caches, the number that share a stack, and `without-monitoring` to leave monitoring out.
 */
const [count = 0, cachesPerStack = 1] = process.argv.slice(2, 4).map(Number);
const unwatched: Partial<RedisCacheProps> = {
  alarms: { level: "off" },
  alerts: { kind: "off" },
  dashboard: { kind: "off" },
};
const props = process.argv[4] === "without-monitoring" ? unwatched : {};
const started = process.hrtime.bigint();
withoutTokenTraces(() => {
  const app = new App({ outdir: process.env.OUT });
  for (let made = 0; made < count; made += cachesPerStack) {
    const stack = new TerraformStack(app, `many-${made}`);
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    for (let index = made; index < Math.min(count, made + cachesPerStack); index++) {
      new RedisCache(stack, `Cache${index}`, {
        name: `cache-${index}`,
        network: { kind: "existing", vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-0a", "subnet-0b"] },
        ...props,
      });
    }
  }
  app.synth();
});
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
console.log(JSON.stringify({ seconds, mebibytes: process.resourceUsage().maxRSS / 1024 }));
