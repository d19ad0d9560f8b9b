import { type Resource, textIn } from "../input/resource";

/** Types that are a cache, with the argument that has its name. */
const names: Readonly<Record<string, string>> = {
  aws_elasticache_cluster: "cluster_id",
  aws_elasticache_replication_group: "replication_group_id",
  aws_elasticache_serverless_cache: "name",
};

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
  const stems = caches.map((cache) => ({ label: labels.get(cache.address), stem: stemOf(cache, caches), cache }));
  return ({ address, path }) =>
    stems.find(({ cache, stem }) => cache.address === address || (stem !== undefined && startsWith(path, stem)))?.label;
}

/** Whether a resource is a cache: a replica that is added to a replication group is none of its own. */
export function isCache({ type, values }: Resource): boolean {
  return (
    Object.hasOwn(names, type) && (type !== "aws_elasticache_cluster" || (values.replication_group_id ?? null) === null)
  );
}

function labelsOf(caches: readonly Resource[]): ReadonlyMap<string, string> {
  const named = caches.map((cache) => ({ cache, label: textIn(cache, names[cache.type] ?? "") }));
  return new Map(
    named.map(({ cache, label }) => {
      const isOwn = typeof label === "string" && named.filter((other) => other.label === label).length === 1;
      return [cache.address, isOwn ? label : cache.address];
    }),
  );
}

/** The beginning of a cache's path that no other cache's path has; undefined when another one has all of it. */
function stemOf(cache: Resource, caches: readonly Resource[]): readonly string[] | undefined {
  const others = caches.filter((other) => other !== cache);
  const length = cache.path.findIndex(
    (_, end) => !others.some(({ path }) => startsWith(path, cache.path.slice(0, end + 1))),
  );
  return length === -1 ? undefined : cache.path.slice(0, length + 1);
}

function startsWith(path: readonly string[], stem: readonly string[]): boolean {
  return stem.every((segment, index) => path[index] === segment);
}
