import { judge } from "../../tools/guard/judge/judge";
import { headlineOf } from "../../tools/guard/judge/verdict";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { errorAnswer } from "./support/api-call";
import { change } from "./support/change";
import { type Lab, openLab } from "./support/lab";

requireOrSkip(...terraformRequirement())("changes of the seed's cache's size and settings", () => {
  let lab: Lab;
  /** Calls that change something, since the last time this was asked. */
  const changingCalls = (): readonly string[] => {
    const calls = lab.proxy.calls.slice(seen).filter(({ service }) => service === "elasticache");
    seen = lab.proxy.calls.length;
    return calls.map(({ operation }) => operation).filter((operation) => !/^(Describe|List)/.test(operation));
  };
  let seen = 0;

  beforeAll(async () => {
    lab = await openLab("seed");
    lab.deployment.configure();
    await lab.deployment.succeed("init");
    await lab.deployment.succeed("apply", "-auto-approve");
    changingCalls();
  });

  afterAll(async () => {
    await lab.close();
  });

  const oneReplica = { topology: { kind: "replicated", replicas: 1 } } as const;
  const larger = { ...oneReplica, nodeType: "cache.r6g.xlarge" } as const;

  test.each([
    ["a replica is added", 3, "IncreaseReplicaCount"],
    ["two replicas are removed", 1, "DecreaseReplicaCount"],
  ])("%s, and nothing is touched but what watches the nodes", async (_what, replicas, call) => {
    const effects = await change(lab, { topology: { kind: "replicated", replicas } });

    expect(effects.filter((effect) => !effect.startsWith("aws_cloudwatch_"))).toEqual([
      "aws_elasticache_replication_group: update member_clusters num_cache_clusters",
      "terraform_data: update input output",
    ]);
    expect(changingCalls()).toEqual([call]);
  });

  test("the nodes become larger, and other alarms fit them", async () => {
    expect(await change(lab, larger)).toEqual([
      "aws_cloudwatch_dashboard: update dashboard_body",
      "aws_cloudwatch_metric_alarm: create",
      "aws_cloudwatch_metric_alarm: delete",
      "aws_elasticache_replication_group: update node_type",
    ]);
    expect(changingCalls()).toEqual(["ModifyReplicationGroup"]);
  });

  test("a parameter changes", async () => {
    expect(await change(lab, { ...larger, parameters: { timeout: 600 } })).toEqual([
      "aws_elasticache_parameter_group: update parameter",
    ]);
    expect(changingCalls()).toEqual(["ModifyCacheParameterGroup"]);
  });

  test("a threshold is raised", async () => {
    const alarms = { overrides: { "memory-high": { maxPercent: 85 } } };
    expect(await change(lab, { ...larger, parameters: { timeout: 600 }, alarms })).toEqual([
      "aws_cloudwatch_dashboard: update dashboard_body",
      "aws_cloudwatch_metric_alarm: update threshold",
    ]);
    expect(changingCalls()).toEqual([]);
  });

  // https://github.com/hashicorp/terraform-provider-aws/issues/24244
  test("the last replica goes only when failover is turned off at once, as the guard says", async () => {
    const alone = {
      ...larger,
      parameters: { timeout: 600 },
      topology: { kind: "replicated", replicas: 0 },
    } as const;
    const { deployment, proxy } = lab;
    let failoverIsOn = true;
    proxy.setFault((call) => {
      const { AutomaticFailoverEnabled, ApplyImmediately } = call.parameters;
      failoverIsOn &&= !(AutomaticFailoverEnabled === "false" && ApplyImmediately === "true");
      return failoverIsOn && call.operation === "DecreaseReplicaCount"
        ? errorAnswer(
            call,
            400,
            "InvalidParameterValue",
            "Must have at least 1 replica for Multi-AZ enabled Replication Group",
          )
        : undefined;
    });

    const inWindow = await deployment.configure(alone).plan();
    expect(headlineOf(judge(inWindow))).toBe("NOT IN ONE GO");
    const atOnce = await deployment.configure({ ...alone, applyImmediately: true }).plan();
    expect(headlineOf(judge(atOnce))).toBe("SAFE");
    await deployment.applyPlan();
    expect(changingCalls()).toEqual(["ModifyReplicationGroup", "DecreaseReplicaCount"]);
  });

  test("the first replica comes at once, and failover with the maintenance window", async () => {
    const { deployment, proxy } = lab;
    await deployment.configure({ ...larger, parameters: { timeout: 600 } }).plan();
    await deployment.applyPlan();

    expect(changingCalls()).toEqual(["IncreaseReplicaCount", "ModifyReplicationGroup"]);
    expect(
      proxy.calls.filter(({ operation }) => operation === "ModifyReplicationGroup").at(-1)?.parameters,
    ).toMatchObject({ ApplyImmediately: "false", AutomaticFailoverEnabled: "true", MultiAZEnabled: "true" });
  });
});
