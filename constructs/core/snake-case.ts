/**
 * A name in snake case, as Terraform spells names: `nodeType` and `node-type` become `node_type`.
 *
 * @internal
 */
export function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])|-/g, "_").toLowerCase();
}
