import { knownAfterApply } from "../../../../plan/delta";
import type { PlannedChange } from "../../../planned-change";
import { type Interruptions, members } from "../../../interruption";
import { sources } from "../../../sources";
import { valuesOf } from "../../group-parameters";
import { leftTopic } from "../../notification-topic";

/** What clients notice when a cache moves to another parameter group, and what readers of its logs notice. */
export const operationsInterruptions: Interruptions = {
  parameter_group_name: [
    {
      kind: "parameter group",
      when: "may-wait",
      effect: "values that differ take effect; those that need a reboot wait for one",
      source: sources.modify,
      applies: (_before, _after, change) => !isMovedBlindly(change),
    },
    {
      kind: "parameter group",
      when: "may-wait",
      effect:
        "values that differ take effect, and the plan does not show which: compare the two groups first, because another `maxmemory-policy` may evict keys at once, and other `notify-keyspace-events` change what subscribers are told",
      source: sources.parameters,
      applies: (_before, _after, change) => isMovedBlindly(change),
    },
    {
      kind: "evictions",
      when: "may-wait",
      effect: "a full cache evicts keys from then on, where it refused writes before",
      source: sources.parameters,
      applies: (_before, _after, change) => {
        const [old, next] = policies(change);
        return old === noEviction && next !== undefined && next !== noEviction;
      },
    },
    {
      kind: "evictions",
      when: "may-wait",
      effect: "a full cache refuses writes from then on, where it evicted keys before",
      source: sources.parameters,
      applies: (_before, _after, change) => {
        const [old, next] = policies(change);
        return old !== undefined && old !== noEviction && next === noEviction;
      },
    },
  ],
  notification_topic_arn: leftTopic(sources.modify),
  log_delivery_configuration: [
    {
      kind: "log delivery",
      when: "now",
      effect: "a log goes to another place or has another form from then on, and what reads it must follow",
      source: sources.logs,
      applies: (before, after) =>
        logTypes(before).some((type) => logTypes(after).includes(type) && !sameLog(type, before, after)),
    },
    {
      kind: "log delivery",
      when: "now",
      effect: "a log is not delivered any more",
      source: sources.logs,
      applies: (before, after) =>
        after !== knownAfterApply && logTypes(before).some((type) => !logTypes(after).includes(type)),
    },
  ],
};

const noEviction = "noeviction";

/** True when a group is neither in the plan nor one of AWS's own, or is not known yet. */
function isMovedBlindly(change: PlannedChange): boolean {
  return policies(change).includes(undefined);
}

function policies(change: PlannedChange): readonly [before: unknown, after: unknown] {
  return valuesOf("maxmemory-policy", change);
}

function logTypes(blocks: unknown): readonly unknown[] {
  return members(blocks).map(typeOf);
}

function sameLog(type: unknown, before: unknown, after: unknown): boolean {
  const [old, next] = [before, after].map((blocks) => members(blocks).find((block) => typeOf(block) === type));
  return JSON.stringify(old) === JSON.stringify(next);
}

function typeOf(block: unknown): unknown {
  return (Object(block) as { log_type?: unknown }).log_type;
}
