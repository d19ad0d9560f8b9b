import { type Hints, meaning, metaArguments } from "../../core";
import { parameterNameHints } from "./name-hints";

/** Hints for a parameter group. @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_parameter_group */
export const parameterGroupHints: Hints = {
  ...meaning("it is called `parameterGroupName`", ["cacheParameterGroupName"]),
  ...meaning("it follows from `engine`", ["family", "cacheParameterGroupFamily", "parameterGroupFamily"]),
  ...meaning('set `parameters`: { "maxmemory-policy": "allkeys-lru" }', ["parameter", "properties", "value"]),
  ...meaning('set `engine`: { kind: "redis", version: "7.1" }', ["engineVersion"]),
  ...metaArguments("ParameterGroup", "resource"),
  ...parameterNameHints,
};
