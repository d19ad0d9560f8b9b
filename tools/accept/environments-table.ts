import type { Environment, Environments, State } from "../../stacks/environment";
import type { Network } from "../../constructs";
import { has } from "../shared/security/rule";
import { type Arguments, type StackDocument, resourcesOf } from "../shared/stack/document";

const networks: Readonly<Record<Network["kind"], string>> = {
  existing: "given by its ids",
  lookup: "looked up by tags",
  "existing-subnet-group": "that of a subnet group",
  isolated: "a VPC of its own, no internet",
};

const states: Readonly<Record<State["kind"], string>> = {
  local: "local file",
  s3: "S3 with a lock file",
};

/** One row of the table: its name, and what it says about an environment. */
type Row = readonly [title: string, cell: (environment: Environment, caches: readonly Arguments[]) => string];

const rows: readonly Row[] = [
  ["account, region", ({ account, region }) => `${account}, ${region}`],
  ["nodes", (_, caches) => caches.map((cache) => `${countOf(cache)} × ${String(cache.node_type)}`).join(", ")],
  ["network", ({ network }) => networks[network.kind]],
  ["state", ({ state }) => states[state.kind]],
  ["key", (_, caches) => distinct(caches.map(keyOf))],
  ["deletion", (_, caches) => distinct(caches.map(deletionOf))],
  ["needs beforehand", (environment) => needsOf(environment).join(", ") || "nothing"],
];

/** The table of the environments in the README, from their values and their synthesized stacks. */
export function environmentsTable(environments: Environments, stacks: ReadonlyMap<string, StackDocument>): string {
  const names = Object.keys(environments);
  const lines = rows.map(([title, cell]) => {
    const cells = Object.entries(environments).map(([name, environment]) => {
      const groups = resourcesOf(stacks.get(name) ?? {}, "aws_elasticache_replication_group");
      return cell(
        environment,
        groups.map(([, args]) => args),
      );
    });
    return [title, ...cells];
  });
  return [["", ...names], ["", ...names].map(() => "---"), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function countOf({ num_cache_clusters: nodes, num_node_groups: shards, replicas_per_node_group: replicas }: Arguments) {
  const count = Number(nodes ?? Number(shards) * (Number(replicas) + 1));
  return Number.isNaN(count) ? "some" : String(count);
}

function keyOf(cache: Arguments): string {
  if (cache.at_rest_encryption_enabled !== "true") {
    return "none";
  }
  if (!has(cache, "kms_key_id")) {
    return "owned by AWS";
  }
  return String(cache.kms_key_id).includes("aws_kms_key.") ? "its own" : "given";
}

function deletionOf({ lifecycle }: Arguments): string {
  return lifecycle?.prevent_destroy === true ? "refused" : "allowed";
}

function needsOf({ network, clients, state }: Environment): readonly string[] {
  return [
    ...(network.kind === "isolated" ? [] : ["network"]),
    ...(Object.values(clients).some(({ kind }) => kind !== "cidr") ? ["clients"] : []),
    ...(state.kind === "s3" ? ["bucket"] : []),
  ];
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].join(", ");
}
