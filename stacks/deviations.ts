import { type Check, type Schema, optional, struct, text } from "../constructs/core";

/**
 * What published security rules demand of a stack, by the name to use in `deviations`. For each one, `docs/security.md`
 * lists the rules and says how it is met.
 */
export const demands = [
  "alarm-actions",
  "alarm-actions-enabled",
  "attached-security-groups",
  "automatic-failover",
  "backups",
  "backups-for-15-days",
  "backups-for-7-days",
  "capacity-alarms",
  "client-authentication",
  "customer-managed-key",
  "deletion-protection",
  "deploy-permissions",
  "described-rules",
  "empty-default-security-group",
  "encrypted-logs",
  "encrypted-secrets",
  "encrypted-topics",
  "encryption-at-rest",
  "encryption-in-transit",
  "event-notifications",
  "final-snapshot",
  "flow-logs",
  "function-permissions",
  "key-policies",
  "key-rotation",
  "known-engine",
  "least-privilege",
  "literal-policies",
  "log-delivery",
  "log-retention",
  "minor-version-upgrades",
  "multi-az",
  "no-dangerous-commands",
  "no-ec2-classic",
  "no-egress",
  "no-keys-in-source",
  "no-open-ingress",
  "no-roles",
  "own-subnet-group",
  "private-subnets",
  "rbac-users",
  "remote-state",
  "required-tags",
  "secret-rotation",
  "supported-engine",
  "topics-over-tls",
  "topics-within-account",
  "two-replicas",
  "unusual-port",
] as const;

/** One demand. */
export type Demand = (typeof demands)[number];

/** Reasons why demands are not met, by demand. The tests and the scan refuse a reason for a demand that is met. */
export type Deviations = Readonly<Partial<Record<Demand, string>>>;

/** A reason is any text: AWS never sees it. */
const schema = Object.fromEntries(demands.map((demand) => [demand, optional(text)])) as Schema<Deviations>;

/** Check of {@link Deviations}. */
export const deviationsCheck: Check<Deviations> = struct<Deviations>(schema);
