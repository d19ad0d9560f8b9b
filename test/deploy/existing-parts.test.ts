import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import { CacheMonitoring, RedisCache } from "../../constructs";
import { type SynthesizedStack, synthesize } from "../../constructs/testing";
import { keepState } from "../../stacks/state-backend";
import { environments } from "../fixtures/environments";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { describeAlarm } from "./support/alarm-question";
import { type Account, ask } from "./support/aws";
import { added, takeInventory } from "./support/inventory";
import { withLab } from "./support/lab";
import { type PlatformIds, describePlatform, makePlatform, platform } from "./support/platform";

const small = {
  nodeType: "cache.t4g.micro",
  topology: { kind: "replicated", replicas: 0 },
  encryptionAtRest: { kind: "aws-owned-key" },
  finalSnapshot: false,
  deletionProtection: false,
  events: { kind: "off" },
  alarms: { level: "off" },
  alerts: { kind: "off" },
  dashboard: { kind: "off" },
} as const;

function inAccount({ id }: Account, fill: (stack: TerraformStack) => void): SynthesizedStack {
  return synthesize((stack) => {
    keepState(stack, "rehearsal", environments.rehearsal.state);
    new AwsProvider(stack, "Aws", { region: "us-east-1", allowedAccountIds: [id] });
    fill(stack);
  });
}

/** Parts that are made, under names of choice. */
const namedParts = {
  securityGroupDescription: "Clients of named",
  parameterGroup: { kind: "own-parameter-group", name: "named-in-2019", description: "As it was" },
  encryptionAtRest: { kind: "own-key", alias: "alias/shop/named" },
  authentication: {
    kind: "rbac",
    userGroupId: "named-users",
    users: { app: { kind: "password", accessString: "on ~* -@all +@read", userId: "named-app", secretName: "named" } },
    defaultUser: {
      kind: "password",
      accessString: "on ~* -@all +@read",
      userId: "named-anybody",
      secretName: "named-anybody",
    },
  },
  secretRecoveryWindowInDays: 0,
  logs: {
    kind: "per-log",
    slowLog: { kind: "own-log-group", logGroupName: "/aws/vendedlogs/named", format: "text" },
    engineLog: { kind: "off" },
  },
  events: { kind: "own-topic", name: "named_events" },
} as const;

/** Caches that have no part of their own but their nodes, one user, and a cache whose parts are made and named. */
function cachesOf(account: Account, { securityGroupId, secretArn }: PlatformIds): SynthesizedStack {
  const { subnetGroupName, parameterGroupName, logGroupName, deliveryStreamName, userGroupId, userId } = platform;
  const groups = {
    network: { kind: "existing-subnet-group", subnetGroupName },
    securityGroups: { kind: "existing-security-groups", securityGroupIds: [securityGroupId] },
    parameterGroup: { kind: "existing-parameter-group", parameterGroupName },
  } as const;
  return inAccount(account, (stack) => {
    new RedisCache(stack, "Carts", {
      ...small,
      ...groups,
      name: "carts",
      authentication: { kind: "existing-secret", secretArn, jsonKey: "auth.token" },
      logs: {
        kind: "per-log",
        slowLog: { kind: "existing-log-group", logGroupName, format: "text" },
        engineLog: { kind: "existing-delivery-stream", deliveryStreamName },
      },
    });
    new RedisCache(stack, "Orders", {
      ...small,
      ...groups,
      name: "orders",
      authentication: { kind: "existing-user-group", userGroupId },
      logs: { kind: "off" },
    });
    new RedisCache(stack, "Pages", {
      ...small,
      ...groups,
      name: "pages",
      authentication: {
        kind: "rbac",
        userGroupId: "pages-users",
        users: {
          reader: { kind: "existing-user", userId },
          writer: { kind: "iam", userId: "pages-writer", accessString: "on ~* -@all +@write" },
        },
        defaultUser: { kind: "existing-user", userId: "platform-default" },
      },
      logs: { kind: "off" },
    });
    new RedisCache(stack, "Named", {
      ...small,
      ...namedParts,
      name: "by-name",
      network: groups.network,
      securityGroups: {
        kind: "own-security-group",
        name: "Named (clients)",
        additionalSecurityGroupIds: [securityGroupId],
      },
    });
  });
}

