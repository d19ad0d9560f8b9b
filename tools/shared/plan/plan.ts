import { Failure } from "../failure";
import { isRecord, membersOf } from "../records";

/** One member of `resource_changes` in Terraform's plan JSON, as far as it is read here. */
export interface ResourceChange {
  /** Absolute address, for example `aws_elasticache_replication_group.sessions`. */
  readonly address: string;
  /** The address before a `moved` block; absent when it did not move. */
  readonly previous_address?: string;
  /** Address of its module; absent in the root. */
  readonly module_address?: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly provider_name: string;
  /** Key of an object that an unfinished replacement left behind; absent for the current object. */
  readonly deposed?: string;
  readonly change: Change;
  /** Why Terraform chose the action, for example `replace_because_cannot_update`. */
  readonly action_reason?: string;
}

/** What happens to one resource. */
export interface Change {
  /** In order: `["delete", "create"]` destroys first, `["create", "delete"]` last. */
  readonly actions: readonly string[];
  readonly before: Values | null;
  readonly after: Values | null;
  /** Mirrors `after`, with true where the value is known after apply only. */
  readonly after_unknown: unknown;
  /** Mirrors `before`, with true where the value is secret. */
  readonly before_sensitive: unknown;
  /** Mirrors `after`, with true where the value is secret. */
  readonly after_sensitive: unknown;
  /** Paths of the attributes that cannot change in place; absent when nothing is replaced for an attribute. */
  readonly replace_paths?: readonly (readonly (string | number)[])[];
  /** Set when an `import` block brings the object into the state in the same apply, whatever else happens to it. */
  readonly importing?: { readonly id?: string };
}

/** Attributes of a resource by name. */
export type Values = Readonly<Record<string, unknown>>;

/** A value of the plan that is an output of the stack. */
export interface OutputValue {
  readonly sensitive: boolean;
  readonly type?: unknown;
  readonly value?: unknown;
}

/** One member of `planned_values` or of the state. */
export interface PlannedResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly schema_version: number;
  readonly values: Values;
  readonly sensitive_values: unknown;
}

/** A module of `planned_values` or of the state. */
export interface PlannedModule {
  readonly resources?: readonly PlannedResource[];
  readonly child_modules?: readonly PlannedModule[];
}

/** One resource or data source of the configuration, as far as it is read here. */
export interface ConfiguredResource {
  /** Within its module, without index. */
  readonly address: string;
  readonly type: string;
  /** Arguments, each with the addresses it refers to, or its constant value. */
  readonly expressions?: unknown;
  readonly depends_on?: readonly string[];
  /** Which provider makes it, a key of `provider_config`. */
  readonly provider_config_key?: string;
}

/** A provider of the configuration. */
export interface ConfiguredProvider {
  readonly expressions?: { readonly region?: { readonly constant_value?: unknown } };
}

/** A module of the configuration. */
export interface ConfiguredModule {
  readonly resources?: readonly ConfiguredResource[];
  readonly outputs?: Readonly<Record<string, { readonly expression?: unknown }>>;
  readonly variables?: Readonly<Record<string, { readonly default?: unknown } | undefined>>;
  readonly module_calls?: Readonly<
    Record<string, { readonly expressions?: Readonly<Record<string, unknown>>; readonly module?: ConfiguredModule }>
  >;
}

/** Terraform's plan JSON (`terraform show -json <plan file>`), as far as it is read here. */
export interface Plan {
  /** Major version 1 is the one understood; later minor versions only add to it. */
  readonly format_version: string;
  readonly terraform_version: string;
  readonly resource_changes: readonly ResourceChange[];
  /** What has changed outside Terraform since the last apply. */
  readonly resource_drift: readonly ResourceChange[];
  /** Changes that Terraform put off to a later plan. */
  readonly deferred_changes: readonly { readonly reason: string; readonly resource_change: ResourceChange }[];
  /** Actions that run with the apply; Terraform knows them from 1.14 on. */
  readonly action_invocations: readonly { readonly address: string }[];
  /** Values of the variables, by name. */
  readonly variables: Readonly<Record<string, { readonly value?: unknown } | undefined>>;
  readonly output_changes: Readonly<Record<string, Change>>;
  readonly planned_values: {
    readonly outputs?: Readonly<Record<string, OutputValue>>;
    readonly root_module?: PlannedModule;
  };
  /** The state that the plan starts from, with the data sources that were read for it. */
  readonly prior_state: { readonly values?: { readonly root_module?: PlannedModule } };
  readonly configuration: {
    readonly root_module?: ConfiguredModule;
    readonly provider_config?: Readonly<Record<string, ConfiguredProvider | undefined>>;
  };
  /** True when planning stopped at an error, so that something may be missing. */
  readonly errored: boolean;
  /** False when more plans are needed to reach the configuration, for example after `-target`. */
  readonly complete: boolean;
}

