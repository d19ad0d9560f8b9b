/** One member of `resource_changes` in Terraform's plan JSON, as far as it is read here. */
export interface ResourceChange {
  /** Absolute address, for example `aws_elasticache_replication_group.sessions`. */
  readonly address: string;
  /** The address before a `moved` block; absent when it did not move. */
  readonly previous_address?: string;
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
}

/** Attributes of a resource by name. */
export type Values = Readonly<Record<string, unknown>>;

/** A value of the plan that is an output of the stack. */
export interface OutputValue {
  readonly sensitive: boolean;
  readonly type?: unknown;
  readonly value?: unknown;
}

/** One member of `planned_values`. */
export interface PlannedResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly schema_version: number;
  readonly sensitive_values: unknown;
}

/** One resource or data source of the configuration, as far as it is read here. */
export interface ConfiguredResource {
  readonly address: string;
  readonly type: string;
  /** Arguments, each with the addresses it refers to, or its constant value. */
  readonly expressions?: unknown;
  readonly depends_on?: readonly string[];
}

/** Terraform's plan JSON (`terraform show -json <plan file>`), as far as it is read here. */
export interface Plan {
  /** Major version 1 is the one understood; later minor versions only add to it. */
  readonly format_version: string;
  readonly terraform_version: string;
  readonly resource_changes: readonly ResourceChange[];
  /** Changes that Terraform put off to a later plan. */
  readonly deferred_changes: readonly { readonly reason: string; readonly resource_change: ResourceChange }[];
  readonly output_changes: Readonly<Record<string, Change>>;
  readonly planned_values: {
    readonly outputs?: Readonly<Record<string, OutputValue>>;
    readonly root_module?: { readonly resources?: readonly PlannedResource[] };
  };
  readonly configuration: { readonly root_module?: { readonly resources?: readonly ConfiguredResource[] } };
  /** True when planning stopped at an error, so that something may be missing. */
  readonly errored: boolean;
  /** False when more plans are needed to reach the configuration, for example after `-target`. */
  readonly complete: boolean;
}

/** A text that is not a plan this code understands. */
export class PlanFormatError extends Error {}

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
      "not plan JSON: it has no `format_version`; make it with `terraform show -json <plan file>`",
    );
  }
  if (!version.startsWith("1.")) {
    throw new PlanFormatError(`plan JSON of format version ${version} is not understood here, only 1.x is`);
  }
  if (!("planned_values" in json)) {
    throw new PlanFormatError("not plan JSON: it has no `planned_values`; a state or a configuration cannot be judged");
  }
  const plan = json as Partial<Plan>;
  const { resource_changes = [], deferred_changes = [] } = plan;
  checkChanges("resource_changes", resource_changes, (change) => change);
  checkChanges("deferred_changes", deferred_changes, (put) => membersOf(put).resource_change);
  return {
    format_version: version,
    terraform_version: plan.terraform_version ?? "unknown",
    resource_changes,
    deferred_changes,
    output_changes: plan.output_changes ?? {},
    planned_values: plan.planned_values ?? {},
    configuration: plan.configuration ?? {},
    errored: plan.errored ?? false,
    complete: plan.complete ?? true,
  };
}

/** A plan that was cut or edited is not judged in part. */
function checkChanges(name: string, changes: unknown, changeOf: (entry: unknown) => unknown): void {
  const isWhole = (entry: unknown) => {
    const { address, type, change } = membersOf(changeOf(entry));
    return typeof address === "string" && typeof type === "string" && Array.isArray(membersOf(change).actions);
  };
  if (!Array.isArray(changes) || !changes.every(isWhole)) {
    throw new PlanFormatError(`not plan JSON: \`${name}\` must be a list of changes with address, type and actions`);
  }
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value) as Record<string, unknown>;
}

function parseObject(text: string): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new PlanFormatError("not plan JSON: it does not parse as JSON");
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new PlanFormatError("not plan JSON: it is not an object");
  }
  return json as Record<string, unknown>;
}
