import { type ReplacementRules, replacementRules } from "./replacement-rules";
import { type Attributes, type ElementClass, SynthesizedStack, section, typeName } from "./synthesized-stack";

/** A resource that would not survive a change. */
export interface Replacement {
  /** Address of the resource in Terraform. */
  readonly address: string;
  /** Why it would not: what changed, or that it is gone. */
  readonly reasons: readonly string[];
}

/** Intended changes. */
export interface Exceptions {
  /**
   * Types whose resources may be replaced.
   *
   * @default - none
   */
  readonly except?: readonly ElementClass[];
}

interface Resource {
  readonly type: string;
  readonly attributes: Attributes;
}

/** Resources by address. */
type Resources = ReadonlyMap<string, Resource>;

/**
 * The resources of a stack that Terraform would destroy, or replace, between one synthesis and the other. It needs
 * neither Terraform nor credentials: it knows what replaces the resources of this package on the AWS provider 5.100.0.
 * For any other type it only sees that the provider changes, or that an address disappears while another one appears.
 * It does not count a resource that is created before the old one is deleted (`create_before_destroy`), or that is
 * replaced because its own configuration asks for it (`replace_triggered_by`, as for composite alarms). References are
 * compared as they are written.
 *
 * @throws Error when one of them is not what `synthesize` returns
 */
export function replacements(before: SynthesizedStack, after: SynthesizedStack): readonly Replacement[] {
  if (!(before instanceof SynthesizedStack && after instanceof SynthesizedStack)) {
    throw new Error("replacements are looked for in what `synthesize` returns");
  }
  const old = moved(resourcesOf(before), after);
  const now = resourcesOf(after);
  const found: Replacement[] = [];
  for (const [address, { type, attributes }] of old) {
    const successor = now.get(address);
    const rules = replacementRules[type];
    const reasons =
      successor === undefined
        ? lossReasons(type, rules, old, now)
        : changeReasons(rules, attributes, successor.attributes);
    if (reasons.length > 0) {
      found.push({ address, reasons });
    }
  }
  return found;
}

/**
 * Passes when a change leaves every resource in place; see `replacements` for its limits.
 *
 * @throws Error when a resource would be replaced or lost; the message names each, and why
 * @example
 * expectNoReplacement(synthesize(cacheWith({ replicas: 2 })), synthesize(cacheWith({ replicas: 3 })));
 */
export function expectNoReplacement(
  before: SynthesizedStack,
  after: SynthesizedStack,
  { except = [] }: Exceptions = {},
): void {
  const excepted = except.map((type) => `${typeName(type)}.`);
  const found = replacements(before, after).filter(
    ({ address }) => !excepted.some((prefix) => address.startsWith(prefix)),
  );
  if (found.length > 0) {
    const lines = found.map(({ address, reasons }) => `  ${address}\n${reasons.map((why) => `    ${why}`).join("\n")}`);
    throw new Error(`expected no replacement in ${after.name}, found ${found.length}\n${lines.join("\n")}`);
  }
}

function resourcesOf({ document }: SynthesizedStack): Resources {
  const types = Object.entries(section(document, "resource") as Readonly<Record<string, Record<string, Attributes>>>);
  return new Map(
    types.flatMap(([type, named]) =>
      Object.entries(named).map(([name, attributes]) => [`${type}.${name}`, { type, attributes }] as const),
    ),
  );
}

/** The old resources as the new configuration finds them: moved to their new addresses, with references to those. */
function moved(resources: Resources, { document }: SynthesizedStack): Resources {
  const moves = (document.moved ?? []) as readonly { readonly from: string; readonly to: string }[];
  const rename = (text: string) =>
    moves.reduce(
      (renamed, { from, to }) => renamed.replaceAll(new RegExp(`(?<![\\w.-])${from}(?![\\w-])`, "g"), to),
      text,
    );
  return new Map(JSON.parse(rename(JSON.stringify([...resources]))) as Iterable<[string, Resource]>);
}

function lossReasons(type: string, rules: ReplacementRules | undefined, old: Resources, now: Resources): string[] {
  const arrivals = [...now].filter(([address, resource]) => resource.type === type && !old.has(address));
  if (arrivals.length > 0) {
    const addresses = arrivals.map(([address]) => address).join(", ");
    return [`its address is gone, new of its type: ${addresses}; a rename needs a \`moved\` block`];
  }
  return rules?.holdsData === true ? ["it is gone, and with it the data"] : [];
}

function changeReasons(rules: ReplacementRules | undefined, before: Attributes, after: Attributes): readonly string[] {
  const lifecycle = section(after, "lifecycle");
  if (lifecycle.create_before_destroy === true) {
    return [];
  }
  const ignored = lifecycle.ignore_changes ?? [];
  const conditional = rules?.conditional?.filter(({ replaces }) => replaces(before, after)) ?? [];
  const forcing = [...(rules?.arguments ?? []), ...conditional.map(({ argument }) => argument)];
  const heeded = forcing.filter((argument) => ignored !== "all" && !(ignored as readonly string[]).includes(argument));
  // Another account or region does not have the resource.
  return [...heeded, "provider"]
    .map((argument) => [argument, render(before[argument]), render(after[argument])] as const)
    .filter(([, from, to]) => from !== to)
    .map(([argument, from, to]) => `${argument} changes from ${from} to ${to}`);
}

function render(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
