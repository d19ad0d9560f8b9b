import type { RedisCacheProps } from "../../../constructs";
import { environments } from "../../fixtures/environments";
import { type ExampleName, synthesizeExample } from "../../support/stacks";
import { type DeclaredCache, readDeclared } from "./declared";

/** What a stack of the fixtures says about its cache, with some props of the cache changed. */
export function declaredIn(name: ExampleName, changes: Partial<RedisCacheProps> = {}): DeclaredCache {
  const environment = environments[name];
  const { Cache } = environment.caches;
  return readDeclared(synthesizeExample(name, { ...environment, caches: { Cache: { ...Cache, ...changes } } }));
}

/** What the seed's stack says about its cache, with some props of the cache changed. */
export function declaredInSeed(changes: Partial<RedisCacheProps> = {}): DeclaredCache {
  return declaredIn("seed", changes);
}

/** The declared cache with other values for some of its parameters. */
export function withParameters(cache: DeclaredCache, changes: Readonly<Record<string, string>>): DeclaredCache {
  const kept = cache.parameters.filter(({ name }) => !(name in changes));
  return { ...cache, parameters: [...kept, ...Object.entries(changes).map(([name, value]) => ({ name, value }))] };
}
