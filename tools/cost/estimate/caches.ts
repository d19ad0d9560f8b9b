import { groupBy } from "../../shared/group-by";
import { configuredAddress } from "../../shared/plan/references";
import { own } from "../../shared/records";
import type { GroupOf } from "../input/replication-groups";
import { type Resource, knownAfterApply, textIn } from "../input/resource";

/** Types that are a cache, with the argument that has its name. */
const names: Readonly<Record<string, string>> = {
  aws_elasticache_cluster: "cluster_id",
  aws_elasticache_replication_group: "replication_group_id",
  aws_elasticache_serverless_cache: "name",
};

/** The name of a cache, as AWS has it; undefined for anything else, and when only Terraform knows it. */
export function cacheNameOf(resource: Pick<Resource, "type" | "values">): string | undefined {
  const name = textIn(resource, own(names, resource.type) ?? "");
  return name === knownAfterApply ? undefined : name;
}

/**
 * Finds out which cache each resource belongs to: the one that it was made together with, by constructs, modules or names,
 * or else the one that it refers to, or that refers to it.
 *
 * @returns the cache's name; undefined for what belongs to none, or to several
 */
export function cachesIn(resources: readonly Resource[], groupOf: GroupOf): (resource: Resource) => string | undefined {
  const caches = resources.filter(isCache);
  const labels = labelsOf(caches);
  const owners = ownersOf(caches);
  const relatives = relativesOf(caches);
  const [only, ...others] = caches;
  return (resource) => {
    const group = resource.type === "aws_elasticache_cluster" ? groupOf(resource, "replication_group_id") : undefined;
    const owner = stemsOf(resource.path)
      .map((stem) => owners.get(stem))
      .find((cache) => cache !== undefined);
    const neighbour = others.length === 0 && resource.path.length === 1 ? only : undefined;
    const cache = group ?? owner ?? relatives(resource) ?? neighbour;
    return labels.get(resource.address) ?? (cache && labels.get(cache.address));
  };
}

/** Whether a resource is a cache: a replica that is added to a replication group is none of its own. */
export function isCache({ type, values }: Resource): boolean {
  return (
    Object.hasOwn(names, type) && (type !== "aws_elasticache_cluster" || (values.replication_group_id ?? null) === null)
  );
}

/** A name that two have in common tells neither. */
function labelsOf(caches: readonly Resource[]): ReadonlyMap<string, string> {
  const named = caches.map((cache) => ({ cache, label: cacheNameOf(cache) }));
  const counts = countsOf(named.map(({ label }) => label));
  return new Map(
    named.map(({ cache, label }) => [
      cache.address,
      label !== undefined && counts.get(label) === 1 ? label : cache.address,
    ]),
  );
}

/** Finds the one cache that a resource refers to, or that refers to it. */
function relativesOf(caches: readonly Resource[]): (resource: Resource) => Resource | undefined {
  const byAddress = new Map(caches.map((cache) => [configuredAddress(cache.address), cache]));
  const users = caches.flatMap((cache) => [...cache.references()].map((address) => ({ address, cache })));
  const byUsed = groupBy(users, ({ address }) => address);
  return ({ address, references }) => {
    const used = [...references()].flatMap((each) => byAddress.get(each) ?? []);
    const using = (byUsed.get(configuredAddress(address)) ?? []).map(({ cache }) => cache);
    const [cache, ...others] = new Set([...used, ...using]);
    return others.length === 0 ? cache : undefined;
  };
}

/** The caches by each beginning of a path that only one of them has. */
function ownersOf(caches: readonly Resource[]): ReadonlyMap<string, Resource> {
  const all = caches.flatMap((cache) => stemsOf(cache.path).map((stem) => ({ cache, stem })));
  const counts = countsOf(all.map(({ stem }) => stem));
  return new Map(all.flatMap(({ cache, stem }) => (counts.get(stem) === 1 ? [[stem, cache] as const] : [])));
}

/** The beginnings of a path, the shortest first. */
function stemsOf(path: readonly string[]): readonly string[] {
  return path.map((_, end) => JSON.stringify(path.slice(0, end + 1)));
}

function countsOf<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
