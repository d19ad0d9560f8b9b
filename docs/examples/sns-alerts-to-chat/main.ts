import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import { RedisCache } from "cdktf-managed-redis";

const app = new App();
const stack = new TerraformStack(app, "sns-alerts-to-chat");
new AwsProvider(stack, "Aws", { region: "us-east-1" });

const pager = new TerraformVariable(stack, "pager_url", {
  type: "string",
  sensitive: true,
  description: "Address of the paging service; it holds a key, so it is not in the source",
});

const cart = new RedisCache(stack, "Cart", {
  name: "cart",
  network: { kind: "lookup", vpcTags: { Name: "shop" }, subnetTags: { Tier: "private" } },
  clients: { shop: { kind: "security-group", securityGroupId: "sg-0123456789abcdef0" } },
  alerts: {
    kind: "own-topics",
    critical: { pager: { kind: "https", url: pager.stringValue, confirmsItself: true } },
    warning: { team: { kind: "email", address: "shop-team@example.com" } },
    chats: {
      "shop-alerts": {
        kind: "slack",
        workspaceId: "T07EA123LEP",
        channelId: "C07EZ1ABC23",
        roleArn: "arn:aws:iam::111122223333:role/chat-alerts",
      },
    },
  },
  alarms: { overrides: { "hit-rate-low": "off", "memory-high": { maxPercent: 70 } } },
});

cart.addAlarm("many-carts", {
  metric: cart.metric("CurrItems"),
  max: 5_000_000,
  meaning: "more carts than the shop ever had: is something filling the cache?",
  runbook: "look at the newest keys: SCAN with MATCH cart:*",
});
app.synth();
