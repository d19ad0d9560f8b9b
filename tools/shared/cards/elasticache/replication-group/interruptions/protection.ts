import { type Interruptions, becomes, turnsOff, turnsOn } from "../../../interruption";
import { sources } from "../../../sources";

/** What happens when something fails. */
export const protectionInterruptions: Interruptions = {
  automatic_failover_enabled: [
    {
      kind: "less protection",
      when: "window",
      effect: "a failed primary is no longer replaced by a replica",
      source: sources.pending,
      applies: turnsOff,
    },
    {
      kind: "more protection",
      when: "window",
      effect: "from then on a replica takes over from a failed primary",
      source: sources.pending,
      applies: turnsOn,
    },
  ],
  multi_az_enabled: [
    {
      kind: "less protection",
      when: "may-wait",
      effect: "one zone's failure can take all nodes",
      source: sources.failover,
      applies: turnsOff,
    },
    {
      kind: "more protection",
      when: "may-wait",
      effect: "from then on no zone's failure takes all nodes",
      source: sources.failover,
      applies: turnsOn,
    },
  ],
  durability: [
    {
      kind: "less protection",
      when: "may-wait",
      effect: "no log of the writes is kept any more: a failover may lose some",
      source: sources.durability,
      applies: (before, after) => after === "disabled" && (before === "async" || before === "sync"),
    },
    {
      kind: "durability",
      when: "may-wait",
      effect:
        "a failover may lose the writes of up to 10 seconds, and clients are told that the cluster is down while the log lags behind by as much",
      source: sources.durability,
      applies: becomes("async"),
    },
    {
      kind: "durability",
      when: "may-wait",
      effect: "writes wait for the log and take milliseconds; AWS charges for it",
      source: sources.durability,
      applies: becomes("sync"),
    },
  ],
  snapshot_retention_limit: [
    {
      kind: "less protection",
      when: "now",
      effect: "daily snapshots stop",
      source: sources.modify,
      applies: turnsOff,
    },
  ],
};
