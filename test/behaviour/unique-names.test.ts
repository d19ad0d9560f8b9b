import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { type Authentication, RedisCache, type RedisCacheProps } from "../../constructs";
import { useProvider } from "../../constructs/core";
import { CacheAlarms, CacheDashboard } from "../../constructs/monitoring";
import { ClientRule } from "../../constructs/network";
import { ChatChannel } from "../../constructs/notifications";
import { synthesize } from "../../constructs/testing";
import { inStack, network } from "../support/fixtures";

const account = "111122223333";
const here: AwsProviderConfig = { region: "us-east-1", allowedAccountIds: [account] };
const accessString = "on ~* +@all";
const users = { kind: "rbac", users: { app: { kind: "password", accessString } } } as const;
const slack = {
  kind: "slack",
  workspaceId: "T07EA123LEP",
  channelId: "C07EZ1ABC23",
  roleArn: "arn:aws:iam::111122223333:role/chat",
} as const;

/** A cache in a stack of its own. */
interface Deployed {
  readonly stack: string;
  readonly provider?: AwsProviderConfig;
  readonly props?: Partial<RedisCacheProps>;
}

function cache(scope: Construct, props: Partial<RedisCacheProps> = {}, id = "Cache"): RedisCache {
  return new RedisCache(scope, id, { name: "sessions", network, ...props });
}

