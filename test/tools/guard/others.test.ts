import { judge } from "../../../tools/guard/judge/judge";
import type { Verdict } from "../../../tools/guard/judge/verdict";
import { requireOrSkip } from "../../support/requirements";
import { type Configuration, awsProvider, terraformRequirement } from "../../support/terraform";
import { craftState } from "../../support/terraform-state";
import { TerraformWorkspace } from "../../support/terraform-workspace";
import { redisModule } from "./other-modules";

type Inputs = Readonly<Record<string, unknown>>;

const cluster = "aws_elasticache_cluster";
const group = "aws_elasticache_replication_group";
const serverless = "aws_elasticache_serverless_cache";

/** Calls of the module: what they pass before and after, and what the guard has to find. */
const calls: Readonly<Record<string, { before?: Inputs; after: Inputs; finds: readonly string[] }>> = {
  same: { after: {}, finds: [] },
  no_replica: {
    after: { replicas: 0, protection: false },
    finds: [`step ${group}.this[0] num_cache_clusters`],
  },
  upgrade_at_once: {
    before: { engine_version: "7.0" },
    after: { engine_version: "7.1", apply_immediately: true },
    finds: [],
  },
  valkey_in_window: {
    after: { engine: "valkey", engine_version: "8.0", family: "valkey8" },
    finds: ["step aws_elasticache_parameter_group.this[0] name"],
  },
  downgrade: {
    after: { engine_version: "7.0" },
    finds: [`loss ${group}.this[0]`],
  },
  renamed: {
    after: { name: "renamed-anew" },
    finds: [
      `loss ${group}.this[0]`,
      "loss aws_elasticache_subnet_group.this[0]",
      'loss aws_elasticache_user.this["app"]',
      'loss aws_elasticache_user.this["default"]',
      "loss aws_elasticache_user_group.this[0]",
      "loss aws_security_group.this[0]",
    ],
  },
  described: {
    after: { security_group_description: "Security group of the cache" },
    finds: ["loss aws_security_group.this[0]"],
  },
  swapped: {
    after: { users: ["default", "other"] },
    finds: ['loss aws_elasticache_user.this["app"]', "step aws_elasticache_user_group.this[0] user_ids"],
  },
  larger_and_more: {
    after: { node_type: "cache.r7g.xlarge", replicas: 2 },
    finds: [`step ${group}.this[0] node_type`],
  },
  tiered: {
    after: { node_type: "cache.r6gd.xlarge" },
    finds: [`step ${group}.this[0] node_type`],
  },
  logged: {
    after: { logs: "slow" },
    finds: [`step ${group}.this[0] log_delivery_configuration`],
  },
  fewer_shards: { before: { num_node_groups: 3 }, after: { num_node_groups: 2 }, finds: [] },
};

const oneNode = { engine: "memcached", node_type: "cache.r7g.large", port: 11211 };

/** Hand-written resources of the other types, before and after. */
const resources: readonly [string, string, Inputs, Inputs, readonly string[]][] = [
  [cluster, "fewer", { ...oneNode, num_cache_nodes: 3 }, { num_cache_nodes: 2 }, [`loss ${cluster}.fewer`]],
  [
    cluster,
    "upgraded",
    { ...oneNode, num_cache_nodes: 1, engine_version: "1.6.17" },
    { engine_version: "1.6.22" },
    [`loss ${cluster}.upgraded`],
  ],
  [
    cluster,
    "larger",
    { ...oneNode, num_cache_nodes: 1 },
    { node_type: "cache.r7g.xlarge" },
    [`loss ${cluster}.larger`],
  ],
  [
    cluster,
    "alone",
    { engine: "redis", engine_version: "7.0", node_type: "cache.r7g.large", num_cache_nodes: 1 },
    { engine: "valkey", engine_version: "8.0" },
    [`loss ${cluster}.alone`],
  ],
  [
    serverless,
    "two",
    { name: "two", engine: "valkey", major_engine_version: "8", description: "a", snapshot_retention_limit: 1 },
    { description: "b", snapshot_retention_limit: 2 },
    [`step ${serverless}.two description, snapshot_retention_limit`],
  ],
  [
    serverless,
    "tagged",
    { name: "tagged", engine: "valkey", major_engine_version: "8" },
    { tags: { owner: "sessions" } },
    [],
  ],
  [
    serverless,
    "upgraded",
    { name: "upgraded", engine: "valkey", major_engine_version: "8" },
    { major_engine_version: "9" },
    [`loss ${serverless}.upgraded`],
  ],
  [
    "aws_elasticache_user_group_association",
    "swapped",
    { user_group_id: "users", user_id: "one" },
    { user_id: "two" },
    ["loss aws_elasticache_user_group_association.swapped"],
  ],
  ["aws_ecs_cluster", "mystery", { name: "a" }, { name: "b" }, ["loss aws_ecs_cluster.mystery"]],
  [
    "aws_lb_target_group_attachment",
    "unknown",
    { target_group_arn: "arn:a", target_id: "i-1" },
    { target_id: "i-2" },
    ["unjudged aws_lb_target_group_attachment.unknown"],
  ],
];

