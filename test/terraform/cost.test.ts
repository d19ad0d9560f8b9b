import { type Asked, projectOfPlan } from "../../tools/cost/project";
import { readPrices } from "../../tools/shared/prices/read-prices";
import { requireOrSkip } from "../support/requirements";
import { awsProvider, terraformRequirement } from "../support/terraform";
import { craftState } from "../support/terraform-state";
import { TerraformWorkspace } from "../support/terraform-workspace";

const asked: Asked = { prices: readPrices(), today: "2026-11-27", usageOf: () => undefined, region: undefined };
const group = (name: string, args: object) => ({ replication_group_id: name, description: name, engine: "valkey", node_type: "cache.r7g.large", ...args });
const configuration = (groups: Record<string, object>, more: object = {}) => ({
  terraform: { required_providers: awsProvider },
  provider: { aws: [{ region: "us-east-1" }] },
  resource: {
    aws_elasticache_replication_group: Object.fromEntries(Object.entries(groups).map(([name, args]) => [name, group(name, args)])), ...more },
});
const before = configuration({
  total: { num_cache_clusters: 2 },
  shards: { num_node_groups: 2, replicas_per_node_group: 1 },
  replicas: { num_node_groups: 2, replicas_per_node_group: 1 },
  type: { node_type: "cache.t4g.small", num_cache_clusters: 2 },
  engine: { engine: "redis", engine_version: "7.1", num_cache_clusters: 2 },
  gone: { num_cache_clusters: 2 },
  same: { num_node_groups: 2, replicas_per_node_group: 1 },
  totalsame: { num_cache_clusters: 3, node_type: "cache.t4g.small" },
});
const after = configuration({
  total: { num_cache_clusters: 3 },
  shards: { num_node_groups: 3, replicas_per_node_group: 1 },
  replicas: { num_node_groups: 2, replicas_per_node_group: 2 },
  type: { node_type: "cache.r7g.large", num_cache_clusters: 2 },
  engine: { engine: "valkey", engine_version: "8.0", num_cache_clusters: 2 },
  same: { num_node_groups: 2, replicas_per_node_group: 1 },
  totalsame: { num_cache_clusters: 3, node_type: "cache.t4g.medium" },
  newtotal: { num_cache_clusters: 3 },
  newshards: { num_node_groups: 2, replicas_per_node_group: 1 },
  newbare: {},
  newonlyshards: { num_node_groups: 2 },
}, {
  aws_elasticache_global_replication_group: { g: { global_replication_group_id_suffix: "g", primary_replication_group_id: "${aws_elasticache_replication_group.total.id}" } },
  aws_elasticache_cluster: { member: { cluster_id: "member", replication_group_id: "${aws_elasticache_replication_group.newtotal.id}" }, own: { cluster_id: "own", engine: "redis", node_type: "cache.t4g.micro", num_cache_nodes: 1 } },
  aws_appautoscaling_target: { t: { service_namespace: "elasticache", scalable_dimension: "elasticache:replication-group:NodeGroups", resource_id: "replication-group/${aws_elasticache_replication_group.newshards.id}", min_capacity: 3, max_capacity: 5 } },
  aws_elasticache_serverless_cache: { s: { name: "s", engine: "valkey", cache_usage_limits: { data_storage: { minimum: 2, maximum: 10, unit: "GB" }, ecpu_per_second: { minimum: 1000, maximum: 5000 } } } },
});

requireOrSkip(...terraformRequirement())("x", () => {
  test("x", async () => {
    const workspace = new TerraformWorkspace(before);
    workspace.setState(await craftState(before));
    workspace.configure(after);
    const plan = (await workspace.changes())!;
    workspace.dispose();
    console.log(plan.errors);
    for (const { address, change: { after, after_unknown } } of plan.resource_changes) {
      const pick = (v: any) => v && Object.fromEntries(["num_cache_clusters", "num_node_groups", "replicas_per_node_group", "engine", "engine_version", "node_type", "arn","resource_id","cache_usage_limits"].map((n) => [n, v[n]]));
      console.log(address, JSON.stringify(pick(after)), JSON.stringify(pick(after_unknown)));
    }
    const project = projectOfPlan("x", plan, asked);
    const show = (list: any) => list.map((r: any) => `${r.address} ${r.region} ${r.cache}\n` + r.components.map((c: any) => `   ${c.name} ${c.quantity} ${c.notPriced}`).join("\n")).join("\n");
    console.log(show(project.before), "\n-----\n", show(project.resources));
  }, 300_000);
});
