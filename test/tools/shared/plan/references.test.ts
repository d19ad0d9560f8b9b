import { configuredAddress, leadsTo } from "../../../../tools/shared/plan/references";
import { planWith } from "./plans";

const refer = (...references: string[]) => ({ references });

/** A root that hands a secret to a module of a module, as people nest them. */
const plan = planWith([], {
  configuration: {
    root_module: {
      resources: [{ address: "aws_secretsmanager_secret_version.token", type: "aws_secretsmanager_secret_version" }],
      module_calls: {
        wrapper: {
          expressions: { secret: refer("aws_secretsmanager_secret_version.token.secret_id") },
          module: {
            outputs: { group: { expression: refer("module.redis.id", "module.redis") } },
            module_calls: {
              redis: {
                expressions: { token: refer("var.secret") },
                module: {
                  outputs: { id: { expression: refer("aws_elasticache_replication_group.this[0].id") } },
                  resources: [
                    {
                      address: "aws_elasticache_replication_group.this",
                      type: "aws_elasticache_replication_group",
                      expressions: { auth_token: refer("data.aws_secretsmanager_secret_version.read.secret_string") },
                    },
                    {
                      address: "data.aws_secretsmanager_secret_version.read",
                      type: "aws_secretsmanager_secret_version",
                      expressions: { secret_id: refer("var.token"), other: refer("local.unknown", "var.missing") },
                    },
                  ],
                },
              },
            },
            resources: [
              { address: "aws_cloudwatch_metric_alarm.a", type: "a", depends_on: ["module.redis"], expressions: {} },
              { address: "aws_cloudwatch_metric_alarm.b", type: "a", expressions: { id: refer("module.redis.id") } },
            ],
          },
        },
      },
    },
  },
});

describe("leadsTo", () => {
  const cache = 'module.wrapper["a.b[0]"].module.redis[0].aws_elasticache_replication_group.this[0]';

  test("follows variables up through modules", () => {
    expect(leadsTo(plan, cache, "aws_secretsmanager_secret_version.token")).toBe(true);
    expect(leadsTo(plan, cache, "aws_secretsmanager_secret_version.other")).toBe(false);
  });

  test("follows outputs down into modules", () => {
    expect(leadsTo(plan, "module.wrapper.aws_cloudwatch_metric_alarm.b", cache)).toBe(true);
    expect(leadsTo(plan, "module.wrapper.aws_cloudwatch_metric_alarm.a", cache)).toBe(false);
  });

  test("takes an address for what it leads to itself", () => {
    expect(leadsTo(plan, "aws_sns_topic.a[0]", "aws_sns_topic.a[1]")).toBe(true);
  });
});

describe("configuredAddress", () => {
  test.each([
    ["aws_vpc.main", "aws_vpc.main"],
    ["aws_vpc.main[0]", "aws_vpc.main"],
    ['module.m["a.b"].aws_vpc.main["c[\\"d\\"]"]', "module.m.aws_vpc.main"],
  ])("%s is configured as %s", (address, configured) => {
    expect(configuredAddress(address)).toBe(configured);
  });
});
