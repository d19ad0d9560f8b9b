import { judge } from "../../tools/guard/judge/judge";
import { headlineOf } from "../../tools/guard/judge/verdict";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Answer, type ApiCall, errorAnswer } from "./support/api-call";
import { effects } from "./support/change";
import { type Lab, openLab } from "./support/lab";

const sharded = (shards: number) => ({
  topology: { kind: "sharded", shards, replicasPerShard: 1 } as const,
  authentication: { kind: "off" } as const,
});

/** AWS refuses the empty token that the provider sends for a group whose strategy its state does not know. */
function refusingEmptyToken(call: ApiCall): Answer | undefined {
  return call.parameters.AuthTokenUpdateStrategy !== undefined && (call.parameters.AuthToken ?? "") === ""
    ? errorAnswer(call, 400, "InvalidParameterValue", "Invalid AuthToken provided.")
    : undefined;
}

/** No emulator can move slots to another shard, so this one operation is answered here: it has begun. */
function reshardingBegins({ operation, parameters }: ApiCall): Answer | undefined {
  return operation === "ModifyReplicationGroupShardConfiguration"
    ? {
        status: 200,
        contentType: "text/xml",
        body: `<${operation}Response><${operation}Result><ReplicationGroup><ReplicationGroupId>${parameters.ReplicationGroupId ?? ""}</ReplicationGroupId><Status>modifying</Status></ReplicationGroup></${operation}Result></${operation}Response>`,
      }
    : undefined;
}

requireOrSkip(...terraformRequirement())("a sharded cache", () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await openLab("rehearsal");
    lab.deployment.configure(sharded(3));
    await lab.deployment.succeed("init");
    await lab.deployment.succeed("apply", "-auto-approve");
  });

  afterAll(async () => {
    await lab.close();
  });

  test("is made with its shards, and is not planned to change again", async () => {
    const created = lab.proxy.calls.find(({ operation }) => operation === "CreateReplicationGroup");

    expect(created?.parameters).toMatchObject({ NumNodeGroups: "3", ReplicasPerNodeGroup: "1" });
    expect(await lab.deployment.run("plan", "-detailed-exitcode")).toMatchObject({ exitCode: 0 });
  });

  test.each([
    [4, { NodeGroupCount: "4" }],
    [2, { NodeGroupCount: "2" }],
  ])("is resharded in place to %i, by one request that starts at once", async (shards, request) => {
    const plan = await lab.deployment.configure(sharded(shards)).plan();
    expect(headlineOf(judge(plan))).toBe("SAFE");
    expect(effects(plan)).toContain("aws_elasticache_replication_group: update member_clusters num_node_groups");

    lab.proxy.setFault(reshardingBegins);
    await lab.deployment.applyPlan();
    const requests = lab.proxy.calls.filter(({ operation }) => operation.endsWith("ShardConfiguration"));
    expect(requests.at(-1)?.parameters).toMatchObject({
      ReplicationGroupId: "app-cache-staging",
      ApplyImmediately: "true",
      ...request,
    });
  });

  test("that is imported ends its first apply in one error, which the guard knows, and is then left alone", async () => {
    lab.proxy.setFault(refusingEmptyToken);
    const { deployment } = lab;
    deployment.configure(sharded(3));
    const address = (await deployment.addresses()).find((each) =>
      each.startsWith("aws_elasticache_replication_group."),
    )!;
    await deployment.succeed("state", "rm", address);
    const imports = join(deployment.directory, "import.tf.json");
    writeFileSync(imports, JSON.stringify({ import: [{ to: address, id: "app-cache-staging" }] }));

    const verdict = judge(await deployment.plan());
    expect(verdict.steps.map((step) => [step.address, step.attribute])).toEqual([
      [address, "auth_token_update_strategy"],
    ]);
    expect(headlineOf(verdict)).toBe("NOT IN ONE GO");

    const apply = await deployment.run("apply", "plan.bin");
    expect(apply.exitCode).not.toBe(0);
    expect(apply.output).toContain("Invalid AuthToken provided.");
    expect(effects(await deployment.plan()).filter((effect) => effect.startsWith("aws_elasticache_"))).toEqual([]);
  });
});
