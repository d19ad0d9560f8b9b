import type { ResourceChange } from "../../shared/plan/plan";

/**
 * Attributes that protect what a resource holds. A resource of a type without a card is assumed to hold data when it
 * has one of them.
 */
const protectingAttributes = [
  "backup_retention_period",
  "deletion_protection",
  "deletion_protection_enabled",
  "deletion_window_in_days",
  "final_snapshot",
  "final_snapshot_identifier",
  "final_snapshot_name",
  "force_delete",
  "force_destroy",
  "recovery_window_in_days",
  "skip_destroy",
  "skip_final_snapshot",
  "snapshot_retention_limit",
] as const;

/** Words in a type's name that suggest the same: it ends with the name of a store, or belongs to a caching service. */
const storingWords =
  /_(bucket|cache|cluster|database|datastore|db|domain|ebs|efs|file_system|instance|queue|repository|secret|snapshot|stream|table|user_pool|vault|volume|zone)$|_(elasticache|memorydb|redis|valkey)_|_key$/;

/** True when a resource of a type without a card probably holds data. */
export function mayStore({ type, change }: ResourceChange): boolean {
  return storingWords.test(type) || protectingAttributes.some((name) => name in (change.before ?? {}));
}
