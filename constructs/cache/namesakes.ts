import { TerraformStack } from "cdktf";
import type { ReplicationGroup } from "../elasticache";
import { isUnresolved } from "../core";

/** The caches of a stack by name. A stack that is gone takes its list with it. */
const cachesOf = new WeakMap<TerraformStack, Map<string, ReplicationGroup[]>>();

/**
 * Refuses, when the stack is synthesized, two caches of one name for the same provider: AWS has a name once in an account
 * and region, and would refuse the second in the middle of a deploy.
 */
export function refuseNamesakes(group: ReplicationGroup): void {
  const name = group.replicationGroupId;
  if (isUnresolved(name)) {
    return;
  }
  const stack = TerraformStack.of(group);
  const byName = cachesOf.get(stack) ?? new Map<string, ReplicationGroup[]>();
  cachesOf.set(stack, byName);
  const older = byName.get(name) ?? [];
  byName.set(name, [...older, group]);
  group.node.addValidation({
    validate: () =>
      older
        .filter((other) => other.resource.provider === group.resource.provider)
        .map(({ node }) => `\`name\` must be another than that of ${String(node.scope?.node.path)}, got "${name}"`),
  });
}
