import type { Project } from "../../tools/cost/estimate/estimate";
import type { Plan } from "../../tools/shared/plan/plan";
import { componentsOf, planned } from "../tools/cost/support/pricing";
import { redisModule } from "../tools/guard/other-modules";
import { requireOrSkip } from "../support/requirements";
import { type Configuration, awsProvider, terraformRequirement } from "../support/terraform";
import { craftState } from "../support/terraform-state";
import { TerraformWorkspace, type WorkspaceOptions } from "../support/terraform-workspace";

const group = "aws_elasticache_replication_group";

/** A plan of real Terraform from one configuration, or from nothing, to another. */
async function planTo(after: Configuration, before?: Configuration, options: WorkspaceOptions = {}): Promise<Plan> {
  const workspace = new TerraformWorkspace(after, options);
  try {
    if (before !== undefined) {
      workspace.setState(await craftState(before, options));
    }
    const plan = await workspace.changes();
    if (plan?.errors !== "") {
      throw new Error(plan?.errors ?? "the plan is empty");
    }
    return plan;
  } finally {
    workspace.dispose();
  }
}

/** Cost of the nodes of each cache, by the name of the resource. */
function nodesOf(resources: Project["resources"] = []): Readonly<Record<string, string>> {
  const caches = resources.filter(({ type }) => type !== "aws_appautoscaling_target" && type !== "aws_kms_key");
  return Object.fromEntries(
    caches.flatMap((resource) => {
      const [first] = componentsOf({ resources: [resource] });
      return first === undefined ? [] : [[resource.address.replace(`${group}.`, ""), first[2]!]];
    }),
  );
}

type Groups = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function configurationOf(groups: Groups, resource: object = {}): Configuration {
  const common = { engine: "valkey", node_type: "cache.r7g.large" };
  const named = Object.entries(groups).map(([name, args]) => [
    name,
    { replication_group_id: name, description: name, ...common, ...args },
  ]);
  return {
    terraform: { required_providers: awsProvider },
    provider: { aws: [{ region: "us-east-1" }] },
    resource: { [group]: Object.fromEntries(named) as Groups, ...resource },
  };
}

const shards = { num_node_groups: 2, replicas_per_node_group: 1, automatic_failover_enabled: true };

requireOrSkip(...terraformRequirement())("a plan of Terraform", () => {
  let project: Project;

  beforeAll(async () => {
    const before = configurationOf({
      replica: { num_cache_clusters: 2 },
      shard: shards,
      replicas: shards,
      type: { num_cache_clusters: 2, node_type: "cache.t4g.small" },
      engine: { num_cache_clusters: 2, engine: "redis", engine_version: "7.1" },
      renamed: { num_cache_clusters: 2 },
      gone: { num_cache_clusters: 2 },
      same: shards,
    });
    const after = configurationOf(
      {
        replica: { num_cache_clusters: 3 },
        shard: { ...shards, num_node_groups: 3 },
        replicas: { ...shards, replicas_per_node_group: 2 },
        type: { num_cache_clusters: 2 },
        engine: { num_cache_clusters: 2, engine_version: "8.0" },
        renamed: { num_cache_clusters: 2, replication_group_id: "another" },
        same: shards,
        new: { num_cache_clusters: 3 },
        newShards: shards,
        newBare: {},
        newUncounted: { num_node_groups: 2 },
      },
      {
        aws_elasticache_cluster: {
          member: { cluster_id: "member", replication_group_id: `\${${group}.new.id}` },
          alone: { cluster_id: "alone", engine: "redis", node_type: "cache.t4g.micro", num_cache_nodes: 1 },
        },
        aws_elasticache_serverless_cache: { serverless: { name: "serverless", engine: "valkey" } },
        aws_appautoscaling_target: {
          shards: {
            service_namespace: "elasticache",
            scalable_dimension: "elasticache:replication-group:NodeGroups",
            resource_id: `replication-group/\${${group}.newShards.id}`,
            min_capacity: 3,
            max_capacity: 5,
          },
        },
        aws_kms_key: { key: {} },
      },
    );
    project = planned(await planTo(after, before));
  }, 300_000);

  // cache.r7g.large with Valkey costs 0.1752 an hour, with Redis OSS 0.219; cache.t4g.small with Valkey 0.0256.
  test("has what its caches cost before it", () => {
    expect(nodesOf(project.before)).toEqual({
      replica: "255.79",
      shard: "511.58",
      replicas: "511.58",
      type: "37.38",
      engine: "319.74",
      renamed: "255.79",
      gone: "255.79",
      same: "511.58",
    });
  });

  test("has what they cost after it, although Terraform does not count what follows from a change", () => {
    expect(nodesOf(project.resources)).toEqual({
      replica: "383.69",
      shard: "767.38",
      replicas: "767.38",
      type: "255.79",
      engine: "255.79",
      renamed: "255.79",
      same: "511.58",
      new: "383.69",
      newShards: "511.58",
      newBare: "127.90",
      newUncounted: "`replicas_per_node_group` is known after apply only",
      "aws_elasticache_cluster.member": "127.90",
      "aws_elasticache_cluster.alone": "11.68",
      "aws_elasticache_serverless_cache.serverless": "6.13",
    });
  });

  test("has autoscaling and everything around the caches", () => {
    const around = project.resources.filter(({ type }) => /appautoscaling|kms/.test(type));

    expect(componentsOf({ resources: around })).toEqual([
      ["Autoscaling (3 to 5 shards)", "1460", "255.79"],
      ["Customer managed key", "1", "1.00"],
      ["Requests to the key", "-", "-"],
    ]);
  });
});

requireOrSkip(...terraformRequirement())("a plan of another module", () => {
  test("is priced; where its provider's region is a local value, the caller says it", async () => {
    const calls = {
      small: { node_type: "cache.t4g.small" },
      sharded: { num_node_groups: 2 },
      valkey: { engine: "valkey", engine_version: "8.0", family: "valkey8", replicas: 2 },
    };
    const configuration = {
      terraform: { required_providers: awsProvider },
      provider: { aws: [{ region: "${local.region}" }] },
      locals: { region: "eu-west-1" },
      module: Object.fromEntries(
        Object.entries(calls).map(([name, inputs]) => [name, { source: "./modules/redis", name, ...inputs }]),
      ),
    } as Configuration;
    const plan = await planTo(configuration, undefined, { modules: { redis: redisModule } });
    const caches = ({ resources }: Project) => resources.filter(({ type }) => type === group);
    const costs = (project: Project) =>
      caches(project).map((cache) => [cache.address, componentsOf({ resources: [cache] })[0]![2]]);

    // cache.t4g.small with Redis OSS costs 0.034 an hour in eu-west-1; cache.r7g.large 0.243, and 0.1944 with Valkey.
    expect(costs(planned(plan, { region: "eu-west-1" }))).toEqual([
      [`module.sharded.${group}.this[0]`, "709.56"],
      [`module.small.${group}.this[0]`, "49.64"],
      [`module.valkey.${group}.this[0]`, "425.74"],
    ]);
    expect(new Set(costs(planned(plan)).map(([, reason]) => reason))).toEqual(
      new Set(["the plan does not show the region: use --region"]),
    );
  }, 300_000);
});
