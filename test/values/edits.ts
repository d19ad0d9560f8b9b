import type { Environment, EnvironmentCache, Environments } from "../../stacks/environment";

/** What somebody does to the environments, whatever they are called and hold. */
export type Edit = (environments: Environments) => Environments;

/** What a new user does first, and what everybody does later. */
export const edits: Readonly<Record<string, Edit>> = {
  "an environment is copied": (environments) => {
    const [name, original] = secondOf(environments);
    return {
      ...environments,
      [newName(environments, "qa")]: withCaches(original, (cache) => renamed(cache, `${name}-qa`)),
    };
  },
  "an environment gets another account, region, bucket and node type": (environments) => {
    const [name, original] = lastOf(environments);
    const elsewhere = { ...moved(original, "us-west-2"), account: "777788889999" };
    const state = { kind: "s3", bucket: "other-states.example.com", region: "us-west-2" } as const;
    const larger = withCaches({ ...elsewhere, state }, (cache) => ({ ...cache, nodeType: "cache.r7g.xlarge" }));
    return { ...environments, [name]: larger };
  },
  "an environment is renamed": (environments) => {
    const [last] = lastOf(environments);
    const entries = Object.entries(environments).map(
      ([name, environment]) => [name === last ? newName(environments, "live") : name, environment] as const,
    );
    return Object.fromEntries(entries);
  },
  "an environment is deleted": (environments) => {
    const [second] = secondOf(environments);
    const kept = Object.entries(environments).filter(([name]) => name !== second);
    return kept.length === 0 ? environments : Object.fromEntries(kept);
  },
  "everything moves to another region": (environments) =>
    Object.fromEntries(
      Object.entries(environments).map(([name, environment]) => [name, moved(environment, "eu-central-1")]),
    ),
  "a second cache is added": (environments) => {
    const [name, original] = lastOf(environments);
    const caches = { ...original.caches, Sessions: { name: "more-sessions" } };
    return { ...environments, [name]: { ...original, caches } };
  },
};

/** All edits, one after the other. */
export const allEdits: Edit = (environments) =>
  Object.values(edits).reduce((edited, edit) => edit(edited), environments);

type Named = readonly [name: string, environment: Environment];

function lastOf(environments: Environments): Named {
  return Object.entries(environments).at(-1)!;
}

/** The second environment, where there is more than one. */
function secondOf(environments: Environments): Named {
  const [first, second = first] = Object.entries(environments);
  return second!;
}

function newName(environments: Environments, wanted: string): string {
  return wanted in environments ? newName(environments, `${wanted}-2`) : wanted;
}

function withCaches(environment: Environment, change: (cache: EnvironmentCache) => EnvironmentCache): Environment {
  const caches = Object.entries(environment.caches).map(([id, cache]) => [id, change(cache)] as const);
  return { ...environment, caches: Object.fromEntries(caches) };
}

function renamed(cache: EnvironmentCache, ending: string): EnvironmentCache {
  return { ...cache, name: `${cache.name}-${ending}` };
}

/** Everything that names the region names another one, as if it had been searched and replaced. */
function moved(environment: Environment, region: string): Environment {
  return JSON.parse(JSON.stringify(environment).replaceAll(environment.region, region)) as Environment;
}
