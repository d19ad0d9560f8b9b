import { defaultParameters } from "../../elasticache";
import type { RedisCacheProps } from "./props";

/** What a cache does when its memory is full: the value of `maxmemory-policy`. */
export function evictionPolicy({ parameters = {} }: Partial<RedisCacheProps>): string {
  return String(parameters["maxmemory-policy"] ?? defaultParameters["maxmemory-policy"]);
}
