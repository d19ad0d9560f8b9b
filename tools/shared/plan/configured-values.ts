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
  /** Something that the plan does not show all of. */
  | { readonly kind: "partly known" }
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
  const { constant_value: value, references } = expression;
  if ("constant_value" in expression && value === null) {
    return { kind: "left out" };
  }
  if ("constant_value" in expression) {
    const filled = fill(value, Array.isArray(references) ? references.map(String) : [], plan);
    return filled === undefined ? { kind: "partly known" } : { kind: "literal", value: filled };
  }
  if (!Array.isArray(references)) {
    return { kind: "unclear" };
  }
  const values = readReferences(references.map(String), plan);
  return values === undefined ? { kind: "unclear" } : { kind: "references", values };
}

/**
 * A value of code that is written in JSON: a plan has its texts as they are written there, also those that refer to
 * something.
 *
 * @returns undefined when the plan does not show what one of them stands for
 */
function fill(value: unknown, references: readonly string[], plan: Plan): unknown {
  if (references.length === 0) {
    return value;
  }
  if (typeof value === "string") {
    const [, reference = ""] = /^\$\{([^{}]+)\}$/.exec(value) ?? [];
    return references.includes(reference) ? valueOf(reference, plan) : value.includes("${") ? undefined : value;
  }
  if (Array.isArray(value)) {
    const filled = value.map((each) => fill(each, references, plan));
    return filled.includes(undefined) ? undefined : filled;
  }
  if (!isRecord(value)) {
    return value;
  }
  const filled = Object.entries(value).map(([name, each]) => [name, fill(each, references, plan)] as const);
  return filled.some(([, each]) => each === undefined) ? undefined : Object.fromEntries(filled);
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
  return known.flat().some(([, of]) => of.kind === "unclear" || of.kind === "partly known")
    ? { kind: "unclear" }
    : { kind: "literal", value };
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
