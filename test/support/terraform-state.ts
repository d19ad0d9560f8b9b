import {
  type Change,
  type Plan,
  type PlannedResource,
  type ResourceChange,
  type Values,
  plannedResources,
} from "../../tools/shared/plan/plan";
import type { Configuration } from "./terraform";
import { inventedValue, observedValues } from "./terraform-invented-values";
import { type Attribute, type Schemas, readSchemas } from "./terraform-schema";
import { type PlanWithErrors, TerraformWorkspace, type WorkspaceOptions } from "./terraform-workspace";

/** A state file of version 4, as far as it is written here. */
export interface State {
  readonly version: 4;
  readonly terraform_version: string;
  readonly serial: number;
  readonly lineage: string;
  readonly outputs: Readonly<Record<string, { readonly value: unknown; readonly type: unknown }>>;
  readonly resources: readonly StateResource[];
}

interface StateResource {
  readonly module?: string;
  readonly mode: "managed";
  readonly type: string;
  readonly name: string;
  readonly provider: string;
  readonly instances: readonly StateInstance[];
}

interface StateInstance {
  readonly index_key?: string | number;
  readonly schema_version: number;
  readonly attributes: Values;
  readonly sensitive_attributes: readonly (readonly PathStep[])[];
}

type PathStep =
  | { readonly type: "get_attr"; readonly value: string }
  | { readonly type: "index"; readonly value: { readonly value: number; readonly type: "number" } };

/** Rounds after which a state that still differs is given up: values settle in the second round. */
const maxRounds = 4;

const emptyState: State = {
  version: 4,
  terraform_version: "1.11.4",
  serial: 1,
  lineage: "crafted",
  outputs: {},
  resources: [],
};

/**
 * A state as if the configuration had been applied, made without AWS: what Terraform would create becomes what exists,
 * and values that only AWS knows are invented.
 *
 * @throws Error when a plan against the state never says "No changes", naming what still differs
 */
export async function craftState(configuration: Configuration, options: WorkspaceOptions = {}): Promise<State> {
  const workspace = new TerraformWorkspace(configuration, { ...options, preventDestroy: false });
  try {
    return await settle(workspace, configuration);
  } finally {
    workspace.dispose();
  }
}

/** What is known already when a workspace settles. */
export interface Known {
  /** The state that the workspace has. @default - none */
  readonly state?: State;
  /** A plan of the configuration against that state. @default - a new one */
  readonly changes?: PlanWithErrors;
}

/**
 * Makes the state of a workspace what an apply would make it. References between resources settle by planning again
 * until the plan says "No changes".
 *
 * @throws Error when it never says so, naming what still differs
 */
export async function settle(
  workspace: TerraformWorkspace,
  configuration: Configuration,
  known: Known = {},
): Promise<State> {
  const schemas = readSchemas(configuration.terraform?.required_providers);
  let state = known.state ?? emptyState;
  let changes = known.changes ?? (await workspace.changes());
  for (let round = 0; changes !== undefined; round += 1) {
    if (round === maxRounds || changes.errored) {
      throw new Error(`the crafted state does not settle: ${differences(changes).join("; ")}\n${changes.errors}`);
    }
    state = applied(changes, schemas);
    workspace.setState(state);
    changes = await workspace.changes();
  }
  return state;
}

/** What a plan would do, one line for each thing; empty for "No changes". */
export function differences(plan: Plan): readonly string[] {
  const resources = plan.resource_changes
    .filter(({ mode, change }) => mode === "managed" && !isNoOp(change))
    .map(({ address, change }) => `${address}: ${change.actions.join(", ")} ${changedAttributes(change).join(", ")}`);
  const outputs = Object.entries(plan.output_changes)
    .filter(([, change]) => !isNoOp(change))
    .map(([name]) => `output ${name}`);
  return [...resources, ...outputs, ...(plan.errored ? ["planning ended in an error"] : [])];
}

function isNoOp({ actions }: Change): boolean {
  return actions.length === 1 && actions[0] === "no-op";
}

function changedAttributes({ before, after, after_unknown }: Change): readonly string[] {
  const unknown = (after_unknown ?? {}) as Values;
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {}), ...Object.keys(unknown)]);
  return [...names].filter(
    (name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]) || unknown[name] === true,
  );
}

function applied(plan: Plan, schemas: Schemas): State {
  const planned = new Map(plannedResources(plan).map((resource) => [resource.address, resource]));
  const groups = new Map<string, StateResource>();
  for (const change of plan.resource_changes) {
    const resource = planned.get(change.address);
    if (change.mode === "managed" && resource !== undefined) {
      const key = `${change.module_address ?? ""} ${change.type}.${change.name}`;
      const group = groups.get(key) ?? stateResource(change);
      const instances = [...group.instances, instance(change, resource, schemas[change.type] ?? {})];
      groups.set(key, { ...group, instances });
    }
  }
  return { ...emptyState, resources: [...groups.values()], outputs: knownOutputs(plan) };
}

function stateResource({ module_address, type, name, provider_name }: ResourceChange): StateResource {
  return {
    ...(module_address === undefined ? {} : { module: module_address }),
    mode: "managed",
    type,
    name,
    provider: `provider["${provider_name}"]`,
    instances: [],
  };
}

function instance(
  change: ResourceChange,
  planned: PlannedResource,
  schema: Readonly<Record<string, Attribute>>,
): StateInstance {
  const { before, after, after_unknown } = change.change;
  return {
    ...(change.index === undefined ? {} : { index_key: change.index }),
    schema_version: planned.schema_version,
    attributes: filled(change, before ?? {}, after ?? {}, after_unknown, schema),
    sensitive_attributes: secretPaths(planned.sensitive_values),
  };
}

/** What is not known before apply keeps the value it had, or gets an invented one. */
function filled(
  change: ResourceChange,
  before: Values,
  after: Values,
  unknown: unknown,
  schema: Readonly<Record<string, Attribute>>,
) {
  const holes = Object.entries((unknown ?? {}) as Values).filter(([, hole]) => hole === true);
  const values = holes.map(([name]) => [name, before[name] ?? inventedValue(change, name, schema[name])]);
  const complete: Values = { ...after, ...(Object.fromEntries(values) as Values) };
  return { ...complete, ...observedValues(change.type, complete) };
}

/** Without these, Terraform plans to mark the values as secret, which counts as a change. */
function secretPaths(sensitive: unknown, path: readonly PathStep[] = []): (readonly PathStep[])[] {
  if (sensitive === true) {
    return [path];
  }
  if (Array.isArray(sensitive)) {
    return sensitive.flatMap((item, index) =>
      secretPaths(item, [...path, { type: "index", value: { value: index, type: "number" } }]),
    );
  }
  return Object.entries((sensitive ?? {}) as Values).flatMap(([name, item]) =>
    secretPaths(item, [...path, { type: "get_attr", value: name }]),
  );
}

function knownOutputs(plan: Plan): State["outputs"] {
  const known = Object.entries(plan.planned_values.outputs ?? {}).filter(([, output]) => output.value !== undefined);
  return Object.fromEntries(
    known.map(([name, { value, type, sensitive }]) => [name, { value, type, ...(sensitive ? { sensitive } : {}) }]),
  );
}
