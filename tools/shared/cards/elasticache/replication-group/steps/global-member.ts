import type { Step } from "../../../card";
import { sources } from "../../../sources";

const sharedByAllMembers = ["engine", "engine_version", "node_type", "num_node_groups", "parameter_group_name"];

/** Members of a global datastore. */
export const globalMemberSteps: readonly Step[] = [
  {
    attribute: "global_replication_group_id",
    effect:
      "AWS refuses to change the engine, its version, its parameter group, the node type or the shards of one member of a global datastore",
    instead: "change it on the global datastore, which changes every member, and ignore it here",
    source: sources.issue(22528),
    on: "update",
    applies: ({ isGlobalMember, changed }) => isGlobalMember && sharedByAllMembers.some(changed),
  },
];
