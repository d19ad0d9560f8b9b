import { partition } from "@aws-sdk/core/client";
import { type Blocks, type StackDocument, awsProviderOf, typesOf } from "../../shared/stack/document";
import { packed } from "./packing";
import { permissionsOf } from "../../shared/cards";
import type { Condition, Permission } from "../../shared/cards/permission";
import type { Policy, Statement } from "./statement";

/**
 * Length of the part of a cache's name with which all names made from it begin: a name over 40 characters keeps 31 and
 * gets a hash.
 */
const keptNameLength = 31;

/** The policies of a role that deploys one stack: what the deploy needs, and nothing else. */
export function deployPolicies(stack: StackDocument): readonly Policy[] {
  return packed(statementsOf(stack));
}

/**
 * What a role that deploys one stack may do, by service.
 *
 * @throws Error when the stack has a type whose permissions are not declared
 */
export function statementsOf(stack: StackDocument): readonly Statement[] {
  const unknown = typesOf(stack).filter((type) => permissionsOf(type) === undefined);
  if (unknown.length > 0) {
    throw new Error(
      `no permissions are known for ${unknown.join(", ")}; declare them on their cards in tools/shared/cards`,
    );
  }
  const needed = typesOf(stack).flatMap((type) => permissionsOf(type) ?? []);
  const statements = [...state(stack), ...needed].map((permission) => statement(permission, stack)).reduce(merge, []);
  return [...statements].sort((one, other) => serviceOf(one).localeCompare(serviceOf(other), "en"));
}

/** Of several services, the first one. */
function serviceOf({ Action: [first = ""] }: Statement): string {
  return first.slice(0, first.indexOf(":"));
}

/** Terraform reads and writes the state, and a file beside it that locks it. */
function state({ terraform }: StackDocument): readonly Permission[] {
  const s3 = terraform?.backend?.s3;
  if (s3 === undefined) {
    return [];
  }
  const bucket = String(s3.bucket);
  const object = `arn:{partition}:s3:::${bucket}/${String(s3.key)}`;
  return [
    { actions: ["s3:ListBucket"], on: [`arn:{partition}:s3:::${bucket}`] },
    { actions: ["s3:GetObject", "s3:PutObject"], on: [object, `${object}.tflock`] },
    { actions: ["s3:DeleteObject"], on: [`${object}.tflock`] },
  ];
}

/** Puts the actions on the same resources together. */
function merge(merged: readonly Statement[], next: Statement): readonly Statement[] {
  const twin = merged.find((one) => scope(one) === scope(next));
  return twin === undefined
    ? [...merged, next]
    : merged.map((one) => (one === twin ? { ...one, Action: sorted([...one.Action, ...next.Action]) } : one));
}

function scope({ Resource, Condition }: Statement): string {
  return JSON.stringify([Resource, Condition]);
}

function statement({ actions, on, condition }: Permission, stack: StackDocument): Statement {
  return {
    Effect: "Allow",
    Action: sorted(actions),
    Resource: sorted(on.flatMap((arn) => filled(arn, stack))),
    ...(condition === undefined ? {} : { Condition: filledCondition(condition, stack) }),
  };
}

function filledCondition(condition: Condition, stack: StackDocument): Statement["Condition"] {
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, sorted(filled(value, stack))])),
    ]),
  );
}

/** A template with every value that its placeholders have. */
function filled(template: string, stack: StackDocument): readonly string[] {
  const [placeholder, name = ""] = /\{([\w.]+)\}/.exec(template) ?? [];
  return placeholder === undefined
    ? [template]
    : values(name, stack).flatMap((value) =>
        filled(
          template.replace(placeholder, () => value),
          stack,
        ),
      );
}

/** The values of a placeholder; a wildcard for what the stack does not say before Terraform runs. */
function values(name: string, stack: StackDocument): readonly string[] {
  const { region, allowed_account_ids: accounts } = awsProviderOf(stack);
  switch (name) {
    case "partition":
      return [partition(typeof region === "string" ? region : "").name];
    case "region":
      return [known(region)];
    case "account":
      return [known(valueAt(accounts, ["0"]))];
    case "cache":
      return beginnings(idsOf(stack.resource));
    case "watched":
      return beginnings([...idsOf(stack.resource), ...idsOf(stack.data)]);
    default: {
      const [type = "", ...path] = name.split(".");
      const found = Object.values(stack.resource?.[type] ?? {}).map((args) => known(valueAt(args, path)));
      return found.length === 0 ? ["*"] : [...new Set(found)];
    }
  }
}

/** Ids of replication groups. */
function idsOf(blocks: Blocks = {}): readonly string[] {
  return Object.values(blocks.aws_elasticache_replication_group ?? {}).map((args) => known(args.replication_group_id));
}

/** The beginnings of names that are made from ids of caches. */
function beginnings(ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? ["*"] : [...new Set(ids.map((id) => id.slice(0, keptNameLength)))];
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, step) => (found as Readonly<Record<string, unknown>> | undefined)?.[step], value);
}

function known(value: unknown): string {
  return typeof value === "string" && !value.includes("${") ? value : "*";
}

function sorted(items: readonly string[]): readonly string[] {
  return [...new Set(items)].sort();
}
