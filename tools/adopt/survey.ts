import type { AccountReading } from "./read/account";
import { groupIdOf, membersOf } from "./read/members";
import { type Refusal, refusalsOf } from "./refusals";
import { engineOf } from "./refuse/engine";
import { ofCluster } from "./refuse/unknown";

/** One cache of an account, and what keeps it from being adopted. */
export interface SurveyedCache {
  readonly id: string;
  /** AWS's name: `redis`, `valkey` or `memcached`. */
  readonly engine: string;
  /** With its patch level. */
  readonly version: string;
  readonly nodes: number;
  readonly refusals: readonly Refusal[];
}

/** Every cache of an account, those that are no replication group too, by id. */
export function surveyOf(account: AccountReading): readonly SurveyedCache[] {
  const groups = account.groups.map((group): SurveyedCache => {
    const { ReplicationGroupId: id = "", MemberClusters = [] } = group;
    const members = membersOf(account, group);
    return { id, ...engineOf({ group, members }), nodes: MemberClusters.length, refusals: refusalsOf(account, id) };
  });
  const others = account.clusters
    .filter((cluster) => groupIdOf(cluster) === undefined)
    .map((cluster): SurveyedCache => {
      const { CacheClusterId: id = "", Engine = "unknown", EngineVersion = "unknown", NumCacheNodes = 0 } = cluster;
      const refusals = [ofCluster(account, cluster)];
      return { id, engine: Engine, version: EngineVersion, nodes: NumCacheNodes, refusals };
    });
  return [...groups, ...others].sort((one, other) => one.id.localeCompare(other.id, "en"));
}
