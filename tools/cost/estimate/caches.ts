import { own } from "../../shared/records";
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
 * Finds out which cache each resource belongs to: the only one, or the one that it was made together with, by constructs,
 * modules or names.
 *
 * @returns the cache's name; undefined for what belongs to none of several
 */
export function cachesIn(resources: readonly Resource[]): (resource: Resource) => string | undefined {
  const caches = resources.filter(isCache);
  const labels = labelsOf(caches);
  const [only, ...others] = caches;
  if (only === undefined || others.length === 0) {
    return () => only && labels.get(only.address);
  }
  const owners = ownersOf(caches);
  return ({ address, path }) => {
    const owner = stemsOf(path)
      .map((stem) => owners.get(stem))
      .find((cache) => cache !== undefined);
    return labels.get(address) ?? (owner && labels.get(owner.address));
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
