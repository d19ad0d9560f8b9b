import type { Values } from "./plan";

/**
 * When a change in place happens.
 *
 * - `window`: in the maintenance window, unless `apply_immediately` is true
 * - `request`: the request carries `apply_immediately`, but AWS documents no waiting: expect it at once
 * - `now`: at once, whatever `apply_immediately` says, because the provider asks for that
 */
export type When = "window" | "request" | "now";

/** What a change of one attribute in place does to those who use the resource. */
export interface Interruption {
  /** The kind of change, for example `engine upgrade`. */
  readonly kind: string;
  readonly when: When;
  /** What clients notice. */
  readonly effect: string;
  /** What they notice when there is no replica to take over. @default - the same as `effect` */
  readonly effectAlone?: string;
  /** When it says nothing, the change is of no interest: `(before, after)` of the attribute. @default - always */
  readonly applies?: (before: unknown, after: unknown) => boolean;
}

/** By attribute. */
export type Interruptions = Readonly<Record<string, readonly Interruption[]>>;

type Predicate = (before: unknown, after: unknown) => boolean;

export const rises: Predicate = (before, after) => number(after) > number(before);
export const falls: Predicate = (before, after) => number(after) < number(before);
export const turnsOff: Predicate = (before, after) => truthy(before) && !truthy(after);
export const losesMembers: Predicate = (before, after) =>
  members(before).some((member) => !members(after).includes(member));
export const becomes =
  (wanted: unknown): Predicate =>
  (_before, after) =>
    after === wanted;

/** What clients notice when the only node restarts. */
export const restartAlone = "the only node restarts: no service for minutes, and the cache comes back empty";

/** True when a node can take over from another: without that, every restart is an outage. */
export function hasReplica({ num_cache_clusters, replicas_per_node_group }: Values): boolean {
  return number(num_cache_clusters) > 1 || number(replicas_per_node_group) > 0;
}

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function truthy(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0 && value !== "false";
}

function members(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
