import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { RedisCache } from "../../constructs";

/** Prints what it costs to synthesize as many caches as the first argument says: `{"seconds": 1.2, "mebibytes": 300}`. */
const count = Number(process.argv[2]);
const started = process.hrtime.bigint();
const app = new App({ outdir: process.env.OUT });
const stack = new TerraformStack(app, "many");
new AwsProvider(stack, "Aws", { region: "us-east-1" });
for (let index = 0; index < count; index++) {
  new RedisCache(stack, `Cache${index}`, {
    name: `cache-${index}`,
    network: { kind: "existing", vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-0a", "subnet-0b"] },
  });
}
app.synth();
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
console.log(JSON.stringify({ seconds, mebibytes: process.resourceUsage().maxRSS / 1024 }));
