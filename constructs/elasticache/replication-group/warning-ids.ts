import { sharedName } from "../../core";

/** Ids of the warnings about a replication group. */
export const replicationGroupWarnings = [
  "burstable-node-type",
  "extended-support",
  "no-authentication",
  "no-automatic-backups",
  "no-automatic-failover",
  "no-encryption-at-rest",
  "no-encryption-in-transit",
  "overlapping-windows",
  "plain-connections-accepted",
  "retired-node-type",
  sharedName,
  "single-node",
] as const;

/** Id of a warning about a replication group. */
export type ReplicationGroupWarning = (typeof replicationGroupWarnings)[number];
