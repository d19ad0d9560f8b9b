import { own } from "../../records";
import type { Delta } from "../../plan/delta";
import type { Card, Step } from "../card";
import { loss } from "../deletion";
import { losesMembers, members } from "../interruption";
import { replacedBy } from "../replaced-by";
import { sources } from "../sources";

/** What one request of AWS's API may change, one at a time; the engine and its version count as one. */
const fields: Readonly<Record<string, string>> = {
  cache_usage_limits: "limits",
  daily_snapshot_time: "snapshot time",
  description: "description",
  engine: "engine",
  major_engine_version: "engine",
  security_group_ids: "security groups",
  snapshot_retention_limit: "snapshot retention",
  user_group_id: "user group",
};

function changedFields({ changedNames }: Delta): readonly string[] {
  return changedNames.filter((name) => own(fields, name) !== undefined);
}

const steps: readonly Step[] = [
  {
    attribute: "description",
    names: changedFields,
    effect: "AWS accepts one change of a serverless cache in a request, and the provider sends all of them in one",
    instead: "apply one change after the other",
    source: sources.issue(40461),
    on: "update",
    applies: (change) => new Set(changedFields(change).map((name) => own(fields, name))).size > 1,
  },
  {
    attribute: "cache_usage_limits",
    effect:
      "the provider sends nothing for a limit that is no longer in the code: it stays, or the apply ends in an error",
    instead:
      "write another limit instead; AWS removes one when it is set to 0, with `aws elasticache modify-serverless-cache`",
    source: sources.issue(41777),
    on: "update",
    applies: (delta) => limitsOf(delta.before).some((limit) => !limitsOf(delta.after).includes(limit)),
  },
  {
    attribute: "user_group_id",
    effect: "providers before 6.31 send nothing when the user group goes: it stays, or the apply ends in an error",
    instead: "remove it with `aws elasticache modify-serverless-cache --remove-user-group`, then apply the code",
    source: sources.issue(42766),
    on: "update",
    applies: ({ before, after }) => typeof before.user_group_id === "string" && (after.user_group_id ?? null) === null,
  },
  {
    attribute: "security_group_ids",
    effect: "without a security group of its own the cache is in the VPC's default group, or keeps those it has",
    instead: "name at least one security group",
    source: sources.issue(43027),
    on: "update",
    applies: ({ after, changed }) =>
      changed("security_group_ids") && Array.isArray(after.security_group_ids) && after.security_group_ids.length === 0,
  },
];

function limitsOf({ cache_usage_limits }: Delta["before"]): readonly string[] {
  return members(cache_usage_limits).flatMap((block) =>
    Object.entries(Object(block) as object).flatMap(([name, inner]) => (members(inner).length > 0 ? [name] : [])),
  );
}

/** Each limit with its maximum. */
function maximaOf(usageLimits: unknown): readonly (readonly [string, number])[] {
  return members(usageLimits).flatMap((block) =>
    Object.entries(Object(block) as object).flatMap(([limit, ranges]) => {
      const { maximum } = Object(members(ranges)[0]) as { maximum?: unknown };
      return typeof maximum === "number" ? [[limit, maximum] as const] : [];
    }),
  );
}

/** Without a maximum there is no limit. */
function maximumOf(usageLimits: unknown, limit: string): number {
  return new Map(maximaOf(usageLimits)).get(limit) ?? Infinity;
}

/** A serverless cache. */
export const serverlessCache: Card = {
  deletion: loss(
    sources.deletingServerless,
    "every key in the cache; the provider takes no final snapshot of a serverless cache",
    "take a snapshot, make a second cache restored from it, move the clients, then remove the old one",
    {
      insteadOf: {
        major_engine_version: "upgrade it outside Terraform and then change the code, or use a provider from 6.31 on",
        name: "keep the name, in lower case: AWS stores it that way, and any other spelling replaces the cache at every apply",
      },
      insteadOfDeletion: "take a snapshot and move the clients first, and then allow it",
    },
  ),
  namedBy: ["name"],
  replacedBy: replacedBy("aws_elasticache_serverless_cache", "network_type", "snapshot_arns_to_restore"),
  interruptions: {
    engine: [{ kind: "engine change", when: "now", effect: "AWS documents no downtime", source: sources.versions }],
    major_engine_version: [
      { kind: "engine upgrade", when: "now", effect: "AWS documents no downtime", source: sources.versions },
    ],
    cache_usage_limits: [
      {
        kind: "limits",
        when: "now",
        effect: "requests above the new limits are throttled",
        source: sources.modifyServerless,
        applies: (before, after) => maximaOf(after).some(([limit, maximum]) => maximum < maximumOf(before, limit)),
      },
    ],
    security_group_ids: [
      {
        kind: "network access",
        when: "now",
        effect: "clients of the removed groups lose access",
        source: sources.modifyServerless,
        applies: losesMembers,
      },
    ],
    user_group_id: [
      {
        kind: "authentication",
        when: "now",
        effect: "users outside the new group lose access",
        source: sources.modifyServerless,
        applies: (before, after) => typeof before === "string" && after !== null,
      },
      {
        kind: "authentication",
        when: "now",
        effect: "from then on, only users of the group can connect",
        source: sources.modifyServerless,
        applies: (before) => typeof before !== "string",
      },
    ],
    snapshot_retention_limit: [
      {
        kind: "less protection",
        when: "now",
        effect: "daily snapshots stop",
        source: sources.modifyServerless,
        applies: (before, after) => Number(before) > 0 && after === 0,
      },
    ],
  },
  steps,
  quiet: [
    "arn",
    "create_time",
    "daily_snapshot_time",
    "description",
    "endpoint",
    "full_engine_version",
    "id",
    "reader_endpoint",
    "region",
    "status",
    "tags",
    "tags_all",
    "timeouts",
  ],
};