/** Synthesizes an app as `cdktf synth` does, its first stack being one without a cache. */
function synthesizeApp(deployed: readonly Deployed[]) {
  const outdir = mkdtempSync(join(tmpdir(), "unique-names-"));
  const app = new App({ outdir, stackTraces: false });
  new TerraformStack(app, "empty");
  try {
    const stacks = deployed.map(({ stack: id, provider = here, props }) => {
      const stack = new TerraformStack(app, id);
      new AwsProvider(stack, "Aws", provider);
      cache(stack, props);
      return stack;
    });
    let error = "";
    try {
      app.synth();
    } catch (thrown) {
      error = String(thrown);
    }
    const written = readdirSync(outdir, { recursive: true }).filter((file) => String(file).endsWith("cdk.tf.json"));
    const warnings = () => stacks.map((stack) => synthesize(stack).warnings.filter((it) => it.includes("shared-name")));
    return { error, written: written.length, warnings };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

describe("two caches of one name in two stacks", () => {
  it("are refused when they are in one account and region, before a file is written", () => {
    const { error, written } = synthesizeApp([{ stack: "one" }, { stack: "two" }]);
    expect(error).toMatch(
      /`name` must be another one: one\/Cache has the replication group "sessions" as well \(and \d+ more\) \[two\/Cache\]/,
    );
    expect(error.split("must be another one")).toHaveLength(2);
    expect(written).toBe(0);
  });

  it.each<[what: string, provider: AwsProviderConfig]>([
    ["regions", { ...here, region: "eu-west-1" }],
    ["accounts", { ...here, allowedAccountIds: ["444455556666"] }],
    ["accounts of roles", { region: "us-east-1", assumeRole: [{ roleArn: "arn:aws:iam::444455556666:role/deploy" }] }],
  ])("are right in two %s, also with users", (_what, provider) => {
    const { error, written, warnings } = synthesizeApp([
      { stack: "one", props: { authentication: users } },
      { stack: "two", provider, props: { authentication: users } },
    ]);
    expect(error).toBe("");
    expect(written).toBe(3);
    expect(warnings()).toStrictEqual([[], []]);
  });

  it.each<[what: string, provider: AwsProviderConfig]>([
    ["account", { region: "us-east-1" }],
    ["region", { allowedAccountIds: [account] }],
    ["account among two", { region: "us-east-1", allowedAccountIds: [account, "444455556666"] }],
  ])("are warned about, once, while only the deploy knows the %s", (_what, provider) => {
    const { error, warnings } = synthesizeApp([{ stack: "one" }, { stack: "two", provider }]);
    expect(error).toBe("");
    expect(warnings()[0]).toStrictEqual([]);
    expect(warnings()[1]).toHaveLength(1);
    expect(warnings()[1]?.[0]).toMatch(
      /^two\/Cache: shared-name: one\/Cache has the replication group "sessions" as well \(and \d+ more\), which works only in another account or region: /,
    );
  });

  it("are not warned about with a reason", () => {
    const props = { acknowledgedWarnings: { "shared-name": "two accounts" } };
    const { warnings } = synthesizeApp([{ stack: "one" }, { stack: "two", provider: {}, props }]);
    expect(warnings()).toStrictEqual([[], []]);
  });
});

/** Arguments that are names, by type, and the types that have none. */
const names: Readonly<Record<string, string | undefined>> = {
  aws_chatbot_slack_channel_configuration: "configuration_name",
  aws_cloudwatch_composite_alarm: "alarm_name",
  aws_cloudwatch_dashboard: "dashboard_name",
  aws_cloudwatch_log_group: "name",
  aws_cloudwatch_metric_alarm: "alarm_name",
  aws_elasticache_parameter_group: "name",
  aws_elasticache_replication_group: "replication_group_id",
  aws_elasticache_subnet_group: "name",
  aws_elasticache_user: "user_id",
  aws_elasticache_user_group: "user_group_id",
  aws_kms_alias: "name",
  aws_kms_key: undefined,
  aws_kms_key_policy: undefined,
  aws_secretsmanager_secret: "name",
  aws_secretsmanager_secret_version: undefined,
  aws_security_group: "name",
  aws_sns_topic: "name",
  aws_sns_topic_policy: undefined,
  aws_sns_topic_subscription: undefined,
  aws_vpc_security_group_ingress_rule: undefined,
  terraform_data: undefined,
};

describe("every name that a cache gives", () => {
  const props: Partial<RedisCacheProps> = {
    clients: { app: { kind: "cidr", cidr: "10.0.0.0/16" } },
    authentication: users,
    alarms: { level: "full" },
    alerts: {
      kind: "own-topics",
      critical: { team: { kind: "email", address: "team@example.com" } },
      chats: { slack },
    },
  };

  it("is claimed", () => {
    const document = inStack((scope) => cache(scope, props)).document as {
      resource: Readonly<Record<string, Readonly<Record<string, object>>>>;
    };
    const counts = Object.entries(document.resource).map(([type, resources]) => {
      expect(Object.keys(names)).toContain(type);
      return names[type] === undefined ? 0 : Object.keys(resources).length;
    });
    const named = counts.reduce((sum, count) => sum + count);

    const { error } = synthesizeApp([
      { stack: "one", props },
      { stack: "two", props },
    ]);
    // The chat is told apart, because its channel and its name are given elsewhere.
    expect(error).toContain(`"sessions" as well (and ${named - 2} more) [two/Cache]`);
    expect(error).toContain(
      '`alerts.chats.slack` must be another one: one/Cache has the Slack channel "T07EA123LEP C07EZ1ABC23" as well (and 1 more); make one `ChatChannel` and give it to all of them [two/Cache]',
    );
  });
});

describe("names that meet although the caches have different ones", () => {
  it("are refused: alarms of a shard and of a cache that is called like it", () => {
    const fill = () =>
      inStack((scope) => {
        cache(scope, { name: "app", topology: { kind: "sharded", shards: 1, replicasPerShard: 1 } }, "App");
        cache(scope, { name: "app-shard-1", topology: { kind: "replicated", replicas: 1 } }, "Shard");
      });
    expect(fill).toThrow(
      /`name` must be another one: stack\/App has the alarm "app-shard-1-node-1-[a-z-]+" as well \(and 2[0-9] more\) \[stack\/Shard\]/,
    );
  });

  it("are refused: users of two caches", () => {
    const user = (name: string): RedisCacheProps["authentication"] => ({
      kind: "rbac",
      users: { [name]: { kind: "password", accessString } },
    });
    const fill = () =>
      inStack((scope) => {
        cache(scope, { name: "a", authentication: user("b-c") }, "One");
        cache(scope, { name: "a-b", authentication: user("c") }, "Two");
      });
    expect(fill).toThrow('`name` must be another one: stack/One has the user "a-b-c" as well [stack/Two]');
  });

  it.each<[prop: string, kind: string, authentication: Authentication]>([
    ["users.app.userId", "user", { kind: "rbac", users: { app: { kind: "iam", accessString, userId: "chosen" } } }],
    [
      "users.app.secretName",
      "secret",
      { kind: "rbac", users: { app: { kind: "password", accessString, secretName: "chosen" } } },
    ],
    [
      "userGroupId",
      "user group",
      { kind: "rbac", users: { app: { kind: "iam", accessString } }, userGroupId: "chosen" },
    ],
    [
      "defaultUser.userId",
      "user",
      { kind: "rbac", users: { app: { kind: "iam", accessString } }, defaultUser: { kind: "off", userId: "chosen" } },
    ],
    [
      "defaultUser.secretName",
      "secret",
      { kind: "rbac", users: {}, defaultUser: { kind: "password", accessString, secretName: "chosen" } },
    ],
    ["secretName", "secret", { kind: "auth-token", secretName: "chosen" }],
  ])("are refused: authentication.%s, where it was typed", (prop, kind, authentication) => {
    const two = () =>
      inStack((scope) => {
        cache(scope, { name: "one", authentication }, "One");
        cache(scope, { name: "two", authentication }, "Two");
      });
    expect(two).toThrow(
      `\`authentication.${prop}\` must be another one: stack/One has the ${kind} "chosen" as well [stack/Two]`,
    );
  });

  it("are right: a user that one cache makes and others share", () => {
    const shared = { kind: "existing-user", userId: "one-app" } as const;
    const three = () =>
      inStack((scope) => {
        const app = { kind: "iam", accessString } as const;
        cache(scope, { name: "one", authentication: { kind: "rbac", users: { app } } }, "One");
        cache(scope, { name: "two", authentication: { kind: "rbac", users: { shared } } }, "Two");
        cache(scope, { name: "three", authentication: { kind: "rbac", users: { shared } } }, "Three");
      });
    expect(three).not.toThrow();
  });

  it("are refused: rules that let the same client in twice", () => {
    const fill = () =>
      inStack((scope) => {
        for (const id of ["One", "Two"]) {
          const client = { kind: "cidr", cidr: "10.0.0.0/16" } as const;
          new ClientRule(scope, id, { securityGroupId: "sg-0a", port: 6379, clientName: id, client });
        }
      });
    expect(fill).toThrow(
      '`client` must be another one: stack/One has the rule for a client "sg-0a 6379 10.0.0.0/16" as well; one rule for each source is enough [stack/Two]',
    );
  });

  it("are right when an override keeps them apart", () => {
    const alarms = inStack((scope) => {
      const { replicationGroup } = cache(scope);
      const second = new CacheAlarms(scope, "Again", { replicationGroup, level: "off", overrides: { "cpu-high": {} } });
      second.metricAlarms.forEach(({ resource }, index) => {
        resource.addOverride("alarm_name", `again-${index}`);
      });
    }).all(CloudwatchMetricAlarm);
    expect(Object.values(alarms).filter(({ alarm_name: name }) => String(name).startsWith("again-"))).toHaveLength(3);
  });

  it("are right when one was taken out of the app again", () => {
    const names = inStack((scope) => {
      cache(scope);
      scope.node.tryRemoveChild("Cache");
      cache(scope, {}, "Other");
    }).all(CloudwatchDashboard);
    expect(names.map(({ dashboard_name: name }) => name)).toStrictEqual(["sessions-us-east-1"]);
  });

  it("are refused: alarms and a dashboard that are made twice for one replication group", () => {
    const twice = (make: (scope: Construct, cache: RedisCache) => unknown) => () =>
      inStack((scope) => make(scope, cache(scope)));
    expect(
      twice((scope, { replicationGroup }) => new CacheAlarms(scope, "Again", { replicationGroup, level: "essential" })),
    ).toThrow(/`replicationGroup` must be another one: stack\/Cache has the alarm "sessions-.*\[stack\/Again\]/);
    expect(twice((scope, { replicationGroup }) => new CacheDashboard(scope, "Again", { replicationGroup }))).toThrow(
      'stack/Cache has the dashboard "sessions-us-east-1" as well [stack/Again]',
    );
  });
});

describe("a dashboard, whose name all regions share,", () => {
  const dashboards = (fill: (scope: Construct) => void) =>
    Object.values(inStack(fill).all(CloudwatchDashboard)).map(({ dashboard_name: name }) => name);

  it("has the region of its cache in its name", () => {
    expect(
      dashboards((scope) => {
        const europe = new AwsProvider(scope, "Europe", { alias: "europe", region: "eu-west-1" });
        cache(scope, { authentication: users });
        useProvider(cache(new Construct(scope, "europe"), { authentication: users }), europe);
      }),
    ).toStrictEqual(["sessions-us-east-1", "sessions-eu-west-1"]);
  });

  it("has it on each page", () => {
    const topology = { kind: "sharded", shards: 60, replicasPerShard: 2 } as const;
    expect(dashboards((scope) => cache(scope, { topology, nodesPerClusterQuota: 500 }))).toStrictEqual([
      "sessions-us-east-1",
      "sessions-us-east-1-2",
    ]);
  });

  it("has it from the ARN where the source does not say it", () => {
    const unknown = synthesize((scope) => {
      new AwsProvider(scope, "Aws", {});
      cache(scope);
    });
    expect(unknown.only(CloudwatchDashboard).dashboard_name).toMatch(
      /^sessions-\$\{local\.\w+_Dashboard_Region_\w+\}$/,
    );
    expect(
      dashboards((scope) => {
        const replicationGroupArn = "arn:aws:elasticache:eu-north-1:111122223333:replicationgroup:legacy";
        new CacheDashboard(scope, "Legacy", {
          replicationGroup: {
            replicationGroupId: "legacy",
            replicationGroupArn,
            engine: { kind: "redis", version: "7.1" },
            nodeType: "cache.r7g.large",
            topology: { kind: "replicated", replicas: 0 },
            authentication: "off",
            memberClusterIds: ["legacy-001"],
          },
        });
      }),
    ).toStrictEqual(["legacy-eu-north-1"]);
  });
});

describe("a chat channel", () => {
  const chats = (scope: Construct, of: RedisCacheProps["alerts"], name: string) =>
    cache(scope, { name, alerts: of }, name);

  it("is refused in two caches", () => {
    const alerts = { kind: "own-topics", chats: { team: slack } } as const;
    const fill = () =>
      inStack((scope) => {
        chats(scope, alerts, "one");
        chats(scope, alerts, "two");
      });
    expect(fill).toThrow(
      '`alerts.chats.team` must be another one: stack/one has the Slack channel "T07EA123LEP C07EZ1ABC23" as well; make one `ChatChannel` and give it to all of them [stack/two]',
    );
  });

  it("is refused twice in one cache", () => {
    const alerts = { kind: "own-topics", chats: { team: slack, again: slack } } as const;
    expect(() => inStack((scope) => chats(scope, alerts, "one"))).toThrow(
      "`alerts.chats.again` must be another channel than `alerts.chats.team`: AWS has a channel only once in an account [stack/one]",
    );
  });

  it("is shared by caches, also by those of another stack", () => {
    const app = new App({ stackTraces: false });
    const shared = new TerraformStack(app, "shared");
    const other = new TerraformStack(app, "other");
    [shared, other].forEach((stack) => new AwsProvider(stack, "Aws", { region: "us-east-1" }));
    const channel = new ChatChannel(shared, "Team", { name: "team", place: slack });
    const alerts = { kind: "own-topics", chats: { team: { kind: "existing-channel", channel } } } as const;
    chats(shared, alerts, "one");
    chats(shared, alerts, "two");
    chats(other, alerts, "three");
    const { document } = synthesize(shared) as unknown as {
      document: { resource: { aws_chatbot_slack_channel_configuration: Record<string, { sns_topic_arns: string[] }> } };
    };
    const [configuration, ...others] = Object.values(document.resource.aws_chatbot_slack_channel_configuration);
    expect(others).toStrictEqual([]);
    expect(configuration?.sns_topic_arns).toHaveLength(6);
    expect(new Set(configuration?.sns_topic_arns).size).toBe(6);
    expect(configuration?.sns_topic_arns.filter((arn) => arn.includes("terraform_remote_state"))).toHaveLength(2);
  });

  it("is refused from another app", () => {
    const stack = new TerraformStack(new App({ stackTraces: false }), "elsewhere");
    const channel = new ChatChannel(stack, "Team", { name: "team", place: slack });
    const alerts = { kind: "own-topics", chats: { team: { kind: "existing-channel", channel } } } as const;
    expect(() => inStack((scope) => chats(scope, alerts, "one"))).toThrow(
      "`alerts.chats.team.channel` must be a `ChatChannel` of the same app [stack/one]",
    );
  });

  it("is refused without a topic", () => {
    expect(() => inStack((scope) => new ChatChannel(scope, "Team", { name: "team", place: slack }))).toThrow(
      "[stack] `topicArns` must name at least one topic, or else call `addTopics` [stack/Team]",
    );
  });
});
