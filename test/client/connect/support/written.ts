import type { RedisCacheProps } from "../../../../constructs";
import type { Environment } from "../../../../stacks/environment";
import { toDotenv } from "../../../../tools/outputs/dotenv";
import { readOutputs } from "../../../../tools/outputs/read-outputs";
import type { StackOutputs } from "../../../../tools/outputs/stack-outputs";
import { environments } from "../../../fixtures/environments";
import { type ExampleName, synthesizeExample } from "../../../support/stacks";

/** What `npm run outputs` writes for an example with its caches changed, once it is deployed. */
export function written(name: ExampleName, changes: Partial<RedisCacheProps> = {}): StackOutputs {
  const environment = environments[name];
  const caches = Object.entries(environment.caches).map(([id, cache]) => [id, { ...cache, ...changes }] as const);
  return writtenFor(name, { ...environment, caches: Object.fromEntries(caches) });
}

/**
 * The same for an environment.
 *
 * @param known values of outputs. @default - the name of the output, or the port 6379
 */
export function writtenFor(
  name: ExampleName,
  environment: Environment,
  known: Readonly<Record<string, unknown>> = {},
): StackOutputs {
  const stack = synthesizeExample(name, environment);
  const values = Object.entries(stack.outputs).map(([output, declared]): [string, unknown] => {
    const { value } = declared as { readonly value: unknown };
    if (output.endsWith("_port")) {
      return [output, 6379];
    }
    const keys = typeof value === "object" && value !== null ? Object.keys(value) : undefined;
    return [output, keys === undefined ? output : Object.fromEntries(keys.map((key) => [key, `${output}-${key}`]))];
  });
  return readOutputs(name, stack.document, { ...Object.fromEntries(values), ...known });
}

/** The `.env` file as a process has it. */
export function environmentOf(outputs: StackOutputs): Readonly<Record<string, string>> {
  const lines = toDotenv(outputs).split("\n");
  const pairs = lines.map((line) => /^(\w+)=(.*)$/.exec(line) ?? ["", "", ""]);
  return Object.fromEntries(pairs.map(([, name = "", value = ""]): [string, string] => [name, value]));
}
