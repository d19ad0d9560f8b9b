import type { SynthesizedStack } from "../../../constructs/testing";
import { type Arguments, type StackDocument, constructPathOf } from "../../shared/stack/document";
import type { FoundCache } from "../found";
import type { Names } from "../read/existing-names";
import { type Candidate, cacheId } from "./candidate";
import { rulesOf } from "./groups";

/** The import id of a resource by its arguments, where those say it, in the order in which people look for them. */
const idsByType: Readonly<Record<string, (args: Arguments, topicArn: (name: unknown) => string) => unknown>> = {
  aws_elasticache_replication_group: (args) => args.replication_group_id,
  aws_elasticache_subnet_group: (args) => args.name,
  aws_elasticache_parameter_group: (args) => args.name,
  aws_elasticache_user: (args) => args.user_id,
  aws_elasticache_user_group: (args) => args.user_group_id,
  aws_cloudwatch_metric_alarm: (args) => args.alarm_name,
  aws_cloudwatch_composite_alarm: (args) => args.alarm_name,
  aws_cloudwatch_dashboard: (args) => args.dashboard_name,
  aws_sns_topic: (args, topicArn) => topicArn(args.name),
};

/** Types of which AWS takes a creation for a change if the name exists. The others of the stack exist if it has them. */
const overwritten: Readonly<Record<string, keyof Names>> = {
  aws_cloudwatch_metric_alarm: "alarms",
  aws_cloudwatch_composite_alarm: "alarms",
  aws_cloudwatch_dashboard: "dashboards",
  aws_sns_topic: "topics",
};

interface Importable {
  readonly type: string;
  /** Path of its construct below the stack. */
  readonly path: string;
  readonly id: string;
}

/** The names in a stack that would be overwritten. */
export function namesIn(stack: SynthesizedStack, found: FoundCache): Names {
  const all = importables(stack, found);
  const named = (kind: keyof Names) => all.filter(({ type }) => overwritten[type] === kind).map(({ id }) => id);
  return { alarms: named("alarms"), dashboards: named("dashboards"), topics: named("topics") };
}

/**
 * The import ids of everything in a stack that exists, by the paths of its constructs.
 *
 * @param existing which of the names that would be overwritten exist
 */
export function importsOf(
  stack: SynthesizedStack,
  found: FoundCache,
  { ownSecurityGroup }: Candidate,
  existing: Names,
): Readonly<Record<string, string>> {
  const all = importables(stack, found);
  const parts = all.filter(({ type }) => overwritten[type] === undefined);
  const twins = all.filter(({ type, id }) => {
    const kind = overwritten[type];
    return kind !== undefined && existing[kind].includes(id);
  });
  const group = ownSecurityGroup === undefined ? [] : securityGroupImports(ownSecurityGroup, found);
  const policies = twins
    .filter(({ type }) => type === "aws_sns_topic")
    .flatMap(({ path, id }) => policyPaths(stack, path).map((policy) => [policy, id] as const));
  const entriesOf = (some: readonly Importable[]) => some.map(({ path, id }) => [path, id] as const);
  return Object.fromEntries([...entriesOf(parts), ...group, ...entriesOf(twins), ...policies]);
}

function importables(stack: SynthesizedStack, { place }: FoundCache): readonly Importable[] {
  const topicArn = (name: unknown) => `arn:${place.partition}:sns:${place.region}:${place.account}:${String(name)}`;
  const resources = resourcesIn(stack);
  return Object.entries(idsByType).flatMap(([wanted, idOf]) =>
    resources
      .filter(({ type }) => type === wanted)
      .map(({ type, path, args }) => ({ type, path, id: idOf(args, topicArn) as string })),
  );
}

function resourcesIn({ name, document }: SynthesizedStack) {
  const { resource = {} } = document as StackDocument;
  return Object.entries(resource).flatMap(([type, blocks]) =>
    Object.values(blocks).map((args) => {
      const path = (constructPathOf(args) ?? "").slice(`${name}/`.length).replace(/\/Resource$/, "");
      return { type, path, args };
    }),
  );
}

/** Paths of the group and of the rules that let its clients in. */
function securityGroupImports(own: NonNullable<Candidate["ownSecurityGroup"]>, found: FoundCache) {
  const path = `${cacheId}/SecurityGroup`;
  const rules = rulesOf(own, found).map(
    ({ rule, name }) => [`${path}/From-${name}`, String(rule.SecurityGroupRuleId)] as const,
  );
  return [[path, String(own.group.GroupId)] as const, ...rules];
}

/** A topic's policy is imported with it, so that the plan shows what it changes. */
function policyPaths(stack: SynthesizedStack, topic: string): readonly string[] {
  return resourcesIn(stack)
    .filter(({ type, path }) => type === "aws_sns_topic_policy" && path.startsWith(`${topic}/`))
    .map(({ path }) => path);
}
