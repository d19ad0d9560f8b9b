import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { Construct } from "constructs";
import { ParameterGroup, ReplicationGroup } from "../../constructs/elasticache";
import { AlertTopic } from "../../constructs/notifications";
import { inStack } from "../support/fixtures";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { craftState } from "../support/terraform-state";

const functionArn = "arn:aws:lambda:us-east-1:111122223333:function:to-chat:live";
const engine = { kind: "redis", version: "7.1" } as const;

/** Legal values that AWS reports in other words, as users write them, and the arguments that would take them as they are. */
const cases: Readonly<Record<string, { ours: (scope: Construct) => void; plain: (scope: Construct) => void }>> = {
  "names of groups in capitals": {
    ours: (scope) => {
      const names = { subnetGroupName: "Team-Subnets", parameterGroupName: "Team-Parameters" };
      new ReplicationGroup(scope, "It", { name: "sessions", securityGroupIds: ["sg-1"], ...names });
    },
    plain: (scope) => {
      const common = { replicationGroupId: "sessions", description: "sessions", nodeType: "cache.r7g.large" };
      new ElasticacheReplicationGroup(scope, "It", { ...common, subnetGroupName: "Team-Subnets" });
    },
  },
  "an empty parameter": {
    ours: (scope) => {
      new ParameterGroup(scope, "It", { name: "sessions", engine, parameters: { "notify-keyspace-events": "" } });
    },
    plain: (scope) => {
      const parameter = [{ name: "notify-keyspace-events", value: "" }];
      new ElasticacheParameterGroup(scope, "It", { name: "sessions", family: "redis7", parameter });
    },
  },
  "a function with an alias": {
    ours: (scope) => {
      new AlertTopic(scope, "It", { name: "alerts", subscriptions: { chat: { kind: "function", functionArn } } });
    },
    plain: (scope) => {
      const permission = { action: "lambda:InvokeFunction", principal: "sns.amazonaws.com" };
      new LambdaPermission(scope, "It", { ...permission, functionName: functionArn });
    },
  },
};

requireOrSkip(...terraformRequirement())("a plan against what AWS reports in other words", () => {
  const all = (kind: "ours" | "plain") =>
    inStack((scope) => {
      Object.entries(cases).forEach(([name, make]) => {
        make[kind](new Construct(scope, name));
      });
    }).document;

  test("settles, whatever of this is written", async () => {
    const { resources } = await craftState(all("ours"));
    expect(resources.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        "aws_elasticache_replication_group",
        "aws_elasticache_parameter_group",
        "aws_lambda_permission",
      ]),
    );
  }, 120_000);

  test("would not settle with the provider's arguments taken as they are written", async () => {
    const settling = craftState(all("plain"));
    await expect(settling).rejects.toThrow(/aws_elasticache_replication_group\S+: delete, create/);
    await expect(settling).rejects.toThrow(/aws_elasticache_parameter_group\S+: update/);
    await expect(settling).rejects.toThrow(/aws_lambda_permission\S+: delete, create/);
  }, 120_000);
});
