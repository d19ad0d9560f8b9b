import { type TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { isUnresolved } from "./problems";

interface Claim {
  readonly construct: Construct;
  readonly resource: TerraformResource;
}

/** The names of a stack's resources, by type and name. A stack that is gone takes its names with it. */
const claims = new WeakMap<TerraformStack, Map<string, readonly Claim[]>>();

/**
 * Refuses, at synth, a second resource with the same type, name and provider. Such a name is unique in an account and
 * region, and AWS would refuse the second one in the middle of a deploy.
 *
 * @param construct what the resource belongs to
 * @param prop the prop that the name comes from
 * @internal
 */
export function claimName(construct: Construct, resource: TerraformResource, prop: string, name: string): void {
  if (isUnresolved(name)) {
    return;
  }
  const stack = TerraformStack.of(construct);
  const names = claims.get(stack) ?? new Map<string, readonly Claim[]>();
  claims.set(stack, names);
  const key = `${resource.terraformResourceType} ${name}`;
  const older = names.get(key) ?? [];
  names.set(key, [...older, { construct, resource }]);
  construct.node.addValidation({
    validate: () =>
      older
        .filter((other) => other.resource.provider === resource.provider)
        .map((other) => `\`${prop}\` must differ from that of ${other.construct.node.path}, got "${name}"`),
  });
}
