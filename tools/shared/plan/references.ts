import type { ConfiguredModule, ConfiguredResource, Plan } from "./plan";

/** A resource of the configuration, with the module that it is in. */
interface Located {
  readonly resource: ConfiguredResource;
  readonly module: Scope;
}

/** A module, and the one that calls it. */
interface Scope {
  /** `module.redis.`, or nothing for the root. */
  readonly prefix: string;
  readonly content: ConfiguredModule;
  /** What the caller passes, by variable. @default - the root module, which nobody calls */
  readonly call?: { readonly caller: Scope; readonly expressions: Readonly<Record<string, unknown>> };
}

/** The resources and data sources of the configuration that a plan belongs to, by address without indexes. */
export function configuredResources(plan: Plan): ReadonlyMap<string, ConfiguredResource> {
  return new Map([...locatedResources(plan)].map(([address, { resource }]) => [address, resource]));
}

/** `module.redis["a"].aws_vpc.main[0]` is configured as `module.redis.aws_vpc.main`. */
export function configuredAddress(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");
}

/** Whether the code sets an argument, as far as the plan shows it. */
export type ConfiguredArgument = "set" | "left out" | "unknown";

/**
 * Finds out whether the code sets an argument of a resource: null counts as leaving it out, even if it comes from a
 * variable of a module.
 */
export function argumentsOf(plan: Plan, argument: string): (address: string) => ConfiguredArgument {
  const resources = locatedResources(plan);
  return (address) => {
    const located = resources.get(configuredAddress(address));
    if (located === undefined) {
      return "unknown";
    }
    const { resource, module } = located;
    return valueOf((resource.expressions as Record<string, unknown> | undefined)?.[argument], module, plan);
  };
}

function valueOf(expression: unknown, scope: Scope, plan: Plan): ConfiguredArgument {
  if (expression === undefined) {
    return "left out";
  }
  const references = referencesIn(expression);
  if (references.length === 0) {
    const { constant_value } = Object(expression) as { constant_value?: unknown };
    return constant_value === undefined || constant_value === null ? "left out" : "set";
  }
  const [name, ...others] = new Set(references.map((reference) => /^var\.(\w+)$/.exec(reference)?.[1]));
  if (name === undefined || others.length > 0) {
    return "set";
  }
  if (scope.call === undefined) {
    return (plan.variables[name]?.value ?? null) === null ? "left out" : "set";
  }
  const passed = scope.call.expressions[name];
  const preset = scope.content.variables?.[name]?.default;
  return passed === undefined && preset !== undefined && preset !== null
    ? "set"
    : valueOf(passed, scope.call.caller, plan);
}

/** True when a resource refers to another one: directly, through others, or through modules. */
export function leadsTo(plan: Plan, from: string, to: string): boolean {
  return reachedFrom(plan, from).has(configuredAddress(to));
}

/** What a resource refers to, directly, through others, or through modules; by address without indexes, itself first. */
export function reachedFrom(plan: Plan, from: string): ReadonlySet<string> {
  const resources = locatedResources(plan);
  const seen = new Set<string>();
  const visit = (address: string): void => {
    if (seen.has(address)) {
      return;
    }
    seen.add(address);
    const located = resources.get(address);
    if (located !== undefined) {
      referencesOf(located.resource)
        .flatMap((reference) => resolve(reference, located.module))
        .forEach(visit);
    }
  };
  visit(configuredAddress(from));
  return seen;
}

const alreadyRead = new WeakMap<Plan, ReadonlyMap<string, Located>>();

/** Read once for each plan, because judging needs it for each change. */
function locatedResources(plan: Plan): ReadonlyMap<string, Located> {
  const resources = alreadyRead.get(plan) ?? locateResources(plan);
  alreadyRead.set(plan, resources);
  return resources;
}

function locateResources(plan: Plan): ReadonlyMap<string, Located> {
  const root = { prefix: "", content: plan.configuration.root_module ?? {} };
  return new Map(
    scopesFrom(root).flatMap((module) =>
      (module.content.resources ?? []).map((resource) => [module.prefix + resource.address, { resource, module }]),
    ),
  );
}

function scopesFrom(scope: Scope): readonly Scope[] {
  return [scope, ...Object.keys(scope.content.module_calls ?? {}).flatMap((name) => scopesFrom(child(scope, name)))];
}

function child(caller: Scope, name: string): Scope {
  const { module = {}, expressions = {} } = caller.content.module_calls?.[name] ?? {};
  return { prefix: `${caller.prefix}module.${name}.`, content: module, call: { caller, expressions } };
}

/** Addresses that a reference leads to; Terraform's plan does not say what a `local` stands for. */
function resolve(reference: string, scope: Scope): readonly string[] {
  const parts = configuredAddress(reference).split(".");
  const [kind, name = "", output = ""] = parts;
  switch (kind) {
    case "var":
      return scope.call === undefined ? [] : resolveAll(scope.call.expressions[name], scope.call.caller);
    case "module": {
      const called = child(scope, name);
      return resolveAll(called.content.outputs?.[output]?.expression, called);
    }
    case "data":
    case "ephemeral":
      return [scope.prefix + parts.slice(0, 3).join(".")];
    case undefined:
    default:
      return [scope.prefix + parts.slice(0, 2).join(".")];
  }
}

function resolveAll(expressions: unknown, scope: Scope): readonly string[] {
  return referencesIn(expressions).flatMap((reference) => resolve(reference, scope));
}

function referencesOf({ expressions, depends_on }: ConfiguredResource): readonly string[] {
  return [...referencesIn(expressions), ...(depends_on ?? [])];
}

function referencesIn(expressions: unknown): readonly string[] {
  if (typeof expressions !== "object" || expressions === null) {
    return [];
  }
  const { references } = expressions as { references?: unknown };
  const own = Array.isArray(references) ? references.filter((reference) => typeof reference === "string") : [];
  return [...own, ...Object.values(expressions).flatMap(referencesIn)];
}
