import { didYouMean } from "../../../constructs/core/nearest";
import { own } from "../../shared/records";
import { cacheNameOf } from "../estimate/caches";
import type { PricedResource } from "../estimate/estimate";
import type { Resource } from "./resource";
import { type Numbers, type UsageFile, cacheTypes, maxProblems, refuse, shown, typeIn } from "./usage-file";
import { usageKeys } from "./usage-keys";

/** How much of something is used a month, by the key of a usage file; undefined when that is not declared. */
export type UsageOf = (resource: Pick<Resource, "address" | "type" | "values">, key: string) => number | undefined;

/** Finds usage by address, by the name of a cache, by an address with `[*]`, and by type: the first that declares it. */
export function usageIn({ byType, byResource }: UsageFile): UsageOf {
  return (resource, key) => {
    const [address = "", ...patterns] = patternsOf(resource.address);
    const name = isCache(resource) ? cacheNameOf(resource) : undefined;
    const names = [address, ...(name === undefined ? [] : [name]), ...patterns];
    const numbers = [...names.map((each) => byResource.get(each)), byType.get(resource.type)];
    return numbers.map((each) => each?.get(key)).find((number) => number !== undefined);
  };
}

/**
 * Warns of usage of what is not priced: one file may be for several stacks, but a mistyped address would change nothing.
 *
 * @param file the name of the usage file, for messages
 * @throws Failure when a cache does not have what is declared for it
 */
export function unmatchedUsage(
  { byResource }: UsageFile,
  resources: readonly Pick<PricedResource, "address" | "type" | "cache">[],
  file: string,
): readonly string[] {
  const addresses = new Set(resources.flatMap(({ address }) => patternsOf(address)));
  const caches = resources.filter(isCache);
  const others = [...byResource].filter(([name]) => !addresses.has(name));
  const unknown = others.flatMap(([name]) => (caches.some(({ cache }) => cache === name) ? [] : [name]));
  refuse(
    file,
    others.flatMap(([name, numbers]) => wrongKeys(name, numbers, caches)),
  );
  // Only the first are shown, and looking for what is meant takes time.
  const warnings = unknown.slice(0, maxProblems).map((name) => {
    const meant = meantBy(name, resources);
    return `${file}: ${shown(name)} is nothing that is priced here${meant === undefined ? "" : `, ${meant}`}`;
  });
  const more = unknown.length - warnings.length;
  return more > 0 ? [...warnings, `${file}: ${more} more are nothing that is priced here`] : warnings;
}

/** Keys that a cache of this name does not have, because it is of the other type. */
function wrongKeys(name: string, numbers: Numbers, caches: readonly Pick<PricedResource, "type" | "cache">[]) {
  const types = [...new Set(caches.flatMap(({ cache, type }) => (cache === name ? [type] : [])))];
  return [...numbers.keys()]
    .filter((key) => types.length > 0 && !types.some((type) => own(own(usageKeys, type) ?? {}, key)))
    .map((key) => `${shown(name)}: \`${key}\` is no usage of ${types.join(" or ")} that is priced`);
}

/** Most names to compare with one that does not exist. */
const maxCompared = 1000;

function meantBy(name: string, resources: readonly Pick<PricedResource, "address" | "type" | "cache">[]) {
  const type = typeIn(name);
  const alike = resources.filter((resource) => (type === undefined ? isCache(resource) : resource.type === type));
  const names = alike.flatMap(({ address, cache }) => (type === undefined ? (cache ?? []) : address));
  return didYouMean(name, [...new Set(names)].slice(0, maxCompared));
}

function isCache({ type }: Pick<Resource, "type">): boolean {
  return cacheTypes.some((cache) => cache === type);
}

/** An address, and all forms of it that have `[*]` in the place of an index; those with the fewest come first. */
function patternsOf(address: string): readonly string[] {
  const parts = address.split(/(\[(?:\d+|"(?:[^"\\]|\\.)*")\])/);
  const patterns = parts.reduce<readonly string[]>(
    (heads, part, position) =>
      heads.flatMap((head) => (position % 2 === 0 ? [head + part] : [head + part, `${head}[*]`])),
    [""],
  );
  return [...patterns].sort((a, b) => a.split("[*]").length - b.split("[*]").length);
}
