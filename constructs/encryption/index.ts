export { CacheKey, type CacheKeyProps } from "./cache-key";
