import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../tools/security/rules";
import { withTable } from "../../tools/security/table";
import { environmentNames, synthesizeEnvironment } from "../support/stacks";

const root = join(__dirname, "..", "..");
const stacks = new Map(environmentNames.map((name) => [name, synthesizeEnvironment(name).document] as const));
const byDemand = rules.map((rule) => [rule.demand, rule] as const);

describe.each(environmentNames)("%s", (name) => {
  // A reason for what is met is as wrong as none for what is not.
  test.each(byDemand)("%s", (_demand, { offenders, deviations, deviating }) => {
    const found = offenders(stacks.get(name) ?? {});
    expect(found).toEqual(deviations?.[name] === undefined ? [] : expect.arrayContaining([expect.any(String)]));
    expect(found.filter((address) => deviating?.test(address) === false)).toEqual([]);
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

  test.each(byDemand)("breaks: %s", (_demand, { offenders }) => {
    expect(offenders(bad)).not.toEqual([]);
  });
});

describe("docs/security.md", () => {
  test("has the table that npm run security-rules writes", () => {
    const document = readFileSync(join(root, "docs", "security.md"), "utf8");
    expect(withTable(document, rules)).toBe(document);
  });

  test("names tests that are there", () => {
    const named = rules.flatMap(({ tests = [] }) => tests);
    expect(named.filter((path) => !existsSync(join(root, "test", path)))).toEqual([]);
  });

  test("has each published rule once, but for those that demand two things", () => {
    const published = rules.flatMap((rule) => rule.published);
    const twice = published.filter((rule, index) => published.indexOf(rule) < index);
    expect(twice).toEqual(["cdk-nag AEC3", "Lens SEC7", "Lens REL2", "Lens SEC1"]);
  });
});