requireOrSkip(...terraformRequirement())("parts that exist", () => {
  test.concurrent(
    "are used by caches, beside parts under names of choice, and are the same when those are deleted",
    async () =>
      withLab("rehearsal", async ({ account, deployment, proxy }) => {
        const ids = await makePlatform(account);
        const [before, existing] = [await takeInventory(account), await describePlatform(account, ids)];
        deployment.write(cachesOf(account, ids));
        await deployment.succeed("apply", "-auto-approve");

        const after = await takeInventory(account);
        const news = Object.entries(after).map(([kind, names]) => [
          kind,
          names.filter((it) => !before[kind]?.includes(it)),
        ]);
        expect(Object.fromEntries(news)).toMatchObject({
          "replication groups": ["by-name", "carts", "orders", "pages"],
          "subnet groups": [],
          "parameter groups": ["named-in-2019"],
          "log groups": ["/aws/vendedlogs/named"],
          secrets: ["named", "named-anybody"],
          topics: [`arn:aws:sns:us-east-1:${account.id}:named_events`],
          "key aliases": ["alias/shop/named"],
          users: ["named-anybody", "named-app", "pages-writer"],
          "user groups": ["named-users", "pages-users"],
          alarms: [],
        });
        const sent = (id: string) =>
          proxy.calls.find(
            ({ operation, parameters }) =>
              operation === "CreateReplicationGroup" && parameters.ReplicationGroupId === id,
          )?.parameters;
        expect(sent("carts")).toMatchObject({
          AuthToken: platform.token,
          CacheSubnetGroupName: platform.subnetGroupName,
          CacheParameterGroupName: platform.parameterGroupName,
        });
        expect(sent("orders")).toMatchObject({ "UserGroupIds.member.1": platform.userGroupId });
        expect((await deployment.run("plan")).output).toContain("No changes.");

        await deployment.succeed("destroy", "-auto-approve");
        expect(await takeInventory(account)).toEqual(before);
        expect(await describePlatform(account, ids)).toEqual(existing);
      }),
  );
});

/** Alarms and a dashboard for a replication group that nothing of ours made. */
function watching(account: Account): SynthesizedStack {
  return inAccount(account, (stack) => {
    new CacheMonitoring(stack, "Legacy", {
      replicationGroup: {
        kind: "existing",
        replicationGroupId: "legacy-sessions",
        engine: { kind: "redis", version: "7.1" },
        nodeType: "cache.t4g.micro",
        topology: { kind: "replicated", replicas: 1 },
      },
      alarms: { level: "essential" },
    });
  });
}

requireOrSkip(...terraformRequirement())("a cache that somebody else manages", () => {
  test.concurrent("is watched by the ids of its nodes, and stays as it is", async () =>
    withLab("rehearsal", async ({ account, deployment, proxy }) => {
      await ask(account, {
        service: "elasticache",
        operation: "create_replication_group",
        parameters: {
          ReplicationGroupId: "legacy-sessions",
          ReplicationGroupDescription: "Made by hand",
          Engine: "redis",
          CacheNodeType: "cache.t4g.micro",
          NumCacheClusters: 2,
        },
      });
      const group = { service: "elasticache", operation: "describe_replication_groups", query: "ReplicationGroups" };
      const [before, existing] = [await takeInventory(account), await ask(account, group)];
      deployment.write(watching(account));
      await deployment.succeed("apply", "-auto-approve");

      const { alarms, ...others } = added(before, await takeInventory(account));
      expect(others).toEqual({ topics: 2, dashboards: 1 });
      expect(alarms).toBeGreaterThan(8);
      const [first = ""] = await ask<string[]>(account, { ...group, query: "ReplicationGroups[0].MemberClusters" });
      const alarm = await describeAlarm(proxy.url, account, "legacy-sessions-node-1-memory-critical");
      expect(alarm).toContain(`<Name>CacheClusterId</Name><Value>${first}</Value>`);
      expect((await deployment.run("plan")).output).toContain("No changes.");

      await deployment.succeed("destroy", "-auto-approve");
      expect(await takeInventory(account)).toEqual(before);
      expect(await ask(account, group)).toEqual(existing);
    }),
  );
});
