import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Authentication, RedisCache } from "../../constructs";
import { demands } from "../../stacks/deviations";
import { environments } from "../../stacks/environments";
import { judgeReasons } from "../../tools/shared/security/judge-reasons";
import { offencesIn } from "../../tools/shared/security/offences";
import { allRules } from "../../tools/shared/security/rules";
import { environments as examples } from "../fixtures/environments";
import { cacheWith, inStack, network } from "../support/fixtures";
import { synthesizeStack } from "../support/stacks";

const root = join(__dirname, "..", "..");

// For any environment that somebody writes: a reason for what is met is as wrong as none for what is not.
describe.each(Object.entries(environments))("the environment %s", (name, environment) => {
  const complaints = judgeReasons(synthesizeStack(name, environment).document, environment);

  test.each(demands)("meets, or has a reason not to: %s", (demand) => {
    expect(complaints.filter((complaint) => complaint.demand === demand).map(({ text }) => text)).toEqual([]);
  });
});

test("a cache of the defaults does not meet what the table says, and nothing else", () => {
  const { document } = cacheWith({ tags: { Environment: "test" } });
  const found = offencesIn(document, { ...examples.seed, caches: {} });
  expect(
    [...new Set(found.filter(({ excusedBy }) => excusedBy === "defaults").map(({ demand }) => demand))].sort(),
  ).toEqual(allRules.flatMap(([name, { accepted }]) => (accepted === undefined ? [] : [name])).sort());
  // The state is the app's, and an app of the tests keeps none.
  expect(found.filter(({ excusedBy }) => excusedBy === undefined).map(({ demand }) => demand)).toEqual([
    "remote-state",
  ]);
});

describe("secrets, groups and users that are given", () => {
  const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:token-a1b2c3";
  const app = { kind: "iam", accessString: "on ~app:* +@read" } as const;
  const open: Authentication = {
    kind: "rbac",
    users: { app },
    defaultUser: { kind: "existing-user", userId: "default" },
  };
  const about = ["client-authentication", "rbac-users", "secret-rotation", "encrypted-secrets"];

  test.each<[string, Authentication, readonly string[]]>([
    ["a given secret", { kind: "existing-secret", secretArn }, ["rbac-users"]],
    ["a given group", { kind: "existing-user-group", userGroupId: "theirs" }, []],
    ["a given user", { kind: "rbac", users: { app: { kind: "existing-user", userId: "theirs" } } }, []],
    ["a default user of the team's own", { ...open, defaultUser: { kind: "existing-user", userId: "theirs" } }, []],
    ["a default user that lets everybody in", open, ["client-authentication"]],
  ])("are judged by what the stack makes of them: %s", (_what, authentication, broken) => {
    const { document } = cacheWith({ authentication, encryptionAtRest: { kind: "aws-owned-key" } });
    const found = allRules.filter(([name, { offenders }]) => about.includes(name) && offenders(document).length > 0);
    expect(found.map(([name]) => name)).toEqual(broken);
  });

  test("do not open the cache that has another group", () => {
    const { document } = inStack((scope) => {
      const cache = (name: string, authentication: Authentication) =>
        new RedisCache(scope, name, { name, network, authentication });
      cache("open", open);
      cache("shut", { kind: "rbac", users: { app } });
    });
    const [, { offenders }] = allRules.find(([name]) => name === "client-authentication")!;
    expect(offenders(document)).toEqual([expect.stringMatching(/\.open_ReplicationGroup/)]);
  });
});

describe("a stack that keeps no rule", () => {
  // Each rule must find something here, or it would find nothing anywhere.
  const bad = {
    provider: { aws: [{ region: "us-east-1", access_key: "AKIAIOSFODNN7EXAMPLE" }] },
    data: { aws_iam_policy_document: { it: {} } },
    resource: {
      aws_elasticache_replication_group: {
        it: {
          engine: "memcached",
          engine_version: "6.2",
          port: 6379,
          num_cache_clusters: 1,
          snapshot_retention_limit: 0,
        },
      },
      aws_elasticache_user: { it: { access_string: "on ~* +@all" } },
      aws_elasticache_security_group: { it: {} },
      aws_security_group: { it: { egress: [{ cidr_blocks: ["0.0.0.0/0"] }] } },
      aws_vpc_security_group_ingress_rule: { it: { cidr_ipv4: "0.0.0.0/0" } },
      aws_vpc: { it: { tags: { Name: "it" } } },
      aws_subnet: { it: { map_public_ip_on_launch: true } },
      aws_sns_topic: { it: {} },
      aws_sns_topic_policy: { it: { policy: "{}" } },
      aws_cloudwatch_log_group: { it: { retention_in_days: 1 } },
      aws_cloudwatch_metric_alarm: { it: { alarm_name: "it", actions_enabled: false } },
      aws_kms_key: { it: {} },
      aws_secretsmanager_secret: { it: {} },
      aws_iam_role: { it: {} },
      aws_lambda_permission: { it: { principal: "sns.amazonaws.com" } },
      aws_iam_role_policy: { it: { policy: '{"Statement":[{"Action":"*","Resource":"*"}]}' } },
    },
  };

  test.each(allRules)("breaks: %s", (_name, { offenders }) => {
    expect(offenders(bad)).not.toEqual([]);
  });
});

describe("the table of rules", () => {
  test("names tests that are there", () => {
    const named = allRules.flatMap(([, { tests = [] }]) => tests);
    expect(named.filter((path) => !existsSync(join(root, "test", path)))).toEqual([]);
  });

  test("has each published rule once, but for those that demand two things", () => {
    const published = allRules.flatMap(([, rule]) => rule.published);
    const twice = published.filter((rule, index) => published.indexOf(rule) < index);
    expect(twice).toEqual(["cdk-nag AEC3", "Lens SEC7", "Lens REL2", "Lens REL2", "Lens SEC1"]);
  });
});