/** The resources that a plan keeps or makes, in all modules. */
export function plannedResources({ planned_values }: Plan): readonly PlannedResource[] {
  return resourcesOf(planned_values.root_module);
}

/** The data sources in the state, or read for the plan, in all modules. */
export function readSources({ prior_state }: Plan): readonly PlannedResource[] {
  return resourcesOf(prior_state.values?.root_module).filter(({ mode }) => mode === "data");
}

function resourcesOf(module: PlannedModule | null | undefined): readonly PlannedResource[] {
  const { resources = [], child_modules = [] } = module ?? {};
  return [...resources, ...child_modules.flatMap(resourcesOf)];
}

/** A text that is not a plan this code understands. */
export class PlanFormatError extends Failure {}

/**
 * Reads plan JSON.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 * @throws PlanFormatError when the text is no plan JSON of major version 1
 */
export function parsePlan(text: string): Plan {
  const json = parseObject(text);
  const version = json.format_version;
  if (typeof version !== "string") {
    throw new PlanFormatError(
      "not plan JSON: it has no `format_version`; create it with `terraform show -json <plan file>`",
    );
  }
  if (!version.startsWith("1.")) {
    throw new PlanFormatError(`plan JSON of format version ${version} is not understood here, only 1.x is`);
  }
  if (!("planned_values" in json)) {
    throw new PlanFormatError("not plan JSON: it has no `planned_values`; a state or a configuration cannot be judged");
  }
  const plan = json as Partial<Plan>;
  if (plan.resource_changes === undefined && plan.errored !== true && hasResources(plan)) {
    throw new PlanFormatError(
      "incomplete: it names resources, but has no `resource_changes` that say what happens to them",
    );
  }
  const { resource_changes = [], resource_drift = [], deferred_changes = [] } = plan;
  checkChanges("resource_changes", resource_changes, (change) => change);
  checkChanges("resource_drift", resource_drift, (change) => change);
  checkChanges("deferred_changes", deferred_changes, (put) => membersOf(put).resource_change);
  return {
    format_version: version,
    terraform_version: plan.terraform_version ?? "unknown",
    resource_changes,
    resource_drift,
    deferred_changes,
    action_invocations: plan.action_invocations ?? [],
    variables: plan.variables ?? {},
    output_changes: plan.output_changes ?? {},
    planned_values: plan.planned_values ?? {},
    prior_state: plan.prior_state ?? {},
    configuration: plan.configuration ?? {},
    errored: plan.errored ?? false,
    complete: plan.complete ?? true,
  };
}

/** Terraform says for each resource what happens to it, even if that is nothing. */
function hasResources(plan: object): boolean {
  const { planned_values, prior_state } = plan as { planned_values?: unknown; prior_state?: { values?: unknown } };
  const isFilled = (values: unknown) => {
    const { resources, child_modules } = membersOf(membersOf(values).root_module);
    return [resources, child_modules].some((list) => Array.isArray(list) && list.length > 0);
  };
  return isFilled(planned_values) || isFilled(membersOf(prior_state).values);
}

/** A plan that was cut or edited is not judged in part. */
function checkChanges(name: string, changes: unknown, changeOf: (entry: unknown) => unknown): void {
  if (!Array.isArray(changes) || !changes.every((entry) => isWhole(changeOf(entry)))) {
    throw new PlanFormatError(`not plan JSON: \`${name}\` must be a list of changes with address, type and actions`);
  }
}

function isWhole(entry: unknown): boolean {
  const { address, type, name, change } = membersOf(entry);
  const { actions, before, after, replace_paths } = membersOf(change);
  return (
    [address, type].every((text) => typeof text === "string") &&
    (name === undefined || typeof name === "string") &&
    isWordList(actions) &&
    [before, after].every((values) => values === undefined || values === null || isRecord(values)) &&
    (replace_paths === undefined || (Array.isArray(replace_paths) && replace_paths.every(Array.isArray))) &&
    !(Array.isArray(actions) && actions.join() === "update" && !(isRecord(before) && isRecord(after)))
  );
}

function isWordList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === "string");
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  let json: unknown;
  try {
    // Some shells of Windows begin a file with a byte order mark.
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new PlanFormatError(
      "not plan JSON: it does not parse as JSON; create it with `terraform show -json <plan file>`",
    );
  }
  if (!isRecord(json)) {
    throw new PlanFormatError("not plan JSON: it is not an object");
  }
  return json;
}
