export { CacheKey, type CacheKeyProps } from "./cache-key";
export { cacheKeyPolicy, type CacheKeyPolicyProps } from "./cache-key-policy";

/** @internal */
export { aliasCheck, keyHints } from "./cache-key";
