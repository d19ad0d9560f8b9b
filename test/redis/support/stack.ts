import { App } from "cdktf";

import type { RedisCacheProps } from "../../../constructs";
import { synthesize } from "../../../constructs/testing";
import { CacheStack } from "../../../stacks/cache-stack";
import { environments } from "../../../stacks/environments";
import { type DeclaredCache, readDeclared } from "./declared";

/** What an environment's stack says about its cache, with some props of the cache changed. */
export function declaredIn(name: string, changes: Partial<RedisCacheProps> = {}): DeclaredCache {
  const environment = environments[name]!;
  const cache = environment.caches.Cache!;
  const changed = { ...environment, caches: { Cache: { ...cache, ...changes } } };
  return readDeclared(synthesize(new CacheStack(new App(), name, changed)));
}

/** What the production stack says about its cache, with some props of the cache changed. */
export function declaredInProduction(changes: Partial<RedisCacheProps> = {}): DeclaredCache {
  return declaredIn("prod", changes);
}

/** The declared cache with other values for some of its parameters. */
export function withParameters(cache: DeclaredCache, changes: Readonly<Record<string, string>>): DeclaredCache {
  const kept = cache.parameters.filter(({ name }) => !(name in changes));
  return { ...cache, parameters: [...kept, ...Object.entries(changes).map(([name, value]) => ({ name, value }))] };
}