function configuration(
  inputsOf: (call: (typeof calls)[string]) => Inputs,
  attributesOf: (before: Inputs, after: Inputs) => Inputs,
  more: { readonly resource?: Readonly<Record<string, Readonly<Record<string, Inputs>>>>; readonly removed?: unknown },
) {
  const resource: Record<string, Record<string, Inputs>> = { ...more.resource };
  for (const [type, name, before, after] of resources) {
    const base = type === cluster ? { cluster_id: name } : {};
    resource[type] = { ...resource[type], [name]: { ...base, ...attributesOf(before, after) } };
  }
  return {
    ...more,
    terraform: { required_providers: awsProvider },
    provider: { aws: [{ region: "us-east-1" }] },
    module: Object.fromEntries(
      Object.entries(calls).map(([name, call]) => [
        name,
        { source: "./modules/redis", name: name.replaceAll("_", "-"), ...inputsOf(call) },
      ]),
    ),
    resource,
  } satisfies Configuration & Inputs;
}

const subnets = { name: "handed-over", subnet_ids: ["subnet-1", "subnet-2"] };
const before = configuration(
  (call) => call.before ?? {},
  (first) => first,
  { resource: { aws_elasticache_subnet_group: { handed_over: subnets } } },
);
const after = configuration(
  (call) => ({ ...call.before, ...call.after }),
  (first, second) => ({ ...first, ...second }),
  { removed: [{ from: "aws_elasticache_subnet_group.handed_over", lifecycle: { destroy: false } }] },
);

function findings({ losses, steps, unjudged }: Verdict, prefix: string): readonly string[] {
  const all = [
    ...losses.map(({ address }) => ["loss", address, ""]),
    ...steps.map(({ address, attribute }) => ["step", address, ` ${attribute}`]),
    ...unjudged.map(({ address }) => ["unjudged", address, ""]),
  ] as const;
  return all
    .filter(([, address]) => address!.startsWith(prefix))
    .map(([kind, address, attribute]) => `${kind!} ${address!.slice(prefix.length)}${attribute!}`)
    .sort();
}

requireOrSkip(...terraformRequirement())("a plan of other modules and hand-written code", () => {
  let verdict: Verdict;

  beforeAll(async () => {
    const modules = { redis: redisModule };
    const workspace = new TerraformWorkspace(before, { modules });
    workspace.setState(await craftState(before, { modules }));
    workspace.configure(after);
    const plan = await workspace.changes();
    workspace.dispose();
    expect(plan?.errors).toBe("");
    verdict = judge(plan!);
  }, 300_000);

  test.each(Object.entries(calls))("module.%s", (name, { finds }) => {
    expect(findings(verdict, `module.${name}.`)).toEqual([...finds].sort());
  });

  test.each(resources)("%s.%s", (type, name, _before, _after, finds) => {
    expect(findings(verdict, `${type}.${name}`)).toEqual(
      finds.map((find) => find.replace(`${type}.${name}`, "")).sort(),
    );
  });

  test("that forgets a resource does not call it lost", () => {
    expect(verdict.forgotten.map(({ address }) => address)).toEqual(["aws_elasticache_subnet_group.handed_over"]);
    expect(findings(verdict, "aws_elasticache_subnet_group.handed_over")).toEqual([]);
  });
});
