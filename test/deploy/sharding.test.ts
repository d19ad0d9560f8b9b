import { judge } from "../../tools/guard/judge/judge";
import { headlineOf } from "../../tools/guard/judge/verdict";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import type { Answer, ApiCall } from "./support/api-call";
import { effects } from "./support/change";
import { type Lab, openLab } from "./support/lab";

const sharded = (shards: number) => ({ topology: { kind: "sharded", shards, replicasPerShard: 1 } as const });

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
});
