import { defaultParameters } from "../../elasticache";
import type { RedisCacheProps } from "./props";

/**
 * What a cache does when its memory is full: the value of `maxmemory-policy`; undefined for an existing parameter group,
 * whose values only AWS knows.
 */
export function evictionPolicy({ parameterGroup, parameters = {} }: Partial<RedisCacheProps>): string | undefined {
  return parameterGroup?.kind === "existing-parameter-group"
    ? undefined
    : String(parameters["maxmemory-policy"] ?? defaultParameters["maxmemory-policy"]);
}
