import { isRecord } from "../records";
import { hasHole, knownAfterApply } from "./delta";
import type { Plan, Values } from "./plan";
import { configuredAddress, configuredResources } from "./references";

/** What the code says of an argument, as far as a plan shows it: expressions other than references are not in it. */
export type ConfiguredValue =
  | { readonly kind: "left out" }
  | { readonly kind: "literal"; readonly value: unknown }
  /** What it refers to, each with `knownAfterApply` while it is not known. */
  | { readonly kind: "references"; readonly values: readonly unknown[] }
  | { readonly kind: "unclear" };

/** What the code says of a resource of the root module, argument by argument. */
export function configuredValuesOf(plan: Plan, address: string): (argument: string) => ConfiguredValue {
  const { expressions } = configuredResources(plan).get(configuredAddress(address)) ?? {};
  if (!isRecord(expressions) || address.startsWith("module.")) {
    return () => ({ kind: "unclear" });
  }
  return (argument) =>
    Object.hasOwn(expressions, argument) ? read(expressions[argument], plan) : { kind: "left out" };
}

function read(expression: unknown, plan: Plan): ConfiguredValue {
  if (Array.isArray(expression)) {
    return readBlocks(expression, plan);
  }
  if (!isRecord(expression)) {
    return { kind: "unclear" };
  }
  if ("constant_value" in expression) {
    const { constant_value: value } = expression;
    return value === null ? { kind: "left out" } : { kind: "literal", value };
  }
  const { references } = expression;
  if (!Array.isArray(references)) {
    return { kind: "unclear" };
  }
  const values = readReferences(references.map(String), plan);
  return values === undefined ? { kind: "unclear" } : { kind: "references", values };
}

/** Blocks, each with the one value that an argument of theirs refers to. */
function readBlocks(blocks: readonly unknown[], plan: Plan): ConfiguredValue {
  const known = blocks.map((block) =>
    Object.entries(isRecord(block) ? block : {}).map(([name, expression]) => [name, read(expression, plan)] as const),
  );
  const value = known.map((block) =>
    Object.fromEntries(
      block.map(([name, of]) => [
        name,
        of.kind === "literal" ? of.value : of.kind === "references" ? of.values[0] : null,
      ]),
    ),
  );
  return known.flat().some(([, of]) => of.kind === "unclear") ? { kind: "unclear" } : { kind: "literal", value };
}

/** Terraform names what is referred to and, after it, each thing that it is a part of. */
function readReferences(references: readonly string[], plan: Plan): readonly unknown[] | undefined {
  const whole = references.filter((each) => !references.some((other) => other.startsWith(`${each}.`)));
  const values = whole.map((reference) => valueOf(reference, plan));
  return whole.length === 0 || values.includes(undefined) ? undefined : values;
}

function valueOf(reference: string, plan: Plan): unknown {
  const parts = reference.split(".");
  const attribute = parts.at(-1) ?? "";
  const address = parts.slice(0, -1).join(".");
  const { change } = plan.resource_changes.find((each) => each.address === address) ?? {};
  if (change?.after === undefined || change.after === null) {
    return undefined;
  }
  return hasHole((change.after_unknown as Values | null)?.[attribute]) ? knownAfterApply : change.after[attribute];
}
