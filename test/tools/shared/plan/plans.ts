import type { Change, Plan, ResourceChange, Values } from "../../../../tools/shared/plan/plan";

export const group = "aws_elasticache_replication_group";

/** A plan with these changes and nothing else. */
export function planWith(changes: readonly ResourceChange[], rest: Partial<Plan> = {}): Plan {
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    resource_changes: changes,
    resource_drift: [],
    deferred_changes: [],
    action_invocations: [],
    variables: {},
    output_changes: {},
    planned_values: {},
    prior_state: {},
    configuration: {},
    errored: false,
    complete: true,
    ...rest,
  };
}

/** A change of one resource, as Terraform writes it; `address` is `<type>.<name>`. */
export function change(
  address: string,
  actions: readonly string[],
  values: Partial<Change> = {},
  rest: Partial<ResourceChange> = {},
): ResourceChange {
  const [type = "", name = ""] = address.split(".");
  return {
    address,
    mode: "managed",
    type,
    name,
    provider_name: "registry.terraform.io/hashicorp/aws",
    change: {
      actions,
      before: actions.includes("create") && actions.length === 1 ? null : {},
      after: actions.join() === "delete" ? null : {},
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
      ...values,
    },
    ...rest,
  };
}

/** A change in place of a replication group with one replica. */
export function update(before: Values, after: Values, rest: Partial<Change> = {}): ResourceChange {
  const common = { num_cache_clusters: 2, apply_immediately: false, maintenance_window: "sun:05:00-sun:07:00" };
  return change(`${group}.cache`, ["update"], {
    before: { ...common, ...before },
    after: { ...common, ...after },
    ...rest,
  });
}
