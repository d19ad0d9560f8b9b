import type { Warning } from "../../core";
import { engineFacts } from "../facts/engines";
import { nodeTypeFacts } from "../facts/node-types";
import { isRetired } from "../facts/retired-node-types";
import type { ResolvedSettings } from "./defaults";
import type { AtRestEncryption, Credentials } from "./props";
import type { Topology } from "./topology";
import type { ReplicationGroupWarning } from "./warning-ids";
import { doClash } from "./windows";

/** The warnings about a replication group. */
export function warningsAbout(
  settings: ResolvedSettings,
  encryptionAtRest: AtRestEncryption["kind"],
  credentials: Credentials["kind"],
): readonly Warning<ReplicationGroupWarning>[] {
  const { engine, topology, nodeType } = settings;
  const warnings: Warning<ReplicationGroupWarning>[] = [];
  const supportEnds = engineFacts(engine).standardSupportEnds;
  if (supportEnds !== undefined) {
    warnings.push({
      id: "extended-support",
      message: `standard support of ${engine.kind} ${engine.version} ends on ${supportEnds}, then Extended Support is charged`,
    });
  }
  if (nodeTypeFacts(nodeType)?.creditBaselinePercent !== undefined) {
    warnings.push({
      id: "burstable-node-type",
      message: `${nodeType} runs on CPU credits and slows down without them; use another type in production`,
    });
  }
  if (isRetired(nodeType)) {
    warnings.push({
      id: "retired-node-type",
      message: `AWS makes no new caches of ${nodeType}: it works for a cache that has this type already`,
    });
  }
  if (settings.transitEncryption === "off") {
    warnings.push({ id: "no-encryption-in-transit", message: "clients talk to the cache in plain text" });
  }
  if (settings.transitEncryption === "preferred") {
    warnings.push({ id: "plain-connections-accepted", message: "clients may still talk to the cache in plain text" });
  }
  if (encryptionAtRest === "off") {
    warnings.push({ id: "no-encryption-at-rest", message: "snapshots and disks hold the data in plain text" });
  }
  if (credentials === "off") {
    warnings.push({ id: "no-authentication", message: "anyone who reaches the port can read and write everything" });
  }
  if (settings.snapshotRetentionLimit === 0) {
    warnings.push({ id: "no-automatic-backups", message: backupMessage(topology.kind) });
  }
  if (settings.snapshotRetentionLimit === 0 && doClash(settings)) {
    const apart = "AWS refuses windows that overlap, except those that a cache without snapshots has already";
    warnings.push({ id: "overlapping-windows", message: apart });
  }
  if (topology.kind === "replicated" && topology.replicas === 0) {
    warnings.push({ id: "single-node", message: "without a replica, losing the node loses the data" });
  } else if (topology.kind === "replicated" && topology.automaticFailover === false) {
    const message = "when the primary fails, writes fail until somebody promotes a replica";
    warnings.push({ id: "no-automatic-failover", message });
  }
  return warnings;
}

function backupMessage(kind: Topology["kind"]): string {
  const later = "the AWS provider cannot turn backups on later for a sharded cache";
  return `no automatic snapshots are taken${kind === "sharded" ? `, and ${later}` : ""}`;
}
