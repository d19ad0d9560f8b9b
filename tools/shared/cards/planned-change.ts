import type { Delta } from "../plan/delta";

/** A change of one object, with the facts around it that decide what it means. */
export interface PlannedChange extends Delta {
  /** True when the apply creates the object, whether or not it replaces another one. */
  readonly isNew: boolean;
  /** Version of the provider's schema for the type. @default - the plan does not say */
  readonly schemaVersion?: number;
  /** Whether the code sets an argument; true when the plan does not show the code. */
  readonly isConfigured: (argument: string) => boolean;
  /** True for a cache that a global datastore contains, as far as the plan shows. */
  readonly isGlobalMember: boolean;
  /** Ids of the users that the same plan deletes. */
  readonly deletedUsers: ReadonlySet<unknown>;
  /** Families of the parameter groups that the plan shows, by name. */
  readonly parameterFamilies: ReadonlyMap<unknown, unknown>;
  /** Parameters of the parameter groups that the plan shows, each as the provider lists them, by name of the group. */
  readonly parametersOfGroups: ReadonlyMap<unknown, unknown>;
}
