import type { Values } from "../plan/plan";
import type { PlannedChange } from "./planned-change";

/**
 * When a change in place happens.
 *
 * - `window`: in the maintenance window, unless `apply_immediately` is true
 * - `may-wait`: the request carries `apply_immediately`, and AWS lists the change as pending without saying when
 * - `now`: at once, whatever `apply_immediately` says
 */
export type When = "window" | "may-wait" | "now";

/** What a change of one attribute in place means for those who use the resource. */
export interface Interruption {
  /** The kind of change, for example `engine upgrade`. */
  readonly kind: string;
  readonly when: When;
  /** What clients notice. */
  readonly effect: string;
  /** What they notice when no replica can take over. @default - the same as `effect` */
  readonly alone?: {
    readonly effect: string;
    /** What must be on, in addition to a replica, so that one takes over. */
    readonly unless: "automatic_failover_enabled" | "multi_az_enabled";
  };
  /** Page that documents both. */
  readonly source: string;
  /** Undefined when the change is of no interest. @default - always */
  readonly applies?: Predicate;
}

/** By attribute. */
export type Interruptions = Readonly<Record<string, readonly Interruption[]>>;

/** Of an attribute before and after, and of the whole change. */
type Predicate = (before: unknown, after: unknown, change: PlannedChange) => boolean;

type Comparison = (before: unknown, after: unknown) => boolean;

export const rises: Comparison = (before, after) => numberOf(after) > numberOf(before);
export const falls: Comparison = (before, after) => numberOf(after) < numberOf(before);
export const turnsOff: Comparison = (before, after) => truthy(before) && !truthy(after);
export const turnsOn: Comparison = (before, after) => !truthy(before) && truthy(after);
export const losesMembers: Comparison = (before, after) =>
  members(before).some((member) => !members(after).includes(member));
export const becomes =
  (wanted: unknown): Comparison =>
  (_before, after) =>
    after === wanted;

/** Texts of AWS that mean the same in capitals. */
export const differsInMoreThanCase: Comparison = (before, after) =>
  String(before).toLowerCase() !== String(after).toLowerCase();

/** True when a node can take over from another: otherwise every restart is an outage. */
export function hasReplica({ cluster_enabled, num_cache_clusters, replicas_per_node_group }: Values): boolean {
  return numberOf(replicas_per_node_group) > 0 || (cluster_enabled !== true && numberOf(num_cache_clusters) > 1);
}

/** Zero for a value that is not a number, or is known only after the apply. */
export function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

/** Providers write a switch as a boolean, as text, or as a number of days. */
export function truthy(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0 && value !== "false" && value !== "";
}

export function members(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
