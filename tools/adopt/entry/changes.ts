import type { SynthesizedStack } from "../../../constructs/testing";
import { type Arguments, type StackDocument, resourcesOf } from "../../shared/stack/document";
import type { FoundCache } from "../found";
import type { Names } from "../read/existing-names";
import type { Candidate } from "./candidate";
import { rulesOf } from "./groups";

/** Something that is not as it was once the cache is taken over. */
export interface Change {
  readonly what: string;
  /** When it happens. */
  readonly when: "first apply" | "after --finish";
  /** What clients notice. */
  readonly downtime: string;
}

const none = "none";

/** Every change to what exists. The plans show the same, in Terraform's words. */
export function changesOf(
  stack: SynthesizedStack,
  found: FoundCache,
  candidate: Candidate,
  existing: Names,
): readonly Change[] {
  const document = stack.document as StackDocument;
  return [
    ...tagChange(document, found),
    ...parameterChange(document, found),
    ...partTags(document),
    ...ruleDescriptions(found, candidate),
    ...replacedNames(existing),
    ...windowChange(document, found, candidate),
    ...tokenChange(candidate),
  ];
}

/** The group gets a `Name` like everything else of ours. */
function tagChange(document: StackDocument, { tags }: FoundCache): readonly Change[] {
  const [, group] = resourcesOf(document, "aws_elasticache_replication_group")[0] ?? [];
  const wanted = Object(group?.tags) as Readonly<Record<string, unknown>>;
  const added = Object.keys(wanted).filter((key) => tags[key] !== wanted[key]);
  return added.length === 0
    ? []
    : [{ what: `tag ${added.join(", ")} of the replication group`, when: "after --finish", downtime: none }];
}

/** Values that nobody has set are written out, because our defaults are others. */
function parameterChange(document: StackDocument, { parameterGroup: { changed } }: FoundCache): readonly Change[] {
  const [, group] = resourcesOf(document, "aws_elasticache_parameter_group")[0] ?? [];
  const names = ((group?.parameter ?? []) as readonly Arguments[]).map(({ name }) => String(name));
  const written = names.filter((name) => !Object.hasOwn(changed, name));
  return written.length === 0
    ? []
    : [{ what: `${written.join(", ")}: written out with the value that it has`, when: "first apply", downtime: none }];
}

const tagged = [
  ["aws_elasticache_subnet_group", "subnet group"],
  ["aws_elasticache_parameter_group", "parameter group"],
  ["aws_security_group", "security group"],
  ["aws_vpc_security_group_ingress_rule", "rules of the security group"],
  ["aws_elasticache_user_group", "user group"],
  ["aws_elasticache_user", "users"],
] as const;

function partTags(document: StackDocument): readonly Change[] {
  const parts = tagged.filter(([type]) => resourcesOf(document, type).length > 0).map(([, words]) => words);
  return parts.length === 0
    ? []
    : [
        {
          what: `tags of ${parts.join(", ")}: those of the cache and a \`Name\`, no others`,
          when: "first apply",
          downtime: none,
        },
      ];
}

/** A rule that says nothing gets the description that each of ours has. */
function ruleDescriptions(found: FoundCache, { ownSecurityGroup }: Candidate): readonly Change[] {
  const rules = ownSecurityGroup === undefined ? [] : rulesOf(ownSecurityGroup, found);
  const silent = rules.filter(({ client }) => client.description === undefined);
  const ids = silent.map(({ rule }) => String(rule.SecurityGroupRuleId));
  return ids.length === 0
    ? []
    : [{ what: `descriptions of the rules ${ids.join(", ")}: they have none`, when: "first apply", downtime: none }];
}

/** What of an object becomes ours, where it has the name of one of ours. */
const replaced: Readonly<Record<keyof Names, string>> = {
  alarms: "the condition, whom it tells, description and tags become ours",
  dashboards: "all widgets become ours",
  topics: "policy, key and tags become ours",
};

function replacedNames(existing: Names): readonly Change[] {
  return (Object.keys(replaced) as (keyof Names)[]).flatMap((kind) =>
    existing[kind].map((name): Change => ({ what: `${name}: ${replaced[kind]}`, when: "first apply", downtime: none })),
  );
}

/** AWS lets no new window overlap the other one. */
function windowChange(document: StackDocument, { group }: FoundCache, { otherSnapshotWindow: why }: Candidate) {
  const [, args] = resourcesOf(document, "aws_elasticache_replication_group")[0] ?? [];
  const what = `snapshot window: ${String(group.SnapshotWindow)} becomes ${String(args?.snapshot_window)}, because ${String(why)}`;
  return why === undefined ? [] : [{ what, when: "after --finish", downtime: none } as const];
}

function tokenChange({ environment }: Candidate): readonly Change[] {
  const isNew = Object.values(environment.caches).some(({ authentication }) => authentication?.kind === "auth-token");
  return isNew
    ? [
        {
          what: "a new token beside the present one; clients move to it, then `rotation: 3` ends the present one",
          when: "after --finish",
          downtime: "none; after `rotation: 3`, clients with the old token are refused",
        },
      ]
    : [];
}
