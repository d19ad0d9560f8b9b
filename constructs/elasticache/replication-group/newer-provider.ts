import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { type Check, sinceProvider } from "../../core";

/**
 * Checks what a replication group has on newer AWS providers only, and refuses it where the bindings are older. All of it
 * goes together: the bindings that know the latest of it know the rest.
 *
 * @param version the first version of the provider that has it
 * @internal
 */
export function newerProvider<T>(version: string, check: Check<T>): Check<T> {
  return sinceProvider(version, () => "authTokenWo" in ElasticacheReplicationGroup.prototype, check);
}
