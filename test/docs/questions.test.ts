import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import type { RedisCache } from "../../constructs";
import { refusal } from "../support/fixtures";
import { type Engine, ReplicationGroup, type Topology } from "../../constructs/elasticache";
import { synthesizeCache } from "../support/cloudwatch/watched-cache";
import { requireOrSkip } from "../support/requirements";
import { configurationOf } from "../support/stacks";
import { terraformRequirement } from "../support/terraform";
import { type State, craftState } from "../support/terraform-state";
import { TerraformWorkspace } from "../support/terraform-workspace";
import { commandsIn } from "./support/shell-commands";

const page = readFileSync(join(__dirname, "../../docs/questions.md"), "utf8");
const read = (file: string): string => readFileSync(join(__dirname, "../..", file), "utf8");

/** Where each command of the page is run. */
const proofs: Readonly<Record<string, readonly [file: string, text: string]>> = {
  "npm run guard -- STACK --strict": ["test/tools/guard/terraform.test.ts", 'run(["shop",'],
  "npx cdktf deploy STACK --auto-approve": ["test/docs/pipelines.test.ts", '"--auto-approve"'],
  "npx cdktf deploy STACK --auto-approve --skip-provider-lock": [
    "test/docs/pipelines.test.ts",
    '"--skip-provider-lock"',
  ],
};

/** Where answers are tested that are not tested here, if they are more than a link to AWS. */
const elsewhere = {
  Clients: "test/redis/exporters.test.ts",
  "A cache that exists already": "test/terraform/imports.test.ts",
  "A plan that waits": "test/tools/guard/progress.test.ts",
  "The name of a deleted secret is blocked": "test/deploy/deleted-secret.test.ts",
  "The name of the final snapshot": "test/terraform/final-snapshot.test.ts",
  "No room for another log group": "test/terraform/logs.test.ts",
  "Logs that go elsewhere": "test/terraform/logs.test.ts",
  "In a pipeline": "test/docs/pipelines.test.ts",
  "Without the internet": "test/docs/pipelines.test.ts",
  "On Windows": "test/quality/package.test.ts",
} as const;

describe("the page of questions", () => {
  test("has no command that no test runs, unless it says what it needs", () => {
    const { free, needAws } = commandsIn(page);
    expect([...free].sort()).toStrictEqual(Object.keys(proofs).sort());
    expect(needAws.filter((command) => !/^(aws|terraform -chdir=cdktf\.out\/stacks\/STACK) /.test(command))).toEqual(
      [],
    );
    Object.values(proofs).forEach(([file, text]) => {
      expect(read(file)).toContain(text);
    });
  });

  test("has an answer for each that is tested elsewhere", () => {
    Object.entries(elsewhere).forEach(([title, file]) => {
      expect(page).toContain(`\n## ${title}\n`);
      expect(read(file)).toContain("expect(");
    });
  });

  test.each(["4.0.10", "5.0.6", "6.0", "6.x"])("truly says that version %s is not offered", (version) => {
    const props = {
      name: "sessions",
      subnetGroupName: "private",
      securityGroupIds: ["sg-0a"],
      engine: { kind: "redis", version },
    };
    expect(refusal(ReplicationGroup, props)).toContain(
      `\`engine.version\` must be one of "6.2", "7.0", "7.1", got "${version}"`,
    );
  });
});

