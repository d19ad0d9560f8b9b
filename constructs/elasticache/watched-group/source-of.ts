import type { ProvidedElement } from "../../core";
import type { IReplicationGroup } from "../replication-group/interface";
import { ReplicationGroup } from "../replication-group/replication-group";
import { WatchedReplicationGroup } from "./watched-replication-group";

/**
 * What Terraform knows a replication group by, which says where it is; undefined for one that is described by its values.
 *
 * @internal
 */
export function sourceOf(group: IReplicationGroup): ProvidedElement | undefined {
  if (group instanceof WatchedReplicationGroup) {
    return group.source;
  }
  return group instanceof ReplicationGroup ? group.resource : undefined;
}
