import { withoutUndefined } from "../../core";
import { defaultEngine } from "../facts/engines";
import { defaultMaxNodes } from "../facts/limits";
import { settingsSchema } from "./schema";
import type { ReplicationGroupSettings } from "./settings";
import type { Topology } from "./topology";
import { defaultWindows, resolveWindows } from "./windows";

/** Default topology of a cache. */
const defaultTopology: Topology = { kind: "replicated", replicas: 2 };

/** Defaults of the settings that have one. */
const settingsDefaults = {
  engine: defaultEngine,
  nodeType: "cache.r7g.large",
  topology: defaultTopology,
  nodesPerClusterQuota: defaultMaxNodes,
  port: 6379,
  transitEncryption: "required",
  snapshotRetentionLimit: 7,
  ...defaultWindows,
  finalSnapshot: true,
  applyImmediately: false,
  autoMinorVersionUpgrade: true,
  deletionProtection: true,
  networkType: "ipv4",
} as const satisfies Partial<ReplicationGroupSettings>;

/**
 * Settings with every default filled in.
 *
 * @internal
 */
export type ResolvedSettings = ReplicationGroupSettings &
  Required<Pick<ReplicationGroupSettings, keyof typeof settingsDefaults>>;

/**
 * Picks the settings out of wider props and fills in the defaults; an explicit `undefined` counts as left out.
 *
 * @internal
 */
export function resolveSettings(props: Partial<ReplicationGroupSettings>): ResolvedSettings {
  // Asked for by name: props may be an instance with getters.
  const names = Object.keys(settingsSchema) as (keyof ReplicationGroupSettings)[];
  const given = Object.fromEntries(names.map((name) => [name, props[name]]));
  return { ...settingsDefaults, ...withoutUndefined(given), ...resolveWindows(props) } as ResolvedSettings;
}