describe("the settings for clients", () => {
  const [, section = ""] = /^## Clients$(.*?)^## /ms.exec(page) ?? [];
  const [, exporter = ""] = /```text\n\s*(on .*)\n/.exec(section) ?? [];

  test("are parameters that a cache takes", () => {
    const blocks = [...section.matchAll(/```ts\n\s*(parameters: .*?),\n\s*```/gs)].map(([, block = ""]) => block);
    const parameters = blocks.map((block) =>
      (compileFunction(`return { ${block} }.parameters;`) as () => Record<string, string>)(),
    );
    expect(parameters.map((each) => JSON.stringify(each))).toEqual([
      '{"timeout":0}',
      '{"maxmemory-policy":"noeviction"}',
    ]);
    parameters.forEach((each) => synthesizeCache({ parameters: each }));
  });

  test.each<Engine>([
    { kind: "redis", version: "6.2" },
    { kind: "redis", version: "7.1" },
    { kind: "valkey", version: "9.1" },
  ])("have a user for exporters whom $kind $version takes", (engine) => {
    const user = { kind: "password", accessString: exporter } as const;
    const stack = synthesizeCache({ engine, authentication: { kind: "rbac", users: { exporter: user } } });
    expect(stack.all(ElasticacheUser)).toContainEqual(expect.objectContaining({ access_string: exporter }));
  });
});

type Group = RedisCache["replicationGroup"]["resource"];

describe("an override of a list", () => {
  const [, table = ""] = /^## What `addOverride`(.*?)^## /ms.exec(page) ?? [];
  const groups = (change: (group: Group) => void) =>
    synthesizeCache({ alarms: { level: "off" }, dashboard: { kind: "off" } }, ({ replicationGroup: { resource } }) => {
      resource.securityGroupIds = ["a", "b"];
      change(resource);
    }).only(ElasticacheReplicationGroup);

  test.each<[string, (group: Group) => void, unknown]>([
    [
      '`addOverride("security_group_ids", ["c"])`',
      (group) => {
        group.addOverride("security_group_ids", ["c"]);
      },
      ["a", "b", "c"],
    ],
    [
      '`addOverride("security_group_ids.0", "c")`',
      (group) => {
        group.addOverride("security_group_ids.0", "c");
      },
      ["c", "b"],
    ],
    [
      '`addOverride("security_group_ids", [])`',
      (group) => {
        group.addOverride("security_group_ids", []);
      },
      ["a", "b"],
    ],
    [
      '`addOverride("security_group_ids", undefined)`',
      (group) => {
        group.addOverride("security_group_ids", undefined);
      },
      undefined,
    ],
    [
      '`resource.securityGroupIds = ["c"]`',
      (group) => {
        group.securityGroupIds = ["c"];
      },
      ["c"],
    ],
    [
      "Of two calls for one list, the last counts",
      (group) => {
        group.addOverride("security_group_ids", ["c"]);
        group.addOverride("security_group_ids", ["d"]);
      },
      ["a", "b", "d"],
    ],
  ])("with %s does what the page says", (call, change, list) => {
    expect(table).toContain(call);
    expect(groups(change).security_group_ids).toStrictEqual(list);
  });

  test("changes one field of a block, and ignores more changes than before", () => {
    const group = groups((resource) => {
      resource.addOverride("log_delivery_configuration.0.log_format", "text");
      resource.addOverride("lifecycle.ignore_changes", ["num_cache_clusters"]);
    });
    expect(group.log_delivery_configuration).toMatchObject([{ log_format: "text" }, { log_format: "json" }]);
    expect(group.lifecycle).toMatchObject({
      ignore_changes: ["snapshot_name", "snapshot_arns", "num_cache_clusters"],
    });
  });
});

/** The state, with other values of the replication group. */
function withAttributes(state: State, attributes: Readonly<Record<string, unknown>>): State {
  const resources = state.resources.map((resource) =>
    resource.type === "aws_elasticache_replication_group"
      ? {
          ...resource,
          instances: resource.instances.map((instance) => ({
            ...instance,
            attributes: { ...instance.attributes, ...attributes },
          })),
        }
      : resource,
  );
  return { ...state, resources };
}

requireOrSkip(...terraformRequirement())("a cache that was scaled outside Terraform", () => {
  const alarms = { level: "off", overrides: { "node-down": {} } } as const;
  const withReplicas = (replicas: number, more?: (cache: RedisCache) => void) =>
    configurationOf(
      synthesizeCache({ alarms, dashboard: { kind: "off" }, topology: { kind: "replicated", replicas } }, more),
    );

  /** The state after somebody has added a third replica in the console. */
  const scaledOut = async (): Promise<State> => {
    return withAttributes(await craftState(withReplicas(2)), { num_cache_clusters: 4 });
  };

  let scaled: State;

  beforeAll(async () => {
    scaled = await scaledOut();
  });

  /** What the next plan does to the cache and its alarms. */
  const plan = async (configuration: ReturnType<typeof withReplicas>): Promise<readonly string[]> => {
    const workspace = new TerraformWorkspace(configuration, { preventDestroy: false });
    workspace.setState(scaled);
    const changes = (await workspace.changes())?.resource_changes ?? [];
    workspace.dispose();
    return changes
      .filter(({ change: { actions } }) => actions.join() !== "no-op" && actions.join() !== "read")
      .map(({ type, change: { actions } }) => `${type}: ${actions.join(" and ")}`)
      .filter((line, index, lines) => lines.indexOf(line) === index)
      .sort();
  };

  test("is scaled back by the next plan", async () => {
    expect(await plan(withReplicas(2))).toContain("aws_elasticache_replication_group: update");
  });

  test("stays when the code says the same, and gets the new node's alarm", async () => {
    const changes = await plan(withReplicas(3));
    expect(changes).toContain("aws_cloudwatch_metric_alarm: create");
    expect(changes.filter((line) => line.startsWith("aws_elasticache"))).toStrictEqual([]);
  });

  /** The node that each alarm gets with the next plan, when the cache has these. */
  const watched = async (topology: Topology, nodes: readonly string[]): Promise<readonly unknown[]> => {
    const configuration = configurationOf(synthesizeCache({ alarms, dashboard: { kind: "off" }, topology }));
    const state = await craftState(configuration);
    const workspace = new TerraformWorkspace(configuration, { preventDestroy: false });
    workspace.setState(withAttributes(state, { member_clusters: nodes }));
    const planned = (await workspace.changes())?.resource_changes ?? [];
    workspace.dispose();
    return planned
      .filter(({ type }) => type === "aws_cloudwatch_metric_alarm")
      .map(({ change: { after } }) => [
        after?.alarm_name,
        (after?.dimensions as { CacheClusterId: string }).CacheClusterId,
      ])
      .sort();
  };

  test("has each alarm on a node of its shard, and on none where one is missing", async () => {
    expect(await watched({ kind: "replicated", replicas: 2 }, ["app-003", "app-001"])).toStrictEqual([
      ["app-node-1-node-down", "app-001"],
      ["app-node-2-node-down", "app-003"],
      ["app-node-3-node-down", "no node"],
    ]);
    expect(
      await watched({ kind: "sharded", shards: 3, replicasPerShard: 1 }, [
        ...["app-0001-001", "app-0001-002", "app-0001-003", "app-0002-002", "app-0004-001", "app-0004-002"],
      ]),
    ).toStrictEqual([
      ["app-shard-1-node-1-node-down", "app-0001-001"],
      ["app-shard-1-node-2-node-down", "app-0001-002"],
      ["app-shard-2-node-1-node-down", "app-0002-002"],
      ["app-shard-2-node-2-node-down", "no node"],
      ["app-shard-3-node-1-node-down", "app-0004-001"],
      ["app-shard-3-node-2-node-down", "app-0004-002"],
    ]);
    // Cluster mode that was enabled later keeps the ids of the first shard.
    expect(
      await watched({ kind: "sharded", shards: 2, replicasPerShard: 0 }, ["app-001", "app-0002-001"]),
    ).toStrictEqual([
      ["app-shard-1-node-1-node-down", "app-001"],
      ["app-shard-2-node-1-node-down", "app-0002-001"],
    ]);
  });

  test("stays when Terraform ignores the number of nodes", async () => {
    const ignoring = withReplicas(2, ({ replicationGroup: { resource } }) => {
      resource.addOverride("lifecycle.ignore_changes", ["num_cache_clusters"]);
    });
    expect(await plan(ignoring)).toStrictEqual([]);
    expect(page).toContain('resource.addOverride("lifecycle.ignore_changes", ["num_cache_clusters"])');
  });
});
