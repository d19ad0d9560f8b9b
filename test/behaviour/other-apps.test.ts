import { DataAwsIamRole } from "@cdktf/provider-aws/lib/data-aws-iam-role";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { CacheNetwork, RedisCache } from "../../constructs";
import { CacheMonitoring } from "../../constructs/cache";
import { importInto, movedFrom, useProvider } from "../../constructs/core";
import { CacheAlarms, CacheDashboard } from "../../constructs/monitoring";
import { SecurityGroup } from "../../constructs/network";
import { ChatChannel } from "../../constructs/notifications";
import { network } from "../support/fixtures";

const client = { kind: "cidr", cidr: "10.0.0.0/8" } as const;
const roleArn = "arn:aws:iam::111122223333:role/chat";
const slack = { kind: "slack", workspaceId: "T07EA123LEP", channelId: "C07EZ1ABC23", roleArn } as const;
const stackOf = (app: App, id = "shop") => new TerraformStack(app, id);
const cacheIn = (stack: TerraformStack) => new RedisCache(stack, "A", { name: "sessions", network });
const group = (stack: TerraformStack) =>
  new SecurityGroup(stack, "Group", { name: "sessions", vpcId: "vpc-0a", port: 6379 });

describe("a client's scope", () => {
  it.each<[what: string, scope: unknown, message: string]>([
    ["an object", {}, "`scope` must be a construct, got {}"],
    ["null", null, "`scope` must be a construct, got null"],
    ["text", "orders", '`scope` must be a construct, got "orders"'],
    ["an app", new App(), "`scope` must be a construct of the same app"],
    ["of another app", stackOf(new App()), "`scope` must be a construct of the same app"],
  ])("that is %s is refused by the cache, and by a security group alone", (_what, scope, message) => {
    const stack = stackOf(new App());
    const cache = cacheIn(stack);
    const alone = group(stack);
    expect(() => {
      cache.allowFrom("web", client, scope as Construct);
    }).toThrow(message);
    expect(() => {
      alone.allowFrom("web", client, scope as Construct);
    }).toThrow(message);
    expect(cache.securityGroup?.rules.size).toBe(0);
  });

  it("that is in no stack is refused", () => {
    const app = new App();
    const cache = cacheIn(stackOf(app));
    const refused = (scope: Construct) => () => {
      cache.allowFrom("web", client, scope);
    };
    expect(refused(app)).toThrow("`scope` must be a stack, or in one [shop/A]");
    expect(refused(new Construct(app, "Bare"))).toThrow("`scope` must be a stack, or in one [shop/A]");
  });

  it("that is in another stack of the app is right", () => {
    const app = new App();
    const cache = cacheIn(stackOf(app));
    cache.allowFrom("web", client, stackOf(app, "orders"));
    expect(cache.securityGroup?.rules.get("web")?.node.path).toBe("orders/sessions-From-web");
  });
});

describe("what is made in another app is refused:", () => {
  const here = () => stackOf(new App());
  const there = () => stackOf(new App(), "elsewhere");

  it.each<[what: string, use: () => unknown, message: string]>([
    [
      "a role",
      () => {
        cacheIn(here()).grantConnect(new IamRole(there(), "Role", { assumeRolePolicy: "{}" }));
      },
      "`grantee` must be a role of the same app [shop/A]",
    ],
    [
      "a role that is looked up",
      () => {
        cacheIn(here()).grantConnect(new DataAwsIamRole(there(), "Role", { name: "orders" }));
      },
      "`grantee` must be a role of the same app [shop/A]",
    ],
    [
      "a network",
      () => new RedisCache(here(), "A", { name: "a", network: new CacheNetwork(there(), "N", { network }) }),
      "`network` must be a network of the same app [shop/A]",
    ],
    [
      "a network of a network",
      () => new CacheNetwork(here(), "A", { network: new CacheNetwork(there(), "N", { network }) }),
      "`network` must be a network of the same app [shop/A]",
    ],
    [
      "a chat channel",
      () => {
        const channel = new ChatChannel(there(), "Ops", { name: "ops", place: slack });
        const chats = { ops: { kind: "existing-channel", channel } } as const;
        return new RedisCache(here(), "A", { name: "a", network, alerts: { kind: "own-topics", chats } });
      },
      "`alerts.chats.ops.channel` must be a `ChatChannel` of the same app [shop/A]",
    ],
    [
      "alarms on a dashboard",
      () => {
        const { replicationGroup } = cacheIn(here());
        const alarms = cacheIn(there()).alarms;
        return new CacheDashboard(TerraformStack.of(replicationGroup), "D", { replicationGroup, alarms });
      },
      "`alarms` must be a `CacheAlarms` of the same app",
    ],
    [
      "a replication group that is monitored",
      () => new CacheMonitoring(here(), "M", { replicationGroup: cacheIn(there()).replicationGroup }),
      "`replicationGroup` must be made in the same stack, got elsewhere/A/ReplicationGroup [shop/M]",
    ],
    [
      "a replication group with alarms",
      () => new CacheAlarms(here(), "M", { replicationGroup: cacheIn(there()).replicationGroup }),
      "`replicationGroup` must be made in the same stack, got elsewhere/A/ReplicationGroup; or be given by its values [shop/M]",
    ],
    [
      "a provider",
      () => {
        useProvider(cacheIn(here()), new AwsProvider(there(), "Aws", {}));
      },
      "`provider` must be a provider of the same stack; this one is elsewhere/Aws [shop/A]",
    ],
  ])("%s", (_what, use, message) => {
    expect(use).toThrow(message);
  });
});

describe("a function that takes a construct", () => {
  it("refuses an app, which is in no stack", () => {
    const app = new App();
    const provider = new AwsProvider(stackOf(app), "Aws", {});
    expect(() => {
      useProvider(app, provider);
    }).toThrow("`scope` must be a stack, or in one");
    expect(() => {
      movedFrom(app, "Former");
    }).toThrow("`construct` must be a stack, or in one");
    expect(() => {
      importInto(app, { Topic: "arn:aws:sns:us-east-1:111122223333:topic" });
    }).toThrow("`scope` must be a stack, or in one");
  });
});
