import type { TerraformResource } from "cdktf";
import { snakeCase } from "./snake-case";

/**
 * An argument of a resource as its program wrote it, in which an override counts.
 *
 * @param argument its name, as the framework spells it
 * @internal
 */
export function argumentOf(resource: TerraformResource, argument: string): unknown {
  const overrides = Reflect.get(resource, "rawOverrides") as Readonly<Record<string, unknown>>;
  return overrides[snakeCase(argument)] ?? Reflect.get(resource, `${argument}Input`);
}
