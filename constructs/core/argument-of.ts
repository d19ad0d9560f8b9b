import type { TerraformElement } from "cdktf";
import { snakeCase } from "./snake-case";

/**
 * An argument of a resource or data source as its program wrote it, in which an override counts.
 *
 * @param argument its name, as the framework spells it
 * @internal
 */
export function argumentOf(resource: TerraformElement, argument: string): unknown {
  const overrides = Reflect.get(resource, "rawOverrides") as Readonly<Record<string, unknown>>;
  return overrides[snakeCase(argument)] ?? Reflect.get(resource, `${argument}Input`);
}
