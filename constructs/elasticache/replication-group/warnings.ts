import type { Warning } from "../../core";
import { engineFacts } from "../facts/engines";
import { nodeTypeFacts } from "./node-type-rules";
import type { ResolvedSettings } from "./settings";

/**
 * Names of the warnings about a cache.
 *
 * @internal
 */
export const warningIds = [
  "alarms-undecided",
  "alert-key-policy",
  "burstable-node-type",
  "extended-support",
  "no-authentication",
  "no-automatic-backups",
  "no-encryption-at-rest",
  "no-encryption-in-transit",
  "no-eviction",
  "plain-connections-accepted",
  "single-node",
] as const;

/** Name of a warning about a cache. */
export type WarningId = (typeof warningIds)[number];

/** Every doubt about a replication group that works. */
export function replicationGroupWarnings(
  settings: ResolvedSettings,
  encryptionAtRest: string,
  credentials: string,
): readonly Warning<WarningId>[] {
  const { engine, topology, nodeType } = settings;
  const warnings: Warning<WarningId>[] = [];
  const supportEnds = engineFacts(engine).standardSupportEnds;
  if (supportEnds !== undefined) {
    warnings.push({
      id: "extended-support",
      message: `standard support of ${engine.name} ${engine.version} ends on ${supportEnds}, then Extended Support is charged`,
    });
  }
  if (nodeTypeFacts(nodeType)?.burstable === true) {
    warnings.push({
      id: "burstable-node-type",
      message: `${nodeType} runs on CPU credits and slows down without them; production wants another type`,
    });
  }
  if (settings.transitEncryption === "off") {
    warnings.push({ id: "no-encryption-in-transit", message: "clients talk to the cache in plain text" });
  }
  if (encryptionAtRest === "off") {
    warnings.push({ id: "no-encryption-at-rest", message: "snapshots and disks hold the data in plain text" });
  }
  if (credentials === "none") {
    warnings.push({ id: "no-authentication", message: "whoever reaches the port may read and write everything" });
  } else if (settings.transitEncryption === "preferred") {
    warnings.push({
      id: "plain-connections-accepted",
      message: "clients may still send what they authenticate with in plain text",
    });
  }
  if (settings.snapshotRetentionLimit === 0) {
    warnings.push({ id: "no-automatic-backups", message: backupMessage(topology.kind) });
  }
  if (topology.kind === "replicated" && topology.replicas === 0) {
    warnings.push({ id: "single-node", message: "without a replica, losing the node loses the data" });
  }
  return warnings;
}

function backupMessage(kind: "replicated" | "sharded"): string {
  const later = "the AWS provider cannot turn backups on later for a sharded cache";
  return `no automatic snapshots are taken${kind === "sharded" ? `, and ${later}` : ""}`;
}
